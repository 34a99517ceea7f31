package vn.tintinh.parse.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The bytes of a page without the code of its scripts and style sheets: about half of a page, which nothing reads and
 * the HTML parser would have to. The elements stay, and so does what JSON-LD and a sheet with a legacy font say.
 *
 * <p>Steps from tag to tag as an HTML tokeniser does, so that {@code <script>} in a comment, an attribute or a title is
 * none. Where it cannot be sure of the end of an element, it leaves the rest of the page alone. Linear; for all charsets
 * in which markup is ASCII. Spec: HTML §13.2.5.
 */
final class Markup {
    private static final Set<String> RAW = Set.of("title", "textarea", "iframe", "xmp", "noembed", "noframes");
    private static final int LONGEST_NAME = 9;

    private final byte[] page;
    private final ByteArrayOutputStream kept;
    private int copied;
    private int at;

    private Markup(byte[] page) {
        this.page = page;
        this.kept = new ByteArrayOutputStream(page.length);
    }

    /** The page without code. */
    static byte[] withoutCode(byte[] page) {
        Markup markup = new Markup(page);
        while (markup.at < page.length) {
            if (page[markup.at] == '<') {
                markup.tag();
            } else {
                markup.at++;
            }
        }
        if (markup.copied == 0) {
            return page;
        }
        markup.kept.write(page, markup.copied, page.length - markup.copied);
        return markup.kept.toByteArray();
    }

    /** Steps over a tag or a comment, and over what only its end tag can end. */
    private void tag() {
        if (isComment()) {
            endOfComment();
            return;
        }
        int start = at;
        String name = name(at + 1);
        endOfTag();
        boolean isCode = name.equals("script") || name.equals("style");
        if (!isCode && !RAW.contains(name)) {
            return;
        }
        if (at < 2 || page[at - 2] == '/') { // in SVG it has no content, in HTML it has
            at = page.length;
            return;
        }
        int content = at;
        boolean isWritingTags = endOfContent(name);
        if (isCode && at < page.length && !isRead(name, start, content)) {
            kept.write(page, copied, content - copied);
            copied = at;
        }
        at = isWritingTags ? page.length : at;
    }

    /** Goes behind {@code -->} or {@code --!>}; {@code <!-->} is a whole comment. */
    private void endOfComment() {
        for (at += 4; at < page.length; at++) {
            if (page[at] == '>' && page[at - 1] == '-' && page[at - 2] == '-') {
                break;
            }
            if (page[at] == '>' && page[at - 1] == '!' && page[at - 2] == '-' && page[at - 3] == '-') {
                break;
            }
        }
        at = Math.min(at + 1, page.length);
    }

    /** Goes behind the {@code >}; one in quotes is none, and quotes are only such after {@code =}. */
    private void endOfTag() {
        byte before = 0;
        for (at++; at < page.length && page[at] != '>'; at++) {
            byte one = page[at];
            if ((one == '"' || one == '\'') && before == '=') {
                for (at++; at < page.length && page[at] != one; at++) {}
            }
            before = isSpace(one) ? before : one;
        }
        at = Math.min(at + 1, page.length);
    }

    /** Goes to the end tag of an element; true where a script has a script in a comment, and ends who knows where. */
    private boolean endOfContent(String name) {
        boolean isCommented = false;
        for (; at < page.length; at++) {
            if (page[at] != '<') {
                continue;
            }
            if (at + 1 < page.length && page[at + 1] == '/' && name(at + 2).equals(name)) {
                return false;
            }
            isCommented |= isComment();
            if (isCommented && name(at + 1).equals("script")) {
                at = page.length;
                return true;
            }
        }
        return false;
    }

    /** Whether somebody wants the content of a script or style sheet. */
    private boolean isRead(String name, int tag, int content) {
        if (name.equals("style")) {
            return HtmlReader.isNamingFont(new String(page, content, at - content, StandardCharsets.ISO_8859_1));
        }
        String said = new String(page, tag, content - tag, StandardCharsets.ISO_8859_1);
        return said.contains("ld+json") || (said.contains("json") && said.contains("&"));
    }

    /** The name of a tag in lower case; {@code ""} for what is none, or has a longer name than any that matters. */
    private String name(int start) {
        int end = start;
        while (end < page.length && end - start <= LONGEST_NAME && isLetter(page[end])) {
            end++;
        }
        boolean isEnded = end == page.length || isSpace(page[end]) || page[end] == '>' || page[end] == '/';
        return isEnded ? lower(start, end) : "";
    }

    private String lower(int start, int end) {
        char[] lower = new char[end - start];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = (char) (page[start + i] | 0x20);
        }
        return String.valueOf(lower);
    }

    private static boolean isLetter(byte one) {
        int lower = one | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isSpace(byte one) {
        return one == ' ' || one == '\n' || one == '\t' || one == '\r' || one == '\f';
    }

    private boolean isComment() {
        return at + 3 < page.length && page[at + 1] == '!' && page[at + 2] == '-' && page[at + 3] == '-';
    }
}
