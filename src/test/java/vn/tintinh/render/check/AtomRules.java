package vn.tintinh.render.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdom2.Element;

/** Rules of Atom 1.0. Spec: RFC 4287. */
final class AtomRules {
    private static final Set<String> SINGLE = Set.of(
            "generator",
            "icon",
            "id",
            "logo",
            "rights",
            "subtitle",
            "title",
            "updated",
            "content",
            "published",
            "summary",
            "source");
    private static final Set<String> IN_FEED = Set.of(
            "author",
            "category",
            "contributor",
            "generator",
            "icon",
            "id",
            "link",
            "logo",
            "rights",
            "subtitle",
            "title",
            "updated",
            "entry");
    private static final Set<String> IN_ENTRY = Set.of(
            "author",
            "category",
            "content",
            "contributor",
            "id",
            "link",
            "published",
            "rights",
            "source",
            "summary",
            "title",
            "updated");
    private static final Set<String> IN_PERSON = Set.of("name", "uri", "email");

    private final Report report;
    private final Instant now;

    AtomRules(Report report, Instant now) {
        this.report = report;
        this.now = now;
    }

    void feed(Element feed) {
        container(feed, IN_FEED);
        required(feed, Rule.MISSING_ELEMENT, "id", "title", "updated");
        LinkRules.history(report, feed);
        List<Element> entries = children(feed, "entry");
        Set<String> ids = new HashSet<>();
        Set<String> dates = new HashSet<>();
        for (Element entry : entries) {
            entry(entry, !children(feed, "author").isEmpty());
            String id = text(entry, "id");
            String updated = text(entry, "updated");
            boolean repeated = !id.isEmpty() && !ids.add(id);
            if (repeated) {
                report.add(Rule.DUPLICATE_ENTRIES, entry, id);
            } else if (!updated.isEmpty() && !dates.add(updated)) {
                report.add(Rule.DUPLICATE_UPDATED, entry, updated);
            }
        }
        if (entries.size() > 2 && ids.size() == 1) {
            report.add(Rule.DUPLICATE_IDS, feed, ids.toString());
        }
    }

    void entry(Element entry, boolean authored) {
        container(entry, IN_ENTRY);
        required(entry, Rule.MISSING_ELEMENT, "id", "title", "updated");
        boolean sourced = children(entry, "source").stream()
                .anyMatch(source -> !children(source, "author").isEmpty());
        if (children(entry, "author").isEmpty() && !authored && !sourced) {
            report.add(Rule.MISSING_ELEMENT, entry, "author");
        }
        boolean content = !children(entry, "content").isEmpty();
        boolean alternate = children(entry, "link").stream()
                .anyMatch(link -> LinkRules.relation(link).equals("alternate"));
        if (!content && !alternate) {
            report.add(Rule.MISSING_CONTENT_OR_ALTERNATE, entry, "");
        }
        if (children(entry, "summary").isEmpty()) {
            if (!content) {
                report.add(Rule.MISSING_TEXTUAL_CONTENT, entry, "");
            } else if (isBinary(children(entry, "content").get(0))) {
                report.add(Rule.MISSING_SUMMARY, entry, "");
            }
        }
        for (Element source : children(entry, "source")) {
            container(source, IN_FEED);
            required(source, Rule.MISSING_SOURCE_ELEMENT, "id", "title", "updated");
        }
        MediaRules.check(report, entry);
    }

    private void container(Element element, Set<String> allowed) {
        report.noText(element);
        report.once(element, SINGLE);
        for (Element child : element.getChildren()) {
            if (child.getNamespace().equals(FeedCheck.ATOM)) {
                if (!allowed.contains(child.getName())) {
                    report.add(Rule.UNDEFINED_ELEMENT, child, "");
                } else {
                    child(child);
                }
            } else if (child.getName().contains(":")) {
                report.add(Rule.MISSING_NAMESPACE, child, child.getName());
            }
        }
        LinkRules.check(report, element);
    }

    private void child(Element child) {
        switch (child.getName()) {
            case "title", "subtitle", "rights", "summary", "content" -> text(child);
            case "author", "contributor" -> person(child);
            case "updated", "published" -> {
                blank(child);
                Values.rfc3339(report, child, child.getTextTrim(), now);
            }
            case "id" -> {
                blank(child);
                Values.canonical(report, child, child.getTextTrim());
            }
            case "icon", "logo" -> {
                blank(child);
                Values.uri(report, child, child.getTextTrim(), Rule.INVALID_LINK);
            }
            case "generator" -> generator(child);
            case "category" -> category(child);
            default -> {}
        }
    }

