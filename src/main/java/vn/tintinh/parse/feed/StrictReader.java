package vn.tintinh.parse.feed;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML that is what it claims to be. Woodstox reads neither DTD nor external entity here and expands nothing: a
 * general entity arrives as a name, and {@link Entities} says what little of it may be shown.
 */
final class StrictReader {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_ATTRIBUTE_LENGTH = 1 << 20;
    private static final WstxInputFactory FACTORY = factory();

    private final Entities entities;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Element current;
    private @Nullable Element root;

    private StrictReader(Entities entities) {
        this.entities = entities;
    }

    /** The root, or nothing where the document is not well-formed XML. */
    static Optional<Element> read(String document, Entities entities) {
        try {
            return Optional.ofNullable(new StrictReader(entities).tree(document));
        } catch (XMLStreamException illFormed) {
            return Optional.empty();
        } catch (RuntimeException wrapped) {
            if (wrapped.getCause() instanceof XMLStreamException) { // Woodstox wraps faults that it meets lazily
                return Optional.empty();
            }
            throw wrapped;
        }
    }

    private @Nullable Element tree(String document) throws XMLStreamException {
        XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(document));
        try {
            while (reader.hasNext()) {
                take(reader, reader.next());
            }
            return root;
        } finally {
            reader.close();
        }
    }

    private void take(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> open(reader);
            case XMLStreamConstants.END_ELEMENT -> close();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            case XMLStreamConstants.ENTITY_REFERENCE -> text.append(entities.resolve(reader.getLocalName()));
            default -> {
                // comments, processing instructions and the DTD say nothing of a feed
            }
        }
    }

    private void open(XMLStreamReader reader) {
        flush();
        int count = reader.getAttributeCount();
        Map<String, String> attributes = Element.attributeMap(count);
        for (int i = 0; i < count; i++) {
            attributes.putIfAbsent(
                    Element.attributeName(
                            orEmpty(reader.getAttributeNamespace(i)),
                            orEmpty(reader.getAttributePrefix(i)),
                            reader.getAttributeLocalName(i)),
                    TextRepair.repaired(reader.getAttributeValue(i)));
        }
        current = new Element(current, orEmpty(reader.getNamespaceURI()), reader.getLocalName(), attributes);
        if (root == null) {
            root = current;
        }
    }

    private void close() {
        flush();
        if (current != null) {
            current = current.parent();
        }
    }

    private void flush() {
        if (current != null && text.length() > 0) {
            current.append(TextRepair.repaired(text.toString()));
        }
        text.setLength(0);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory2.P_REPORT_PROLOG_WHITESPACE, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_LENGTH);
        return factory;
    }
}
