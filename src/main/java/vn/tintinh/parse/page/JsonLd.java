package vn.tintinh.parse.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The JSON-LD of a page: its article and its breadcrumb, as schema.org names them. */
final class JsonLd {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Pattern ARTICLE = Pattern.compile(
            "(?:\\w*Article|.*NewsArticle|BlogPosting|Report|\\w*Posting|Review|OpinionNewsArticle|Recipe|WebPage)");
    private static final Pattern WRAPPING =
            Pattern.compile("^\\s*(?:<!--|//<!\\[CDATA\\[|/\\*.*?\\*/)|(?:-->|//]]>)\\s*$");
    private static final Pattern WEB_PAGE = Pattern.compile("WebPage");
    private static final Pattern NO_WEB_PAGE = Pattern.compile("(?!WebPage).*");
    private static final Pattern BREADCRUMB = Pattern.compile("BreadcrumbList");
    private static final int MOST_NODES = 2000;

    private final List<JsonNode> nodes = new ArrayList<>();
    private final Optional<JsonNode> article;

    private JsonLd(List<JsonNode> roots) {
        Deque<JsonNode> waiting = new ArrayDeque<>(roots);
        while (!waiting.isEmpty() && nodes.size() < MOST_NODES) {
            JsonNode node = waiting.poll();
            if (node.isObject()) {
                nodes.add(node);
            }
            if (node.isContainerNode()) {
                node.forEach(child -> {
                    if (child.isContainerNode()) {
                        waiting.add(child);
                    }
                });
            }
        }
        article = ofType(NO_WEB_PAGE, ARTICLE).or(() -> ofType(WEB_PAGE, ARTICLE));
    }

    /** All JSON-LD of a page's scripts; blocks that are no JSON are passed over. */
    static JsonLd of(List<Element> scripts) {
        List<JsonNode> roots = new ArrayList<>();
        for (Element script : scripts) {
            if (!script.attr("type").contains("ld+json")) {
                continue;
            }
            parsed(script.data()).ifPresent(roots::add);
        }
        return new JsonLd(roots);
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            String bare = text.strip();
            boolean isWrapped = !bare.startsWith("{") && !bare.startsWith("[");
            return Optional.ofNullable(
                    JSON.readTree(isWrapped ? WRAPPING.matcher(bare).replaceAll("") : bare));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    /** All objects, outer ones before inner ones, those of one list in its order. */
    List<JsonNode> nodes() {
        return nodes;
    }

    /** A text of the article, entities resolved. */
    Optional<String> text(String property) {
        return article.flatMap(node -> plain(node.path(property)));
    }

    /** Names of the article's authors. */
    List<String> authors() {
        List<String> names = new ArrayList<>();
        article.ifPresent(node -> collectNames(node.path("author"), names));
        if (names.isEmpty()) {
            article.ifPresent(node -> collectNames(node.path("creator"), names));
        }
        return names;
    }

    /** The address of the article's first image. */
    Optional<String> image() {
        return article.flatMap(node -> address(node.path("image")).or(() -> address(node.path("thumbnailUrl"))));
    }

    /** Names of the publisher, as said of any node. */
    List<String> publishers() {
        List<String> names = new ArrayList<>();
        nodes.forEach(node -> collectNames(node.path("publisher"), names));
        return names;
    }

    /** The article's sections. */
    List<String> sections() {
        List<String> sections = new ArrayList<>();
        article.ifPresent(node -> collectNames(node.path("articleSection"), sections));
        return sections.stream()
                .flatMap(section -> Pattern.compile("\\s*[,;]\\s+").splitAsStream(section))
                .toList();
    }

    /** The breadcrumb's names in order, the page itself among them where it is listed. */
    List<String> breadcrumb() {
        for (JsonNode node : nodes) {
            if (isType(node, BREADCRUMB)) {
                List<String> names = new ArrayList<>();
                for (JsonNode element : node.path("itemListElement")) {
                    plain(element.path("name"))
                            .or(() -> plain(element.path("item").path("name")))
                            .ifPresent(names::add);
                }
                if (!names.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }

    private Optional<JsonNode> ofType(Pattern one, Pattern other) {
        return nodes.stream()
                .filter(node -> isType(node, one) && isType(node, other))
                .filter(node -> node.has("headline") || node.has("datePublished") || node.has("articleBody"))
                .findFirst();
    }

    private static boolean isType(JsonNode node, Pattern type) {
        JsonNode said = node.path("@type");
        if (said.isArray()) {
            for (JsonNode one : said) {
                if (type.matcher(one.asText()).matches()) {
                    return true;
                }
            }
            return false;
        }
        return type.matcher(said.asText()).matches() && !said.asText().isEmpty();
    }

    private void collectNames(JsonNode node, List<String> names) {
        if (node.isArray()) {
            node.forEach(one -> collectNames(one, names));
        } else if (node.isTextual()) {
            plain(node).filter(name -> !names.contains(name)).ifPresent(names::add);
        } else if (node.has("name")) {
            collectNames(node.path("name"), names);
        } else if (node.has("@id")) {
            String id = node.path("@id").asText();
            nodes.stream()
                    .filter(other -> id.equals(other.path("@id").asText()) && other.has("name"))
                    .findFirst()
                    .ifPresent(other -> collectNames(other.path("name"), names));
        }
    }

    private static Optional<String> address(JsonNode node) {
        if (node.isArray()) {
            return node.isEmpty() ? Optional.empty() : address(node.get(0));
        }
        return plain(
                node.isObject() ? node.path("url").isArray() ? node.path("url").path(0) : node.path("url") : node);
    }

    private static Optional<String> plain(JsonNode node) {
        JsonNode one = node.isArray() && node.size() > 0 ? node.get(0) : node;
        if (!one.isTextual()) {
            return Optional.empty();
        }
        String text = Plain.of(Parser.unescapeEntities(one.asText(), false));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
