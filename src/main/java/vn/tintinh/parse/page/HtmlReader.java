package vn.tintinh.parse.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import vn.tintinh.model.Document;
import vn.tintinh.text.LegacyText;

/**
 * Bytes → tree: decodes, parses and repairs every text node by its own evidence and font face (TCVN3, VNI and their
 * like are only a font's secret, so two nodes of one page may be written differently).
 */
final class HtmlReader {
    private static final Pattern FONT =
            Pattern.compile("font(?:-family)?\\s*:[^;}]*?[\"']?(\\.Vn\\w+|VNI-[\\w-]+)", Pattern.CASE_INSENSITIVE);

    private static final List<String> ATTRIBUTES = List.of("content", "alt", "title");
    private static final List<String> BEGINNINGS = List.of("vn", "Vn", "VN", "vN");
    private static final int DEEPEST = 200;

    private HtmlReader() {}

    /** The page of a document; of bytes that are no HTML, whatever the HTML parser makes of them. */
    static Page read(Document document) {
        var charset = Charsets.of(document);
        String base = document.url().map(Object::toString).orElse("");
        org.jsoup.nodes.Document html = Jsoup.parse(new String(document.body(), charset), base);
        List<Element> styles = new ArrayList<>();
        List<Element> bases = new ArrayList<>();
        List<Element> deep = new ArrayList<>();
        html.traverse((node, depth) -> {
            if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "style", "body" -> styles.add(element);
                    case "base" -> bases.add(element);
                    default -> {}
                }
                if (depth > DEEPEST) {
                    deep.add(element);
                }
            }
        });
        bases.stream()
                .filter(element -> element.hasAttr("href"))
                .findFirst()
                .ifPresent(element -> setBase(html, element));
        // No deeper than pages really are: what follows walks up from an element more than once.
        deep.forEach(Element::unwrap);
        Repair repair = new Repair(faceOfStyles(styles));
        html.traverse(repair);
        repair.encoding.settle();
        return new Page(html, document.url(), charset.name());
    }

    private static void setBase(org.jsoup.nodes.Document html, Element declared) {
        String base = declared.absUrl("href");
        if (!base.isEmpty()) {
            html.setBaseUri(base);
        }
    }

    /** The legacy font that a style sheet gives the page, if any. */
    private static Optional<String> faceOfStyles(List<Element> styles) {
        for (Element style : styles) {
            String rules = style.normalName().equals("body") ? style.attr("style") : style.data();
            Matcher matcher = FONT.matcher(rules);
            if (isNamingFont(rules) && matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /** Whether the start of a legacy font's name is somewhere in some CSS; much faster than the pattern. */
    static boolean isNamingFont(String rules) {
        if (BEGINNINGS.stream().noneMatch(rules::contains)) {
            return false;
        }
        for (int i = 0; i + 3 < rules.length(); i++) {
            if ((rules.charAt(i + 1) | 0x20) == 'n' || (rules.charAt(i + 2) | 0x20) == 'n') {
                if (rules.regionMatches(true, i, ".vn", 0, 3) || rules.regionMatches(true, i, "vni-", 0, 4)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String repaired(String text, Optional<String> face) {
        return face.isEmpty() && isUnmistakable(text) ? text : LegacyText.repair(text, face);
    }

    /** Nothing but ASCII, a wide blank and typographic quotes and dashes: no legacy encoding needs a trial. */
    private static boolean isUnmistakable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter > 0x7F
                    && letter != '\u00A0'
                    && (letter < '\u2013' || letter > '\u2026' || letter == '\u2020' || letter == '\u2021')) {
                return false;
            }
        }
        return true;
    }

    /** Walks the tree and knows the font face in force. */
    private static final class Repair implements NodeVisitor {
        private final Deque<Optional<String>> faces = new ArrayDeque<>();
        private final Optional<String> ofStyles;
        private final PageEncoding encoding = new PageEncoding();

        Repair(Optional<String> ofStyles) {
            this.ofStyles = ofStyles;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                Optional<String> face = faces.isEmpty() ? ofStyles : faces.peek();
                repair(text, face);
            } else if (node instanceof Element element && element.attributesSize() > 0) {
                ownFace(element).ifPresent(face -> faces.push(Optional.of(face)));
                switch (element.normalName()) {
                    case "meta" -> repairAttributes(element, "content");
                    case "img" -> repairAttributes(element, "alt");
                    case "a" -> repairAttributes(element, "title");
                    default -> {}
                }
            }
        }

        private void repair(TextNode text, Optional<String> face) {
            String was = text.getWholeText();
            if (face.isEmpty() && isUnmistakable(was)) {
                return;
            }
            String repaired = LegacyText.repair(was, face);
            if (!repaired.equals(was)) {
                text.text(repaired);
            }
            if (face.isEmpty()) {
                if (repaired.equals(was)) {
                    encoding.left(text);
                } else {
                    encoding.repaired(was);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!faces.isEmpty()
                    && node instanceof Element element
                    && ownFace(element).isPresent()) {
                faces.pop();
            }
        }

        private static void repairAttributes(Element element, String reason) {
            if (element.hasAttr(reason)) {
                for (String attribute : ATTRIBUTES) {
                    String repaired = repaired(element.attr(attribute), Optional.empty());
                    if (!repaired.equals(element.attr(attribute))) {
                        element.attr(attribute, repaired);
                    }
                }
            }
        }

        private static Optional<String> ownFace(Element element) {
            if (element.hasAttr("face")) {
                return Optional.of(
                        element.attr("face").replaceAll("[\"']|,.*", "").strip());
            }
            String style = element.attr("style");
            if (isNamingFont(style)) {
                Matcher matcher = FONT.matcher(style);
                return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
            }
            return Optional.empty();
        }
    }
}
