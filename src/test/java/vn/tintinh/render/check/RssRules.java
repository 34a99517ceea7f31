package vn.tintinh.render.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Rules of RSS 2.0 and of its Best Practices Profile. */
final class RssRules {
    private static final Set<String> IN_CHANNEL = Set.of(
            "title",
            "link",
            "description",
            "language",
            "copyright",
            "managingEditor",
            "webMaster",
            "pubDate",
            "lastBuildDate",
            "category",
            "generator",
            "docs",
            "cloud",
            "ttl",
            "image",
            "rating",
            "textInput",
            "skipHours",
            "skipDays",
            "item",
            "blink");
    private static final Set<String> IN_ITEM = Set.of(
            "title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source");
    private static final Set<String> REPEATED = Set.of("item", "category", "enclosure");
    private static final Namespace CONTENT = Namespace.getNamespace("http://purl.org/rss/1.0/modules/content/");
    private static final Namespace DC = Namespace.getNamespace("http://purl.org/dc/elements/1.1/");

    private final Report report;
    private final Instant now;
    private final Set<String> guids = new HashSet<>();

    RssRules(Report report, Instant now) {
        this.report = report;
        this.now = now;
    }

    void rss(Element rss) {
        report.attributes(rss, Set.of("version"));
        String version = rss.getAttributeValue("version");
        if (version == null) {
            report.add(Rule.MISSING_ATTRIBUTE, rss, "version");
        } else if (!version.matches("2\\.0(\\.\\d+)?|0\\.9[1-4]")) {
            report.add(Rule.INVALID_RSS_VERSION, rss, version);
        }
        Element channel = rss.getChild("channel");
        if (channel == null) {
            report.add(Rule.MISSING_ELEMENT, rss, "channel");
            return;
        }
        report.once(rss, Set.of("channel"));
        channel(channel);
    }

    private void channel(Element channel) {
        children(channel, IN_CHANNEL);
        missing(channel, "title", Rule.MISSING_TITLE);
        missing(channel, "link", Rule.MISSING_LINK);
        missing(channel, "description", Rule.MISSING_DESCRIPTION);
        LinkRules.history(report, channel);
        List<Element> all = channel.getChildren();
        boolean items = false;
        for (Element child : all) {
            boolean meta = child.getNamespace().equals(Namespace.NO_NAMESPACE)
                    || child.getNamespace().equals(FeedCheck.ATOM);
            if (items && meta && !child.getName().equals("item")) {
                report.add(Rule.MISPLACED_ITEM, child, "");
            }
            items = items || (child.getName().equals("item") && meta);
        }
        repeats(channel, "pubDate", "date", Rule.DUPLICATE_SEMANTICS);
        repeats(channel, "language", "language", Rule.DUPLICATE_SEMANTICS);
        repeats(channel, "category", "subject", Rule.DUPLICATE_SEMANTICS);
        repeats(channel, "managingEditor", "creator", Rule.DUPLICATE_SEMANTICS);
        channel.getChildren("item").forEach(this::item);
    }

    private void item(Element item) {
        children(item, IN_ITEM);
        if (item.getChild("title") == null && item.getChild("description") == null) {
            report.add(Rule.ITEM_MUST_CONTAIN_TITLE_OR_DESCRIPTION, item, "");
        }
        if (item.getChild("guid") == null && isTwo(item)) {
            report.add(Rule.MISSING_GUID, item, "");
        }
        if (item.getChildren("enclosure").size() > 1) {
            report.add(Rule.DUPLICATE_ENCLOSURE, item, "");
        }
        Element encoded = item.getChild("encoded", CONTENT);
        if (encoded != null) {
            HtmlRules.check(report, encoded, encoded.getText());
            Element description = item.getChild("description");
            if (description == null || item.indexOf(description) > item.indexOf(encoded)) {
                report.add(Rule.NEED_DESCRIPTION_BEFORE_CONTENT, encoded, "");
            }
        }
        repeats(item, "pubDate", "date", Rule.DUPLICATE_ITEM_SEMANTICS);
        repeats(item, "category", "subject", Rule.DUPLICATE_ITEM_SEMANTICS);
        repeats(item, "author", "creator", Rule.DUPLICATE_ITEM_SEMANTICS);
        repeats(item, "source", "source", Rule.DUPLICATE_ITEM_SEMANTICS);
        for (Element date : item.getChildren("updated", FeedCheck.ATOM)) {
            Values.rfc3339(report, date, date.getText(), now);
        }
        MediaRules.check(report, item);
    }

    private void children(Element parent, Set<String> allowed) {
        report.noText(parent);
        report.attributes(parent, Set.of());
        report.once(
                parent,
                allowed.stream().filter(name -> !REPEATED.contains(name)).toList());
        for (Element child : parent.getChildren()) {
            if (!child.getNamespace().equals(Namespace.NO_NAMESPACE)) {
                continue;
            }
            if (child.getName().contains(":")) {
                report.add(Rule.MISSING_NAMESPACE, child, child.getName());
            } else if (!allowed.contains(child.getName())) {
                report.add(Rule.UNDEFINED_ELEMENT, child, "");
            } else if (parent.getName().equals("item")) {
                ofItem(child);
            } else {
                ofChannel(child);
            }
        }
        LinkRules.check(report, parent);
    }

