package vn.tintinh.parse.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is nearly XML, one pass over the characters and never a refusal: what stands before the first tag is
 * skipped, an ampersand that begins no reference is itself, an end tag that was never opened is passed over, one that
 * comes too early closes what is open inside, an item that was never closed ends where the next begins. Characters that
 * XML forbids are dropped. An item that the document's end cuts off is left out where whole ones stand before it.
 */
final class LenientReader {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_NAME = 200;
    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final Set<String> EMPTY_IN_HTML = Set.of("br", "hr", "img", "meta", "input", "wbr");

    private final String document;
    private final Entities entities;
    private final Consumer<String> warn;
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final int lastCommentEnd;
    private final int lastSectionEnd;
    private @Nullable Element root;
    private int position;

    /** An element that is not closed yet, with the namespaces in force inside. */
    private record Open(Element element, String name, Map<String, String> namespaces) {}

    /** An attribute as written. */
    private record Attribute(String name, String value) {}

    private LenientReader(String document, Entities entities, Consumer<String> warn) {
        this.document = document;
        this.entities = entities;
        this.warn = warn;
        this.lastCommentEnd = document.lastIndexOf("-->");
        this.lastSectionEnd = document.lastIndexOf("]]>");
    }

    /** The root; nothing where the document has no element at all. */
    static Optional<Element> read(String document, Entities entities, Consumer<String> warn) {
        LenientReader reader = new LenientReader(References.allowed(document), entities, warn);
        reader.readAll();
        return Optional.ofNullable(reader.root);
    }

    private void readAll() {
        while (position < document.length()) {
            int tag = document.indexOf('<', position);
            if (tag < 0) {
                takeText(document.length());
                break;
            }
            takeText(tag);
            position = tag;
            if (!markup()) {
                text.append('<');
                position = tag + 1;
            }
        }
        finish();
    }

    private void takeText(int end) {
        if (!open.isEmpty()) {
            References.appendResolved(document, position, end, entities, text);
        }
        position = end;
    }

    /** Reads what begins with the {@code <} at the position; false where it is a character like any other. */
    private boolean markup() {
        if (document.startsWith("<!--", position)) {
            comment();
        } else if (document.startsWith("<![CDATA[", position)) {
            cdata();
        } else if (document.startsWith("<?", position)) {
            skipPast(">", 2);
        } else if (document.startsWith("<!", position)) {
            return declaration();
        } else if (document.startsWith("</", position)) {
            return endTag();
        } else {
            return startTag();
        }
        return true;
    }

    private void skipPast(String end, int from) {
        int found = document.indexOf(end, position + from);
        position = found < 0 ? document.length() : found + end.length();
    }

    /** A comment that nobody closed is only its opening: what follows it is news. */
    private void comment() {
        int end = position > lastCommentEnd ? -1 : document.indexOf("-->", position + 4);
        position = end < 0 ? position + 4 : end + 3;
    }

    private void cdata() {
        int start = position + 9;
        int end = position > lastSectionEnd ? -1 : document.indexOf("]]>", start);
        if (end < 0) {
            position = start; // cut off: the markup around it goes on
            return;
        }
        if (!open.isEmpty()) {
            References.appendAllowed(document, start, end, text);
        }
        position = end + 3;
    }

    private boolean declaration() {
        if (position + 2 >= document.length() || !Character.isLetter(document.charAt(position + 2))) {
            return false;
        }
        int bracket = document.indexOf('[', position);
        int end = document.indexOf('>', position);
        if (bracket >= 0 && bracket < end) {
            int close = document.indexOf("]", bracket);
            while (close >= 0 && !closesSubset(close)) {
                close = document.indexOf("]", close + 1);
            }
            end = close < 0 ? end : document.indexOf('>', close);
        }
        position = end < 0 ? document.length() : end + 1;
        return true;
    }

    private boolean closesSubset(int bracket) {
        int next = bracket + 1;
        while (next < document.length() && Character.isWhitespace(document.charAt(next))) {
            next++;
        }
        return next < document.length() && document.charAt(next) == '>';
    }

    private boolean endTag() {
        int nameEnd = nameEnd(position + 2);
        if (nameEnd == position + 2) {
            return false;
        }
        String name = document.substring(position + 2, nameEnd);
        int end = document.indexOf('>', nameEnd);
        int nextTag = document.indexOf('<', nameEnd);
        if (end < 0 || (nextTag >= 0 && nextTag < end)) {
            position = nextTag < 0 ? document.length() : nextTag; // "</rss" and nothing more
        } else {
            position = end + 1;
        }
        closeUpTo(name);
        return true;
    }

