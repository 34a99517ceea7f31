/** Bytes to listing or article, by rule or by detection. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.parse.page;
