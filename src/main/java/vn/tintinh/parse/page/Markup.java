package vn.tintinh.parse.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 9;

    private final byte[] page;
    /** The same, a letter for each byte, for searching fast. */
    private final String text;

    private final ByteArrayOutputStream kept;
    private int copied;
    private int at;

    private Markup(byte[] page) {
        this.page = page;
        this.text = new String(page, StandardCharsets.ISO_8859_1);
        this.kept = new ByteArrayOutputStream(page.length);
    }

    /** The page without code. */
    static byte[] withoutCode(byte[] page) {
        Markup markup = new Markup(page);
        while (markup.goTo("<")) {
            markup.tag();
        }
        if (markup.copied == 0) {
            return page;
        }
        markup.kept.write(page, markup.copied, page.length - markup.copied);
        return markup.kept.toByteArray();
    }

    /** Goes to the next place of some text, or to the end of the page. */
    private boolean goTo(String wanted) {
        int found = text.indexOf(wanted, at);
        at = found < 0 ? page.length : found;
        return found >= 0;
    }

    /** Steps over a tag or a comment, and over what only its end tag can end. */
    private void tag() {
        if (text.startsWith("<!--", at)) {
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
        if (text.charAt(at - 2) == '/') { // in SVG it has no content, in HTML it has
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
        at += 2;
        while (goTo("--")) {
            if (text.startsWith(">", at + 2) || text.startsWith("!>", at + 2)) {
                return;
            }
            at++;
        }
    }

    /** Goes behind the {@code >}; one in quotes is none, and quotes are only such after {@code =}. */
    private void endOfTag() {
        char before = 0;
        int here = at + 1;
        for (; here < text.length() && text.charAt(here) != '>'; here++) {
            char letter = text.charAt(here);
            if ((letter == '"' || letter == '\'') && before == '=') {
                int end = text.indexOf(letter, here + 1);
                here = end < 0 ? text.length() : end;
            }
            before = isSpace(letter) ? before : letter;
        }
        at = Math.min(here + 1, text.length());
    }

    /** Goes to the end tag of an element; true where a script has a script in a comment, and ends who knows where. */
    private boolean endOfContent(String name) {
        boolean isCommented = false;
        for (; goTo("<"); at++) {
            if (text.startsWith("/", at + 1) && name(at + 2).equals(name)) {
                return false;
            }
            isCommented |= text.startsWith("!--", at + 1);
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
            return HtmlReader.isNamingFont(text.substring(content, at));
        }
        String said = text.substring(tag, content);
        return said.contains("ld+json") || (said.contains("json") && said.contains("&"));
    }

    /** The name of a tag in lower case; {@code ""} for what is none, or has a longer name than any that matters. */
    private String name(int start) {
        int end = start;
        while (end < text.length() && end - start <= LONGEST_NAME && isLetter(text.charAt(end))) {
            end++;
        }
        boolean isEnded = end == text.length() || isSpace(text.charAt(end)) || "/>".indexOf(text.charAt(end)) >= 0;
        return isEnded && end - start >= SHORTEST_NAME
                ? text.substring(start, end).toLowerCase(Locale.ROOT)
                : "";
    }

    private static boolean isLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r' || letter == '\f';
    }
}