    private void closeUpTo(String name) {
        if (open.stream().noneMatch(candidate -> candidate.name.equalsIgnoreCase(name))) {
            return;
        }
        flush();
        while (!open.pop().name.equalsIgnoreCase(name)) {
            // what was left open inside ends here too
        }
    }

    private boolean startTag() {
        int nameEnd = nameEnd(position + 1);
        if (nameEnd == position + 1 || nameEnd >= document.length()) {
            return false;
        }
        String name = document.substring(position + 1, nameEnd);
        List<Attribute> attributes = new ArrayList<>(2);
        int end = AttributeScanner.scan(
                document,
                nameEnd,
                (key, value) -> attributes.add(new Attribute(key, References.resolved(value, entities))));
        if (end < 0) {
            position = document.length(); // the document ends within the tag
            return true;
        }
        boolean closed = document.charAt(end - 1) == '/';
        position = end + 1;
        flush();
        closeUnfinished(name);
        begin(name, attributes, closed || EMPTY_IN_HTML.contains(name.toLowerCase(Locale.ROOT)));
        return true;
    }

    /** A new item ends the item before it, which nobody closed: items stand beside each other. */
    private void closeUnfinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (ITEMS.contains(lower)
                && open.stream()
                        .anyMatch(candidate ->
                                candidate.name.toLowerCase(Locale.ROOT).equals(lower))) {
            closeUpTo(name);
        }
    }

    private void begin(String name, List<Attribute> written, boolean closed) {
        Open around = open.peek();
        Map<String, String> namespaces = declared(written, around == null ? Map.of() : around.namespaces);
        Map<String, String> attributes = Element.attributeMap(written.size());
        for (Attribute attribute : written) {
            if (!attribute.name.equals("xmlns") && !attribute.name.startsWith("xmlns:")) {
                String prefix = prefix(attribute.name);
                String namespace = prefix.isEmpty() ? "" : namespace(prefix, namespaces);
                attributes.putIfAbsent(
                        Element.attributeName(namespace, prefix, local(attribute.name)),
                        TextRepair.repaired(attribute.value));
            }
        }
        if ((root != null && around == null) || open.size() >= MAX_DEPTH) {
            return; // after the root, or deeper than anything sane: its text goes to what is around
        }
        Element element = new Element(
                around == null ? null : around.element, namespace(prefix(name), namespaces), local(name), attributes);
        if (root == null) {
            root = element;
        }
        if (!closed) {
            open.push(new Open(element, name, namespaces));
        }
    }

    private static Map<String, String> declared(List<Attribute> attributes, Map<String, String> around) {
        Map<String, String> namespaces = around;
        for (Attribute attribute : attributes) {
            if (attribute.name.equals("xmlns") || attribute.name.startsWith("xmlns:")) {
                if (namespaces == around) {
                    namespaces = new HashMap<>(around);
                }
                namespaces.put(attribute.name.equals("xmlns") ? "" : attribute.name.substring(6), attribute.value);
            }
        }
        return namespaces;
    }

    private static String namespace(String prefix, Map<String, String> namespaces) {
        String declared = namespaces.get(prefix);
        if (declared != null) {
            return declared;
        }
        return prefix.isEmpty() ? "" : Vocabulary.customary(prefix);
    }

    private static String prefix(String name) {
        int colon = name.indexOf(':');
        return colon <= 0 ? "" : name.substring(0, colon);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private int nameEnd(int start) {
        int end = start;
        while (end < document.length()
                && end - start < MAX_NAME
                && isNameCharacter(document.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c, boolean first) {
        return Character.isLetter(c)
                || c == '_'
                || (!first && (Character.isDigit(c) || c == ':' || c == '-' || c == '.'));
    }

    private void flush() {
        Open around = open.peek();
        if (around != null && text.length() > 0) {
            around.element.append(TextRepair.repaired(text.toString()));
        }
        text.setLength(0);
    }

    /** At the document's end: what is open was cut off. */
    private void finish() {
        flush();
        for (Open candidate : open) {
            Element element = candidate.element;
            if (ITEMS.contains(element.key()) && hasElder(element)) {
                element.detach();
                warn.accept("the document ends within an item, which is left out");
            }
        }
    }

    private static boolean hasElder(Element item) {
        Element parent = item.parent();
        return parent != null && parent.all(item.key()).size() > 1;
    }
}
