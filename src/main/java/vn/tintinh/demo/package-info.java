/** A sample origin: six small provincial sites served on loopback. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.demo;
