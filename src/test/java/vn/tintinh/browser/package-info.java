/** Pages in a real browser. */
@NullMarked
package vn.tintinh.browser;

import org.jspecify.annotations.NullMarked;
