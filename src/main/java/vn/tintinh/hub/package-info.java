/** Our WebSub hub: takes subscriptions to all that we publish, and delivers what is new. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.hub;
