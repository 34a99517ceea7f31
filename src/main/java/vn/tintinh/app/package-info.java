/** Entry, command line, wiring, start and stop. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.app;
