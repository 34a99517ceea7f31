package vn.tintinh.render.check;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Tag;

/** Rules of plain text: no markup, nothing blank, no odd characters. */
final class TextRules {
    private static final Pattern END_TAG = Pattern.compile("</(\\w+)>");
    private static final Pattern ENTITY = Pattern.compile("&(#?\\w+)");
    private static final Pattern MARKUP = Pattern.compile("&#[x0-9]|<[/a-zA-Z]");
    private static final Pattern EMAIL = Pattern.compile("<[\\w+.'-]+@([\\w-]+\\.)+[\\w-]+>");

    private TextRules() {}

    /** Text that is no HTML; {@code rule} is broken where it is. */
    static void plain(Report report, Element at, String value, Rule rule) {
        boolean rss = at.getDocument().getRootElement().getName().equals("rss");
        Matcher tag = END_TAG.matcher(value);
        while (tag.find()) {
            if (Tag.isKnownTag(tag.group(1).toLowerCase(Locale.ROOT))) {
                report.add(rule, at, value);
                return;
            }
        }
        Matcher entity = ENTITY.matcher(value);
        boolean any = false;
        while (entity.find()) {
            any = true;
            String name = entity.group(1);
            boolean known = Entities.isNamedEntity(name) || !name.chars().allMatch(Character::isLetter);
            if (known && !report.isEscaped(at)) {
                report.add(rule, at, value);
                return;
            }
        }
        if (rss && !any && MARKUP.matcher(value).find() && !report.isEscaped(at)) {
            report.add(Rule.CHARACTER_DATA, at, value);
        }
    }

    static void notBlank(Report report, Element at, String value) {
        if (value.isEmpty()) {
            report.add(Rule.NOT_BLANK, at, "");
        }
    }

    /** A name of a person: plain, not blank, without a mail address. */
    static void name(Report report, Element at) {
        notBlank(report, at, at.getTextTrim());
        plain(report, at, at.getText(), Rule.CONTAINS_HTML);
        if (EMAIL.matcher(at.getText()).find()) {
            report.add(Rule.CONTAINS_EMAIL, at, at.getText());
        }
    }

    /** No control characters of the upper half, no replacement character. */
    static void characters(Report report, Element at, String value) {
        if (value.chars().anyMatch(c -> (c >= 0x80 && c <= 0x9f) || c == 0xfffd)) {
            report.add(Rule.BAD_CHARACTERS, at, value);
        }
    }
}
