/** Parsed entry to item: links, dates, language, safe HTML. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.normalise;
