/** Which items of several sources tell the same news: fingerprints of items, and how they are compared. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.story;
