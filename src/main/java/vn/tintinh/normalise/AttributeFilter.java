package vn.tintinh.normalise;

import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Which attributes stay, and with what value. */
final class AttributeFilter {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern DATE = Pattern.compile("[0-9A-Za-z:+. -]{1,40}");
    private static final Pattern FORMULA = Pattern.compile("[0-9A-Za-z .%#-]{0,40}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,4}");

    private final Urls urls;

    AttributeFilter(Urls urls) {
        this.urls = urls;
    }

    /** Whether any attribute of the element stays. */
    boolean keepsAny(Element element, Tag tag) {
        if (element.attributesSize() == 0) {
            return false;
        }
        for (Attribute attribute : element.attributes()) {
            if (kept(tag, attribute.getKey(), attribute.getValue()) != null) {
                return true;
            }
        }
        return false;
    }

    /** Writes the attributes that stay, in the order they have. */
    void write(Element element, Tag tag, FragmentWriter writer) {
        if (element.attributesSize() == 0) {
            return;
        }
        for (Attribute attribute : element.attributes()) {
            String value = kept(tag, attribute.getKey(), attribute.getValue());
            if (value != null) {
                writer.attribute(attribute.getKey(), value);
            }
        }
    }

    /** Writes an attribute that holds words for people, if it is there and harmless. */
    void writeText(Element element, String name, FragmentWriter writer) {
        if (element.hasAttr(name)) {
            String value = Characters.line(element.attr(name));
            writer.attribute(name, Dangers.isDangerousUrl(value) ? "" : value);
        }
    }

    private @Nullable String kept(Tag tag, String name, String value) {
        return switch (name) {
            case "title" -> words(value);
            case "lang" -> LANGUAGE.matcher(value).matches() ? value : null;
            case "dir" -> value.equals("rtl") || value.equals("ltr") || value.equals("auto") ? value : null;
            case "style" -> Style.kept(value);
            default -> tag.attributes().contains(name) ? own(tag, name, value) : null;
        };
    }

    private @Nullable String own(Tag tag, String name, String value) {
        if (tag.kind() == Tag.Kind.MATH) {
            return FORMULA.matcher(value).matches() ? value : null;
        }
        return switch (name) {
            case "href" -> urls.link(value);
            case "cite" -> urls.resource(value);
            case "hreflang" -> LANGUAGE.matcher(value).matches() ? value : null;
            case "datetime" -> DATE.matcher(value).matches() ? value : null;
            case "reversed" -> "";
            case "type" -> value.length() == 1 && "1aAiI".contains(value) ? value : null;
            case "scope" -> value.equals("row") || value.equals("col") ? value : null;
            case "width", "height" -> pixels(value);
            default -> NUMBER.matcher(value).matches() ? value : null;
        };
    }

    private static @Nullable String words(String value) {
        String words = Characters.line(value);
        return words.isEmpty() || Dangers.isDangerousUrl(words) ? null : words;
    }

    private static @Nullable String pixels(String value) {
        String number =
                value.endsWith("px") ? value.substring(0, value.length() - 2).trim() : value;
        return NUMBER.matcher(number).matches() && !number.startsWith("-") ? number : null;
    }
}
