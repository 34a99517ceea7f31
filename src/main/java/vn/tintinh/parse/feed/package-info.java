/** Bytes to parsed feed: RSS, Atom, RDF, JSON Feed. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.parse.feed;
