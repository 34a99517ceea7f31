package vn.tintinh.parse.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.ReadDate;

/**
 * The articles that a listing names in its JSON-LD: an {@code ItemList}, a {@code Blog}'s posts, what a
 * {@code CollectionPage} is made of.
 */
final class ListedData {
    private static final List<String> LISTS =
            List.of("itemListElement", "blogPost", "blogPosts", "hasPart", "mainEntity", "@graph");
    private static final Set<String> HOLDERS = Set.of(
            "ItemList",
            "Blog",
            "CollectionPage",
            "WebPage",
            "SearchResultsPage",
            "DataFeed",
            "LiveBlogPosting",
            "NewsMediaOrganization");
    private static final int MOST = 2000;

    private final Page page;
    private final Dates dates;
    private final Map<String, ListedItem> items = new LinkedHashMap<>();

    private ListedData(Page page, Dates dates) {
        this.page = page;
        this.dates = dates;
    }

    /** The articles by their {@link Addresses#key}, in the order in which the page names them. */
    static Map<String, ListedItem> of(Page page, Dates dates) {
        ListedData data = new ListedData(page, dates);
        for (JsonNode node : JsonLd.of(page.html().getElementsByTag("script")).nodes()) {
            if (HOLDERS.contains(type(node))) {
                LISTS.forEach(name -> data.collect(node.path(name)));
            }
        }
        return data.items;
    }

    private void collect(JsonNode list) {
        if (list.isObject()) {
            if (isArticle(list)) {
                add(list);
            }
            return;
        }
        for (JsonNode element : list) {
            JsonNode inner = element.path("item").isObject() ? element.path("item") : element;
            boolean isListed = type(element).equals("ListItem") && !element.has("item");
            if (isArticle(inner) || isListed || (type(inner).isEmpty() && inner.has("headline"))) {
                add(inner);
            }
        }
    }

    private void add(JsonNode node) {
        Optional<String> url = text(node, "url")
                .or(() -> text(node.path("mainEntityOfPage"), "@id"))
                .or(() -> text(node, "mainEntityOfPage"))
                .or(() -> text(node, "@id"))
                .flatMap(page::resolve)
                .map(Addresses::page)
                .filter(address -> address.startsWith("http"));
        if (url.isEmpty()
                || items.size() >= MOST
                || Addresses.isTrap(url.get())
                || !Addresses.isSameSite(url.get(), page.url())) {
            return;
        }
        Optional<ReadDate> published = text(node, "datePublished").flatMap(dates::read);
        String title = text(node, "headline").or(() -> text(node, "name")).orElse("");
        JsonNode image = node.path("image").isArray() ? node.path("image").path(0) : node.path("image");
        items.putIfAbsent(
                Addresses.key(url.get()),
                new ListedItem(
                        url.get(),
                        title,
                        published,
                        text(node, "description"),
                        text(image, "url").or(() -> text(node, "image")).flatMap(page::resolve)));
    }

    private static boolean isArticle(JsonNode node) {
        String type = type(node);
        return type.endsWith("Article") || type.endsWith("Posting") || type.equals("Report");
    }

    private static String type(JsonNode node) {
        JsonNode said = node.path("@type");
        return (said.isArray() ? said.path(0) : said).asText("").replaceFirst("^https?://schema\\.org/", "");
    }

    private static Optional<String> text(JsonNode node, String name) {
        JsonNode value = name.isEmpty() ? node : node.path(name);
        return value.isTextual() && !value.asText().isBlank()
                ? Optional.of(Plain.of(org.jsoup.parser.Parser.unescapeEntities(value.asText(), false)))
                : Optional.empty();
    }
}
