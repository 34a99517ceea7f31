/** The only door out: address guard, per-host gate, limits. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.net;
