package vn.tintinh.render;

import java.util.regex.Pattern;

/**
 * Plain text where readers disagree whether it is HTML.
 *
 * <p>A headline such as {@code Thẻ <b> là gì?} is shown with its tag by one reader of RSS and without it by the next;
 * escaping it twice moves the fault to the first. A word joiner behind the {@code <} or {@code &} makes it plain text for
 * both, and is not seen. Only what HTML would read as a tag, a comment or a character reference is touched, so nearly all
 * text stays as it is. Spec: HTML Living Standard §13.2.5.6, §13.2.5.72; RSS Best Practices Profile §4.
 */
final class Plain {
    private static final String JOINER = "\u2060";
    private static final Pattern MARKUP = Pattern.compile("<(?=[A-Za-z/!?])|&(?=[#0-9_]|\\w{2})");

    private Plain() {}

    /** Whether a reader of HTML would see more than text. */
    static boolean resemblesMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    /** The text for a place that has no type, with what XML can hold. */
    static String untyped(String text) {
        String allowed = Xml.text(text);
        return resemblesMarkup(allowed) ? MARKUP.matcher(allowed).replaceAll("$0" + JOINER) : allowed;
    }
}
