/** Blocks of headlines for the pages of partners: frames, the custom element, fragments, oEmbed, and their builder. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.embed;
