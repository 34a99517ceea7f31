/** Items to bytes of RSS, Atom, JSON Feed, OPML, sitemap. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.render;