    private void ofChannel(Element child) {
        String text = child.getTextTrim();
        switch (child.getName()) {
            case "title" -> {
                plain(child, Set.of());
                TextRules.notBlank(report, child, text);
            }
            case "description", "copyright" -> plain(child, Set.of());
            case "category" -> plain(child, Set.of("domain"));
            case "link", "docs" -> Values.uri(report, leaf(child), text, Rule.INVALID_FULL_LINK);
            case "language" -> Values.language(report, leaf(child), text);
            case "pubDate", "lastBuildDate" -> Values.rfc2822(report, leaf(child), text, now);
            case "generator" -> leaf(child);
            case "ttl" -> {
                TextRules.notBlank(report, leaf(child), text);
                Values.integer(report, child, text, 1, Rule.INVALID_POSITIVE_INTEGER);
            }
            default -> {}
        }
    }

    private void ofItem(Element child) {
        String text = child.getTextTrim();
        switch (child.getName()) {
            case "title" -> {
                plain(child, Set.of());
                TextRules.notBlank(report, child, text);
            }
            case "category" -> {
                plain(child, Set.of("domain"));
                TextRules.notBlank(report, child, text);
            }
            case "link", "comments" -> Values.uri(report, leaf(child), text, Rule.INVALID_FULL_LINK);
            case "description" -> HtmlRules.check(report, leaf(child), child.getText());
            case "pubDate" -> Values.rfc2822(report, leaf(child), text, now);
            case "guid" -> guid(child);
            case "enclosure" -> enclosure(child);
            case "source" -> {
                plain(child, Set.of("url"));
                LinkRules.attribute(child, "url")
                        .ifPresentOrElse(
                                url -> Values.uri(report, child, url, Rule.INVALID_FULL_LINK),
                                () -> report.add(Rule.MISSING_ATTRIBUTE, child, "url"));
            }
            default -> {}
        }
    }

    private void guid(Element guid) {
        String value = guid.getTextTrim();
        String permanent = guid.getAttributeValue("isPermaLink", "true");
        report.attributes(guid, Set.of("isPermaLink"));
        if (!permanent.equals("true") && !permanent.equals("false")) {
            report.add(Rule.INVALID_BOOLEAN_ATTRIBUTE, guid, permanent);
        }
        if (!value.isEmpty() && !guids.add(value)) {
            report.add(Rule.DUPLICATE_VALUE, guid, value);
        }
        if (permanent.equals("true")) {
            if (value.isEmpty() || !value.contains(":") || value.contains(" ")) {
                report.add(Rule.INVALID_HTTP_GUID, guid, value);
            } else if (value.matches("(?i)(tag|urn:uuid):.*")) {
                report.add(Rule.INVALID_PERMALINK, guid, value);
            }
        } else if (value.matches("\\d{1,8}")) {
            report.add(Rule.NOT_SUFFICIENTLY_UNIQUE, guid, value);
        }
    }

    private void enclosure(Element enclosure) {
        report.attributes(enclosure, Set.of("url", "length", "type"));
        for (String name : List.of("url", "length", "type")) {
            if (enclosure.getAttribute(name) == null) {
                report.add(Rule.MISSING_ATTRIBUTE, enclosure, name);
            }
        }
        LinkRules.attribute(enclosure, "url").ifPresent(url -> Values.web(report, enclosure, url));
        LinkRules.attribute(enclosure, "length").ifPresent(length -> {
            Rule rule = length.matches("-\\d+") ? Rule.INVALID_NON_NEGATIVE_INTEGER : Rule.INVALID_INTEGER_ATTRIBUTE;
            Values.integer(report, enclosure, length, 0, rule);
        });
        LinkRules.attribute(enclosure, "type")
                .filter(type -> !Values.isMediaType(type))
                .ifPresent(type -> report.add(Rule.INVALID_MIME_ATTRIBUTE, enclosure, type));
    }

    private void plain(Element element, Set<String> attributes) {
        report.attributes(element, attributes);
        report.noElements(element);
        TextRules.plain(report, element, element.getTextTrim(), Rule.CONTAINS_HTML);
    }

    private Element leaf(Element element) {
        report.attributes(element, Set.of());
        report.noElements(element);
        return element;
    }

    private void missing(Element parent, String name, Rule rule) {
        if (parent.getChild(name) == null) {
            report.add(rule, parent, name);
        }
    }

    /** The same twice, once in RSS and once in Dublin Core. */
    private void repeats(Element parent, String core, String dublinCore, Rule rule) {
        if (parent.getChild(core) != null && parent.getChild(dublinCore, DC) != null) {
            report.add(rule, parent, core + ", dc:" + dublinCore);
        }
    }

    private static boolean isTwo(Element item) {
        return item.getDocument()
                .getRootElement()
                .getAttributeValue("version", "")
                .startsWith("2");
    }
}
