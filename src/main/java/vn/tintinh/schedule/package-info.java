/** When a source is next due, and how it is: arithmetic, no clock of its own. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.schedule;
