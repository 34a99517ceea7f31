package vn.tintinh.parse.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import vn.tintinh.model.Document;

/** Bytes → tree: decodes, parses and makes every text NFC. */
final class HtmlReader {
    private static final int DEEPEST = 200;

    private HtmlReader() {}

    /** The page of a document; of bytes that are no HTML, whatever the HTML parser makes of them. */
    static Page read(Document document) {
        var charset = Charsets.of(document);
        String markup = new String(document.body(), charset);
        String base = document.url().map(Object::toString).orElse("");
        org.jsoup.nodes.Document html = Jsoup.parse(markup, base);
        Element declaredBase = html.selectFirst("base[href]");
        if (declaredBase != null && !declaredBase.absUrl("href").isEmpty()) {
            html.setBaseUri(declaredBase.absUrl("href"));
        }
        flatten(html);
        html.traverse((node, depth) -> {
            if (node instanceof TextNode text && !Normalizer.isNormalized(text.getWholeText(), Normalizer.Form.NFC)) {
                text.text(Normalizer.normalize(text.getWholeText(), Normalizer.Form.NFC));
            }
        });
        return new Page(html, document.url(), charset.name());
    }

    /** No deeper than pages really are: what follows walks up from an element more than once. */
    private static void flatten(org.jsoup.nodes.Document html) {
        List<Element> deep = new ArrayList<>();
        html.traverse((node, depth) -> {
            if (depth > DEEPEST && node instanceof Element element) {
                deep.add(element);
            }
        });
        deep.forEach(Element::unwrap);
    }
}
