package vn.tintinh.render.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jdom2.input.SAXBuilder;
import org.jdom2.located.LocatedElement;
import org.jdom2.located.LocatedJDOMFactory;
import org.xml.sax.InputSource;

/**
 * Checks RSS 2.0, Atom 1.0 and OPML by the rules of the W3C feed validator that concern what we publish: every element
 * and attribute that we write, and some more. {@code FeedCheckTest} holds it against the validator's own examples.
 */
public final class FeedCheck {
    static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    static final Namespace HISTORY = Namespace.getNamespace("http://purl.org/syndication/history/1.0");

    /** Namespaces that the validator knows, and the prefix that readers are used to. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("http://www.w3.org/2005/Atom", "atom"),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
            Map.entry("http://purl.org/dc/terms/", "dcterms"),
            Map.entry("http://purl.org/syndication/history/1.0", "fh"),
            Map.entry("http://search.yahoo.com/mrss/", "media"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication/", "sy"));

    private final Report report;
    private final Instant now;

    private FeedCheck(Report report, Instant now) {
        this.report = report;
        this.now = now;
    }

    /** What is found in a document at a time; empty when it is without a fault. */
    public static List<Finding> of(byte[] bytes, Instant now) {
        Report report = new Report(escapedLines(bytes));
        SAXBuilder builder = new SAXBuilder();
        builder.setJDOMFactory(new LocatedJDOMFactory());
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        try {
            Document document = builder.build(new ByteArrayInputStream(bytes));
            new FeedCheck(report, now).document(document);
        } catch (JDOMException | IOException broken) {
            report.add(Rule.SAX_ERROR, new Element("document"), String.valueOf(broken.getMessage()));
        }
        return report.findings();
    }

    static int line(Element element) {
        return element instanceof LocatedElement located ? located.getLine() : 0;
    }

    private void document(Document document) {
        Element root = document.getRootElement();
        everywhere(root);
        switch (root.getName()) {
            case "rss" -> {
                if (!root.getNamespace().equals(Namespace.NO_NAMESPACE)) {
                    report.add(Rule.INVALID_NAMESPACE, root, root.getNamespaceURI());
                }
                new RssRules(report, now).rss(root);
            }
            case "opml" -> new OpmlRules(report, now).opml(root);
            case "feed", "entry" -> {
                if (!root.getNamespace().equals(ATOM)) {
                    report.add(Rule.INVALID_NAMESPACE, root, root.getNamespaceURI());
                } else if (root.getName().equals("feed")) {
                    new AtomRules(report, now).feed(root);
                } else {
                    new AtomRules(report, now).entry(root, false);
                }
            }
            default -> report.add(Rule.UNDEFINED_ELEMENT, root, "");
        }
    }

    /** What holds of any element: namespaces, languages, characters. */
    private void everywhere(Element root) {
        boolean atom = root.getNamespace().equals(ATOM);
        Set<String> unknown = new HashSet<>();
        for (Element element : root.getDescendants(Filters.element())) {
            TextRules.characters(report, element, element.getText());
            everywhere(element, root, atom, unknown);
        }
        everywhere(root, root, atom, unknown);
    }

    private void everywhere(Element element, Element root, boolean atom, Set<String> unknown) {
        for (Attribute attribute : element.getAttributes()) {
            TextRules.characters(report, element, attribute.getValue());
            boolean own = attribute.getNamespace().equals(Namespace.NO_NAMESPACE);
            if (attribute.getNamespace().equals(Namespace.XML_NAMESPACE)
                    && attribute.getName().equals("lang")
                    && !attribute.getValue().isEmpty()) {
                Values.language(report, element, attribute.getValue());
            } else if (!own
                    && !attribute.getNamespace().equals(Namespace.XML_NAMESPACE)
                    && root.getName().equals("rss")
                    && element.getNamespace().equals(Namespace.NO_NAMESPACE)
                    && !followsTheBoard(root)) {
                report.add(Rule.USE_OF_EXTENSION_ATTR, element, attribute.getQualifiedName());
            }
        }
        for (Namespace namespace : element.getNamespacesIntroduced()) {
            namespace(element, namespace, atom, unknown);
        }
    }

    /** Whether it claims the specification that allows attributes of other vocabularies. */
    private static boolean followsTheBoard(Element rss) {
        Element channel = rss.getChild("channel");
        return channel != null && "http://www.rssboard.org/rss-specification".equals(channel.getChildText("docs"));
    }

    private void namespace(Element element, Namespace namespace, boolean atom, Set<String> unknown) {
        String prefix = namespace.getPrefix();
        String uri = namespace.getURI();
        Predicate<String> reserved = KNOWN::containsValue;
        if (prefix.isEmpty() || uri.isEmpty() || prefix.equals("xml")) {
            return;
        }
        String usual = KNOWN.getOrDefault(uri, "");
        if (reserved.test(prefix) && !usual.equals(prefix)) {
            report.add(Rule.RESERVED_PREFIX, element, prefix);
        } else if (atom && Set.of("atom", "xhtml").contains(usual)) {
            report.add(Rule.AVOID_NAMESPACE_PREFIX, element, prefix);
        } else if (usual.isEmpty() && unknown.add(uri)) {
            report.add(Rule.UNKNOWN_NAMESPACE, element, uri);
        }
    }

    private static Set<Integer> escapedLines(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
        Map<Integer, Boolean> escaped = new HashMap<>();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains("&#x")) {
                escaped.put(i + 1, true);
            }
        }
        return escaped.keySet();
    }
}
