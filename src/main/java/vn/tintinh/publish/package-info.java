/** Channels to renditions kept ready, and what changed invalidates what. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.publish;
