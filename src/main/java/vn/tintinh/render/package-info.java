/** Items to bytes of RSS, Atom, JSON Feed, OPML. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.render;
