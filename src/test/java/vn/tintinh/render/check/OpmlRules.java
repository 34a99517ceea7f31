package vn.tintinh.render.check;

import java.time.Instant;
import java.util.Set;
import org.jdom2.Element;

/** Rules of OPML 2.0. */
final class OpmlRules {
    private static final Set<String> IN_HEAD = Set.of(
            "title",
            "dateCreated",
            "dateModified",
            "ownerName",
            "ownerEmail",
            "ownerId",
            "docs",
            "expansionState",
            "vertScrollState",
            "windowTop",
            "windowLeft",
            "windowBottom",
            "windowRight");
    private static final Set<String> ATTRIBUTES = Set.of(
            "text",
            "type",
            "isComment",
            "isBreakpoint",
            "created",
            "category",
            "xmlUrl",
            "htmlUrl",
            "url",
            "title",
            "description",
            "language",
            "version");

    private final Report report;
    private final Instant now;

    OpmlRules(Report report, Instant now) {
        this.report = report;
        this.now = now;
    }

    void opml(Element opml) {
        String version = opml.getAttributeValue("version");
        if (version == null) {
            report.add(Rule.MISSING_ATTRIBUTE, opml, "version");
        } else if (!Set.of("1.0", "1.1", "2.0").contains(version)) {
            report.add(Rule.INVALID_OPML_VERSION, opml, version);
        }
        for (String name : new String[] {"head", "body"}) {
            if (opml.getChild(name) == null) {
                report.add(Rule.MISSING_ELEMENT, opml, name);
            }
        }
        for (Element child : opml.getChildren()) {
            switch (child.getName()) {
                case "head" -> head(child);
                case "body" -> body(child);
                default -> report.add(Rule.UNDEFINED_ELEMENT, child, "");
            }
        }
    }

    private void head(Element head) {
        for (Element child : head.getChildren()) {
            if (child.getNamespaceURI().isEmpty() && !IN_HEAD.contains(child.getName())) {
                report.add(Rule.UNDEFINED_ELEMENT, child, "");
            } else if (child.getName().startsWith("date")) {
                Values.rfc2822(report, child, child.getTextTrim(), now);
            }
        }
    }

    private void body(Element body) {
        if (body.getChildren("outline").isEmpty()) {
            report.add(Rule.MISSING_ELEMENT, body, "outline");
        }
        body.getChildren("outline").forEach(this::outline);
    }

    private void outline(Element outline) {
        report.attributes(outline, ATTRIBUTES);
        if (outline.getAttribute("text") == null) {
            report.add(Rule.MISSING_ATTRIBUTE, outline, "text");
        }
        String type = outline.getAttributeValue("type", "");
        if (type.matches("(?i)rss") && outline.getAttribute("xmlUrl") == null) {
            report.add(Rule.MISSING_XML_URL, outline, "xmlUrl");
        } else if (type.matches("link|include") && outline.getAttribute("url") == null) {
            report.add(Rule.MISSING_URL_ATTR, outline, "url");
        } else if (type.isEmpty() && outline.getAttribute("xmlUrl") != null) {
            report.add(Rule.INVALID_OUTLINE_TYPE, outline, "");
        } else if (!type.isEmpty() && !type.matches("(?i)rss|atom|link|include|tbarticle|item")) {
            report.add(Rule.INVALID_OUTLINE_TYPE, outline, type);
        }
        for (String name : new String[] {"xmlUrl", "htmlUrl", "url"}) {
            LinkRules.attribute(outline, name)
                    .ifPresent(url -> Values.uri(report, outline, url, Rule.INVALID_FULL_LINK));
        }
        LinkRules.attribute(outline, "created").ifPresent(date -> Values.rfc2822(report, outline, date, now));
        LinkRules.attribute(outline, "language").ifPresent(language -> Values.language(report, outline, language));
        outline.getChildren("outline").forEach(this::outline);
    }
}
