/** Values that are valid if they exist: what the other packages pass to each other. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.model;