    private void generator(Element generator) {
        report.noElements(generator);
        report.attributes(generator, Set.of("uri", "version"));
        TextRules.notBlank(report, generator, generator.getTextTrim());
        TextRules.plain(report, generator, generator.getText(), Rule.CONTAINS_HTML);
        LinkRules.attribute(generator, "uri").ifPresent(uri -> Values.uri(report, generator, uri, Rule.INVALID_LINK));
    }

    private void category(Element category) {
        report.attributes(category, Set.of("term", "scheme", "label"));
        if (category.getAttribute("term") == null) {
            report.add(Rule.MISSING_ATTRIBUTE, category, "term");
        }
        LinkRules.attribute(category, "scheme")
                .ifPresent(scheme -> Values.uri(report, category, scheme, Rule.INVALID_FULL_LINK));
        LinkRules.attribute(category, "label")
                .ifPresent(label -> TextRules.plain(report, category, label, Rule.CONTAINS_HTML));
    }

    private void person(Element person) {
        report.noText(person);
        report.once(person, IN_PERSON);
        required(person, Rule.MISSING_ELEMENT, "name");
        for (Element child : person.getChildren()) {
            if (!child.getNamespace().equals(FeedCheck.ATOM)) {
                continue;
            }
            switch (child.getName()) {
                case "name" -> TextRules.name(report, child);
                case "uri" -> {
                    blank(child);
                    TextRules.notBlank(report, child, child.getTextTrim());
                    Values.uri(report, child, child.getTextTrim(), Rule.INVALID_IRI);
                }
                case "email" -> {
                    if (!child.getTextTrim().matches("[\\w+.'-]+@([\\w-]+\\.)+[\\w-]+")) {
                        report.add(Rule.INVALID_ADDR_SPEC, child, child.getText());
                    }
                }
                default -> report.add(Rule.UNDEFINED_ELEMENT, child, "");
            }
        }
    }

    /** A text construct, or the content. */
    private void text(Element element) {
        String type = element.getAttributeValue("type", "text");
        boolean linked = element.getAttribute("src") != null;
        report.attributes(element, Set.of("type", "src"));
        if (type.isEmpty()) {
            report.add(Rule.ATTR_NOT_BLANK, element, "type");
        } else if (!Set.of("text", "html", "xhtml").contains(type)) {
            boolean content = element.getName().equals("content");
            if (!Values.isMediaType(type) || (content && type.equals("multipart/alternative"))) {
                report.add(Rule.INVALID_MIME_TYPE, element, type);
            } else if (!content) {
                report.add(Rule.INVALID_TEXT_TYPE, element, type);
            }
        }
        if (linked) {
            if (element.getAttribute("type") == null) {
                report.add(Rule.MISSING_TYPE_ATTR, element, "type");
            }
            if (!type.contains("/")) {
                report.add(Rule.INVALID_MIME_TYPE, element, type);
            }
            Values.uri(report, element, element.getAttributeValue("src"), Rule.INVALID_LINK);
            report.noText(element);
        }
        boolean xml = type.equals("xhtml") || type.matches(".*[+/]xml");
        if (!xml) {
            report.noElements(element);
        }
        if (type.equals("html") || type.equals("text/html")) {
            HtmlRules.check(report, element, element.getText());
        } else if (!xml && !isBinary(element)) {
            TextRules.plain(report, element, element.getText(), Rule.CONTAINS_UNDECLARED_HTML);
        }
        if (element.getText().isEmpty() && element.getChildren().isEmpty() && !linked) {
            report.add(Rule.NOT_BLANK, element, "");
        }
    }

    private static boolean isBinary(Element content) {
        String type = content.getAttributeValue("type", "text");
        return content.getAttribute("src") != null
                || (type.contains("/") && !type.startsWith("text/") && !type.matches(".*[+/]xml"));
    }

    /** No space around what is not text. */
    private void blank(Element element) {
        report.noElements(element);
        if (!element.getText().equals(element.getTextTrim())) {
            report.add(Rule.UNEXPECTED_WHITESPACE, element, element.getText());
        }
    }

    private void required(Element parent, Rule rule, String... names) {
        for (String name : names) {
            if (children(parent, name).isEmpty()) {
                report.add(rule, parent, name);
            }
        }
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextTrim)
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        return parent.getChildren(name, FeedCheck.ATOM);
    }
}
