package vn.tintinh.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.ProcessingInstruction;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;

/** What is common to the XML formats: characters that XML allows, the style sheet, the bytes. */
final class Xml {
    static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");

    static final Namespace HISTORY = Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0");
    static final Namespace TOMBSTONES = Namespace.getNamespace("at", "http://purl.org/atompub/tombstones/1.0");

    /** What is published here is Vietnamese, unless an entry says otherwise. */
    static final String LANGUAGE = "vi";

    private static final int NEXT_LINE = 0x85;

    private Xml() {}

    /**
     * The text without what XML 1.0 cannot hold (control characters, lone surrogates) and without the discouraged
     * controls U+007F to U+009F; of these U+0085, which ends a line, becomes a line feed. Spec: XML 1.0 §2.2.
     */
    static String text(String value) {
        int length = value.length();
        int good = 0;
        while (good < length && isPlain(value.charAt(good))) {
            good++;
        }
        if (good == length) {
            return value;
        }
        StringBuilder out = new StringBuilder(length).append(value, 0, good);
        value.codePoints()
                .skip(value.codePointCount(0, good))
                .map(c -> c == NEXT_LINE ? '\n' : c)
                .filter(Xml::isAllowed)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The document as UTF-8, with the CSS that browsers show it by. */
    static byte[] bytes(Document document, String styleSheet) {
        document.getContent().add(0, styleSheet(styleSheet));
        return bytes(document);
    }

    /** The document as UTF-8. */
    static byte[] bytes(Document document) {
        Format format = Format.getRawFormat();
        format.setEncoding("UTF-8");
        format.setLineSeparator(LineSeparator.UNIX);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try {
            new XMLOutputter(format).output(document, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The time in UTC, to the second. Spec: RFC 3339. */
    static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Namespaces on the root, once and only those that are used; and the language. */
    static void declare(Element root, ChannelDocument document, Namespace... namespaces) {
        for (Namespace namespace : namespaces) {
            root.addNamespaceDeclaration(namespace);
        }
        Navigation navigation = document.navigation();
        if (navigation.archive() || navigation.complete()) {
            root.addNamespaceDeclaration(HISTORY);
        }
        root.setAttribute("lang", LANGUAGE, Namespace.XML_NAMESPACE);
    }

    /** Marks the elements of entries in another language than the document's; there is one for each entry, in order. */
    static void languages(List<Element> elements, ChannelDocument document) {
        for (int i = 0; i < elements.size(); i++) {
            Optional<String> language = document.entries().get(i).language().filter(tag -> !tag.equals(LANGUAGE));
            if (language.isPresent()) {
                elements.get(i).setAttribute("lang", language.get(), Namespace.XML_NAMESPACE);
            }
        }
    }

    /** Whether the document changes no more, or holds all. Spec: RFC 5005 §2, §4. */
    static List<Element> history(Navigation navigation) {
        List<Element> history = new ArrayList<>();
        if (navigation.archive()) {
            history.add(new Element("archive", HISTORY));
        }
        if (navigation.complete()) {
            history.add(new Element("complete", HISTORY));
        }
        return history;
    }

    /** An element with text. */
    static Element element(String name, Namespace namespace, String text) {
        return new Element(name, namespace).setText(text(text));
    }

    private static ProcessingInstruction styleSheet(String href) {
        return new ProcessingInstruction(
                "xml-stylesheet",
                "type=\"text/css\" href=\"" + href.replace("&", "&amp;").replace("\"", "%22") + "\"");
    }

    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0xd800) || c == '\n' || c == '\t';
    }

    private static boolean isAllowed(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return (c < 0x7f || c > 0x9f) && (c < 0xd800 || c > 0xdfff) && (c & 0xfffe) != 0xfffe;
    }
}
