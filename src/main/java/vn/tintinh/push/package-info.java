/** Subscribes to the hubs that sources name, and takes what they deliver (W3C WebSub). */
@org.jspecify.annotations.NullMarked
package vn.tintinh.push;
