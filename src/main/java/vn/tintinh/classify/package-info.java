/** Categories and province of an item. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.classify;
