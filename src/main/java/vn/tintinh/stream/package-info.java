/** Event streams: what comes into a channel, told to open connections (server-sent events). */
@org.jspecify.annotations.NullMarked
package vn.tintinh.stream;
