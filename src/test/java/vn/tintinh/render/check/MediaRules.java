package vn.tintinh.render.check;

import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Rules of Media RSS, as far as we write it. Spec: Media RSS 1.5.1. */
final class MediaRules {
    private static final Namespace MEDIA = Namespace.getNamespace("http://search.yahoo.com/mrss/");
    private static final Set<String> MEDIUMS = Set.of("image", "audio", "video", "document", "executable");
    private static final Set<String> OF_CONTENT = Set.of(
            "url",
            "fileSize",
            "type",
            "medium",
            "isDefault",
            "expression",
            "bitrate",
            "framerate",
            "samplingrate",
            "channels",
            "duration",
            "height",
            "width",
            "lang");

    private MediaRules() {}

    static void check(Report report, Element parent) {
        for (Element child : parent.getChildren()) {
            if (child.getNamespace().equals(MEDIA)) {
                one(report, child);
                check(report, child);
            }
        }
    }

    private static void one(Report report, Element element) {
        switch (element.getName()) {
            case "content" -> content(report, element);
            case "thumbnail" -> {
                report.attributes(element, Set.of("url", "width", "height", "time"));
                required(report, element);
            }
            case "title", "description" -> {
                report.attributes(element, Set.of("type"));
                String type = element.getAttributeValue("type", "plain");
                if (!type.equals("plain") && !type.equals("html")) {
                    report.add(Rule.INVALID_MEDIA_TEXT_TYPE, element, type);
                } else if (type.equals("html")) {
                    HtmlRules.check(report, element, element.getText());
                } else {
                    TextRules.plain(report, element, element.getText(), Rule.CONTAINS_UNDECLARED_HTML);
                }
            }
            default -> {}
        }
    }

    private static void content(Report report, Element content) {
        report.attributes(content, OF_CONTENT);
        required(report, content);
        LinkRules.attribute(content, "type")
                .filter(type -> !Values.isMediaType(type))
                .ifPresent(type -> report.add(Rule.INVALID_MIME_ATTRIBUTE, content, type));
        LinkRules.attribute(content, "medium")
                .filter(medium -> !MEDIUMS.contains(medium))
                .ifPresent(medium -> report.add(Rule.INVALID_MEDIA_MEDIUM, content, medium));
        for (String name : Set.of("fileSize", "width", "height")) {
            LinkRules.attribute(content, name)
                    .ifPresent(value -> Values.integer(report, content, value, 1, Rule.INVALID_POSITIVE_INTEGER));
        }
        for (String name : Set.of("channels", "duration")) {
            LinkRules.attribute(content, name)
                    .ifPresent(value -> Values.integer(report, content, value, 0, Rule.INVALID_NON_NEGATIVE_INTEGER));
        }
        LinkRules.attribute(content, "isDefault")
                .filter(value -> !value.equals("true") && !value.equals("false"))
                .ifPresent(value -> report.add(Rule.INVALID_BOOLEAN_ATTRIBUTE, content, value));
    }

    private static void required(Report report, Element element) {
        LinkRules.attribute(element, "url")
                .ifPresentOrElse(
                        url -> Values.uri(report, element, url, Rule.INVALID_FULL_LINK),
                        () -> report.add(Rule.MISSING_ATTRIBUTE, element, "url"));
    }
}
