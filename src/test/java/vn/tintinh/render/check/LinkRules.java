package vn.tintinh.render.check;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Rules of {@code atom:link}, in Atom and in RSS, and of feed history. Spec: RFC 4287 §4.2.7, RFC 5005. */
final class LinkRules {
    private static final Set<String> HISTORY =
            Set.of("current", "first", "last", "next", "next-archive", "prev-archive", "previous");
    private static final Set<String> RELATIONS = Set.of(
            "alternate",
            "current",
            "describedby",
            "edit",
            "edit-media",
            "enclosure",
            "first",
            "hub",
            "last",
            "license",
            "next",
            "next-archive",
            "payment",
            "prev-archive",
            "previous",
            "related",
            "replies",
            "search",
            "self",
            "service",
            "up",
            "via");
    private static final Set<String> FEEDS =
            Set.of("application/atom+xml", "application/rss+xml", "application/rdf+xml");
    private static final Set<String> ATTRIBUTES = Set.of("type", "title", "rel", "href", "length", "hreflang");

    private LinkRules() {}

    /** All links of a feed, channel, entry, item or source. */
    static void check(Report report, Element parent) {
        Set<String> alternates = new HashSet<>();
        for (Element link : parent.getChildren("link", FeedCheck.ATOM)) {
            one(report, link, parent);
            String key = relation(link) + " " + link.getAttributeValue("type", "") + " "
                    + link.getAttributeValue("hreflang", "");
            boolean repeats = !alternates.add(key);
            if (repeats && Set.of("alternate", "self").contains(relation(link))) {
                report.add(Rule.DUPLICATE_ATOM_LINK, link, key);
            }
        }
    }

    private static void one(Report report, Element link, Element parent) {
        report.attributes(link, ATTRIBUTES);
        if (!link.getTextTrim().isEmpty() || !link.getChildren().isEmpty()) {
            report.add(Rule.ATOM_LINK_NOT_EMPTY, link, link.getTextTrim());
        }
        String relation = relation(link);
        if (relation.isEmpty()) {
            report.add(Rule.ATTR_NOT_BLANK, link, "rel");
        } else if (!RELATIONS.contains(relation) && !relation.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.+")) {
            report.add(Rule.UNREGISTERED_ATOM_LINK_REL, link, relation);
        }
        if (HISTORY.contains(relation) && parent.getName().equals("entry")) {
            report.add(Rule.FEED_HISTORY_REL_IN_ENTRY, link, relation);
        }
        attribute(link, "type").ifPresent(type -> {
            if (!Values.isMediaType(type)) {
                report.add(Rule.INVALID_MIME_TYPE, link, type);
            } else if (relation.equals("self") && !FEEDS.contains(type.replaceFirst("\\s*;.*", ""))) {
                report.add(Rule.SELF_NOT_ATOM, link, type);
            }
        });
        attribute(link, "title").ifPresent(title -> {
            if (title.isEmpty()) {
                report.add(Rule.ATTR_NOT_BLANK, link, "title");
            }
            TextRules.plain(report, link, title, Rule.CONTAINS_HTML);
        });
        attribute(link, "length")
                .ifPresent(length -> Values.integer(report, link, length, 0, Rule.INVALID_NON_NEGATIVE_INTEGER));
        attribute(link, "hreflang").ifPresent(language -> Values.language(report, link, language));
        attribute(link, "href")
                .ifPresentOrElse(
                        href -> Values.uri(report, link, href, Rule.INVALID_IRI),
                        () -> report.add(Rule.MISSING_HREF, link, "href"));
    }

    /** The link to the document itself, and those to its neighbours. */
    static void history(Report report, Element feed) {
        Map<String, String> links = new HashMap<>();
        feed.getChildren("link", FeedCheck.ATOM)
                .forEach(link -> links.put(relation(link), link.getAttributeValue("href", "")));
        String self = links.getOrDefault("self", "");
        if (!links.containsKey("self")) {
            report.add(Rule.MISSING_SELF, feed, "self");
        } else if (!isAbsolute(self) && feed.getAttribute("base", Namespace.XML_NAMESPACE) == null) {
            report.add(Rule.RELATIVE_SELF, feed, self);
        }
        boolean complete = feed.getChild("complete", FeedCheck.HISTORY) != null;
        boolean archive = feed.getChild("archive", FeedCheck.HISTORY) != null;
        Set<String> relations =
                links.keySet().stream().filter(HISTORY::contains).collect(Collectors.toSet());
        if (complete) {
            relations.stream()
                    .filter(relation -> !relation.equals("current"))
                    .forEach(relation -> report.add(Rule.FEED_REL_IN_COMPLETE_FEED, feed, relation));
            if (links.containsKey("current") && !links.get("current").equals(self)) {
                report.add(Rule.CURRENT_NOT_SELF_IN_COMPLETE_FEED, feed, links.get("current"));
            }
        }
        if (archive && !links.containsKey("current")) {
            report.add(Rule.MISSING_CURRENT_IN_ARCHIVE, feed, "");
        }
        for (List<String> end : List.of(List.of("last", "next"), List.of("first", "previous"))) {
            if (links.containsKey(end.get(1)) && self.equals(links.get(end.get(0))) && !self.isEmpty()) {
                report.add(Rule.LINK_PAST_END, feed, end.get(1));
            }
        }
    }

    static String relation(Element link) {
        return link.getAttributeValue("rel", "alternate")
                .replaceFirst("^http://www.iana.org/assignments/relation/", "");
    }

    static Optional<String> attribute(Element element, String name) {
        return Optional.ofNullable(element.getAttributeValue(name));
    }

    private static boolean isAbsolute(String url) {
        try {
            return URI.create(url).getAuthority() != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
