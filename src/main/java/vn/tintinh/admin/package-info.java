/** What operators see: health, metrics, commands. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.admin;
