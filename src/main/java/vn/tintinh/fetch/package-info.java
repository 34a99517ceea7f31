/** One polite conditional GET and its outcome. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.fetch;
