/** When a source is next due: arithmetic, no clock of its own. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.schedule;
