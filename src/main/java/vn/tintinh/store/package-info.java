/** All SQL and all transactions. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.store;
