package vn.tintinh.parse.feed;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The feeds of a subscription list, as feed readers export it. Nothing outside of the document is ever fetched; a document
 * type, which OPML has not, is refused before anything of it is read. Spec: OPML 2.0.
 */
public final class OpmlReader {
    private static final int LARGEST = 10 << 20;
    private static final int DEEPEST = 64;
    private static final int MOST = 2_000;
    private static final XMLInputFactory READERS = readers();

    private OpmlReader() {}

    /**
     * A feed of a list.
     *
     * @param url as it stands there
     * @param title empty where there is none
     * @param group titles of the outlines around it, outermost first
     * @param line 1-based, where it stands
     */
    public record Subscription(String url, Optional<String> title, List<String> group, int line) {
        public Subscription {
            requireNonNull(url);
            requireNonNull(title);
            group = List.copyOf(group);
        }
    }

    /** What cannot be read; the message is one sentence. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String sentence) {
            super(sentence);
        }
    }

    /**
     * All feeds, in document order, those named twice among them.
     *
     * @throws Unreadable where it is no OPML, or too large
     */
    public static List<Subscription> read(byte[] document) throws Unreadable {
        if (document.length > LARGEST) {
            throw new Unreadable("it has more than " + (LARGEST >> 20) + " MB");
        }
        try {
            XMLStreamReader xml = READERS.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException faulty) {
            int line = faulty.getLocation() == null ? 0 : faulty.getLocation().getLineNumber();
            throw new Unreadable("it is no well-formed XML" + (line > 0 ? ", in line " + line : ""));
        }
    }

    private static List<Subscription> read(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        List<Subscription> found = new ArrayList<>();
        Deque<String> groups = new ArrayDeque<>();
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw new Unreadable("it has a document type, which no OPML has; take the line <!DOCTYPE …> out");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth == 1 && !xml.getLocalName().equals("opml")) {
                        throw new Unreadable("it is no OPML: its root is <" + xml.getLocalName() + ">");
                    }
                    if (depth > DEEPEST) {
                        throw new Unreadable("its outlines are nested more than " + DEEPEST + " deep");
                    }
                    outline(xml, groups).ifPresent(found::add);
                    if (found.size() > MOST) {
                        throw new Unreadable("it names more than " + MOST + " feeds");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (xml.getLocalName().equals("outline")) {
                        groups.removeLast();
                    }
                }
                default -> {
                    // Text and comments say nothing of feeds.
                }
            }
        }
        return found;
    }

    /** Takes note of an outline as a group; the feed that it is, if it is one. */
    private static Optional<Subscription> outline(XMLStreamReader xml, Deque<String> groups) {
        if (!xml.getLocalName().equals("outline")) {
            return Optional.empty();
        }
        String title = first(value(xml, "title"), value(xml, "text"));
        List<String> around = groups.stream().filter(group -> !group.isEmpty()).toList();
        groups.addLast(title);
        String url = value(xml, "xmlUrl");
        return url.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subscription(
                        url,
                        Optional.of(title).filter(text -> !text.isEmpty()),
                        around,
                        xml.getLocation().getLineNumber()));
    }

    /** Readers write {@code xmlUrl}, {@code xmlurl} and {@code XMLURL}. */
    private static String value(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equalsIgnoreCase(name)) {
                return xml.getAttributeValue(i).strip();
            }
        }
        return "";
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
