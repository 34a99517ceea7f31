package vn.tintinh.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a page is about, for search engines: JSON-LD by schema.org. What is made here may stand in a script element as it
 * is: no letter of it can end the element, or begin a comment in it.
 */
final class StructuredData {
    private static final int MOST_ITEMS = 10;

    private StructuredData() {}

    /** A page that lists news; of the home page also where to search. */
    static String collection(Frames frames, Frames.Subject subject, List<Views.Line> lines) {
        JsonObject site = new JsonObject()
                .put("@type", "WebSite")
                .put("name", frames.service())
                .put("url", frames.base() + frames.language().at("/"));
        if (subject.path().equals("/")) {
            site.put(
                    "potentialAction",
                    new JsonObject()
                            .put("@type", "SearchAction")
                            .put("target", frames.base() + frames.language().at(SearchPage.PATH + "?q={q}"))
                            .put("query-input", "required name=q"));
        }
        JsonObject page = new JsonObject()
                .put("@context", "https://schema.org")
                .put("@type", "CollectionPage")
                .put("name", subject.title())
                .put("url", frames.base() + frames.language().at(subject.path()))
                .put("inLanguage", frames.language().tag())
                .put("isPartOf", site)
                .put("mainEntity", new JsonObject().put("@type", "ItemList").put("itemListElement", items(lines)));
        return harmless(page.encode());
    }

    private static JsonArray items(List<Views.Line> lines) {
        JsonArray items = new JsonArray();
        for (Views.Line line : lines) {
            if (items.size() < MOST_ITEMS && line.link().isPresent()) {
                items.add(new JsonObject()
                        .put("@type", "ListItem")
                        .put("position", items.size() + 1)
                        .put("url", line.link().get())
                        .put(
                                "name",
                                line.title().stream().map(Views.Piece::text).collect(Collectors.joining())));
            }
        }
        return items;
    }

    /** Spec: HTML Living Standard §4.12.1.3; in JSON these stand in strings only. */
    static String harmless(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
