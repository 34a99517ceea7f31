package vn.tintinh.parse.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element of a feed document: its name in a canonical vocabulary, its children, and the base URI and language that
 * are in force there. Built once by a reader, then only read. Spec: XML Base §4.2, XML 1.0 §2.12.
 */
final class Element {
    private final String namespace;
    private final String name;
    private final String key;
    private final Map<String, String> attributes;
    private final List<Object> children = new ArrayList<>(4);
    private final @Nullable Element parent;
    private @Nullable String base;
    private @Nullable String language;

    /**
     * A new last child of its parent, or a root.
     *
     * @param namespace URI, empty for none
     * @param name local name as written
     * @param attributes by qualified name in lower case; a namespaced one by its canonical prefix
     */
    Element(@Nullable Element parent, String namespace, String name, Map<String, String> attributes) {
        this.parent = parent;
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        this.key = Vocabulary.key(namespace, name, parent == null ? namespace : parent.root().namespace);
        if (parent != null) {
            base = parent.base;
            language = parent.language;
            parent.children.add(this);
        }
        String ownLanguage = attributes.get("xml:lang");
        if (ownLanguage != null) {
            language = ownLanguage.strip();
        }
    }

    /** Sets the base and the language that a document as a whole has, as far as it does not say others itself. */
    void standAt(@Nullable String documentBase, @Nullable String documentLanguage) {
        String own = attributes.get("xml:base");
        base = own == null ? documentBase : Reference.resolve(documentBase, own);
        language = attributes.containsKey("xml:lang") ? language : documentLanguage;
        for (Element child : elements()) {
            child.standAt(base, language);
        }
    }

    void append(String text) {
        if (!text.isEmpty()) {
            children.add(text);
        }
    }

    /** Takes the element out of its parent. */
    void detach() {
        if (parent != null) {
            parent.children.remove(this);
        }
    }

    Element root() {
        Element root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        return root;
    }

    @Nullable
    Element parent() {
        return parent;
    }

    /** Canonical name, e.g. {@code title}, {@code dc:creator}; {@code ?:…} where the vocabulary is unknown. */
    String key() {
        return key;
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    boolean isAtom() {
        return Vocabulary.isAtom(namespace);
    }

    @Nullable
    String base() {
        return base;
    }

    Optional<String> language() {
        return Optional.ofNullable(language).filter(tag -> !tag.isEmpty());
    }

    /** An attribute by its name in lower case; empty when absent or blank. */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::strip).filter(value -> !value.isEmpty());
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** Elements and strings, in document order. */
    List<Object> children() {
        return children;
    }

    List<Element> elements() {
        List<Element> elements = new ArrayList<>(children.size());
        for (Object child : children) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    boolean hasElements() {
        for (Object child : children) {
            if (child instanceof Element) {
                return true;
            }
        }
        return false;
    }

    /** Children of a canonical name, in document order. */
    List<Element> all(String childKey) {
        List<Element> found = new ArrayList<>(2);
        for (Object child : children) {
            if (child instanceof Element element && element.key.equals(childKey)) {
                found.add(element);
            }
        }
        return found;
    }

    Optional<Element> first(String childKey) {
        for (Object child : children) {
            if (child instanceof Element element && element.key.equals(childKey)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The text directly inside, or of all descendants where there is none; stripped, empty when blank. */
    Optional<String> text() {
        if (children.size() == 1 && children.get(0) instanceof String only) {
            return nonBlank(only);
        }
        StringBuilder own = new StringBuilder();
        for (Object child : children) {
            if (child instanceof String text) {
                own.append(text);
            }
        }
        return nonBlank(own.toString())
                .or(() -> nonBlank(deepText(new StringBuilder()).toString()));
    }

    private StringBuilder deepText(StringBuilder into) {
        for (Object child : children) {
            if (child instanceof Element element) {
                element.deepText(into);
            } else {
                into.append(child);
            }
        }
        return into;
    }

    private static Optional<String> nonBlank(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }

    /** The text as a URL, absolute where it can be made so. */
    Optional<String> url() {
        return text().map(this::resolve).filter(Reference::isSafe);
    }

    String resolve(String reference) {
        return Reference.resolve(base, reference);
    }

    /** Attributes under their canonical names. */
    static Map<String, String> attributeMap(int size) {
        return size == 0 ? Map.of() : new LinkedHashMap<>(size * 2);
    }

    static String attributeName(String namespace, String prefix, String local) {
        String lower = local.toLowerCase(Locale.ROOT);
        if (namespace.isEmpty() && prefix.isEmpty()) {
            return lower;
        }
        if (prefix.equals("xml") || namespace.equals("http://www.w3.org/XML/1998/namespace")) {
            return "xml:" + lower;
        }
        return Vocabulary.prefix(namespace) + ":" + lower;
    }
}
