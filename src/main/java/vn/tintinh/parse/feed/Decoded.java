package vn.tintinh.parse.feed;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A document's characters.
 *
 * @param text without byte order mark
 * @param encoding by which the bytes were read in fact, lower case
 * @param faultless false where the bytes were not what they were said to be
 * @param warnings sentences about what was found out
 */
record Decoded(String text, String encoding, boolean faultless, List<String> warnings) {
    Decoded {
        requireNonNull(text);
        requireNonNull(encoding);
        warnings = List.copyOf(warnings);
    }
}
