/** What an operator wrote in {@code conf/}, as one checked, immutable configuration, and its reloads. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.config;
