/** The rules of the W3C feed validator that concern what we publish. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.render.check;
