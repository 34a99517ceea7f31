package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import vn.tintinh.model.StoredItem;
import vn.tintinh.testing.HostileNews;
import vn.tintinh.testing.Payloads;

/** Every payload through a real poll, into every page, feed and list that can be reached: none is more than text. */
@Timeout(240)
final class HostileTextPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 250;
    private static final Set<String> FORBIDDEN = Set.of(
            "iframe", "object", "embed", "applet", "base", "style", "frame", "frameset", "portal", "foreignobject");
    private static final Set<String> ADDRESSES = Set.of(
            "href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcset", "ping", "background");
    private static final List<String> ASKED = List.of(
            "/feeds/query.rss?limit=3&q=",
            "/feeds/query.json?limit=3&q=",
            "/feeds/query.atom?category=",
            "/api/v1/items?limit=3&q=",
            "/api/v1/items?channel=",
            "/api/v1/items?x=",
            "/embed?channel=",
            "/oembed?url=");
    private static final Set<String> SCHEMES = Set.of("http", "https", "feed");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static HostileNews news;

    @BeforeAll
    static void start() {
        news = new HostileNews(folder);
    }

    @AfterAll
    @SuppressWarnings("NullAway") // not there where its start failed
    static void stop() {
        if (news != null) {
            news.close();
        }
    }

    private static HttpResponse<byte[]> get(String uri) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + news.port() + uri))
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept", "text/html, */*")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void there_are_at_least_a_hundred_payloads_and_each_differs() {
        assertThat(Payloads.all()).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    }

    @Test
    void pages_and_feeds_that_can_be_reached_hold_nothing_but_text() throws Exception {
        Set<String> known = new LinkedHashSet<>(List.of(
                "/", "/?lang=en", "/complaint", "/status", "/feeds.opml", "/sources.opml", "/news-sitemap.xml"));
        Deque<String> waiting = new ArrayDeque<>(known);
        List<String> faults = new ArrayList<>();
        int pages = 0;
        while (!waiting.isEmpty() && pages < MOST_PAGES) {
            String uri = waiting.removeFirst();
            HttpResponse<byte[]> answer = get(uri);
            pages++;
            if (answer.statusCode() != 200) {
                faults.add(uri + " answers " + answer.statusCode());
                continue;
            }
            String type = answer.headers().firstValue("content-type").orElse("");
            Set<String> links = check(uri, type, answer, faults);
            links.stream().filter(known::add).forEach(waiting::addLast);
        }
        assertThat(faults).isEmpty();
        assertThat(known)
                .as("the pages of channels were reached")
                .anyMatch(uri -> uri.startsWith("/categories/c-"))
                .anyMatch(uri -> uri.startsWith("/sources/s-"));
    }

    @Test
    void what_is_asked_for_is_shown_as_text() throws Exception {
        List<String> faults = new ArrayList<>();
        List<String> payloads = Payloads.all();
        for (int i = 0; i < payloads.size(); i++) {
            String query = URLEncoder.encode(payloads.get(i), StandardCharsets.UTF_8);
            for (String uri : List.of(
                    "/search?q=" + query,
                    "/complaint?url=" + query,
                    ASKED.get(i % ASKED.size()) + query,
                    ASKED.get((i + 1) % ASKED.size()) + query,
                    "/nowhere/" + query.replace("+", "%20") + "?lang=" + query)) {
                HttpResponse<byte[]> answer = get(uri);
                if (answer.statusCode() >= 500) {
                    faults.add(uri + " answers " + answer.statusCode());
                }
                check(uri, answer.headers().firstValue("content-type").orElse(""), answer, faults);
                assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void titles_are_shown_to_the_letter() throws Exception {
        Set<String> shown = Jsoup.parse(text(get("/sources/tin-json"))).select("a, h3, p, span").stream()
                .map(element -> element.wholeText().replaceAll("\\s+", " ").strip())
                .collect(Collectors.toSet());
        List<String> titles = news.items().stream()
                .filter(item -> item.sourceId().equals("tin-json"))
                .map(StoredItem::item)
                .map(item -> item.title().replaceAll("\\s+", " ").strip())
                .toList();
        assertThat(titles).hasSize(Payloads.all().size());
        assertThat(titles.stream().filter(title -> !shown.contains(title))).isEmpty();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** What of ours an answer links to; adds what is wrong with it. */
    private static Set<String> check(String uri, String type, HttpResponse<byte[]> answer, List<String> faults)
            throws Exception {
        if (!answer.headers()
                .firstValue("x-content-type-options")
                .filter("nosniff"::equals)
                .isPresent()) {
            faults.add(uri + " may be sniffed");
        }
        if (type.startsWith("text/html")) {
            String policy =
                    answer.headers().firstValue("content-security-policy").orElse("");
            if (!policy.contains("default-src 'none'") || policy.contains("unsafe")) {
                faults.add(uri + " has the policy " + policy);
            }
            Element page = Jsoup.parse(text(answer), "http://127.0.0.1:" + news.port() + uri);
            page(page, Kind.PAGE).forEach(fault -> faults.add(uri + " " + fault));
            return links(page);
        }
        if (type.contains("json")) {
            json(JSON.readTree(answer.body())).forEach(fault -> faults.add(uri + " " + fault));
        } else if (type.contains("xml") || type.contains("opml")) {
            xml(answer.body()).forEach(fault -> faults.add(uri + " " + fault));
        } else if (!type.startsWith("text/plain")
                && !type.startsWith("text/css")
                && !type.startsWith("image/svg")
                && !type.contains("javascript")
                && !type.contains("yaml")) {
            faults.add(uri + " is of type " + type);
        }
        return Set.of();
    }

    private enum Kind {
        PAGE,
        FRAGMENT
    }

    /** A frame of ours, as the builder and oEmbed show it. */
    private static boolean isBlock(Element element) {
        return element.normalName().equals("iframe")
                && element.attr("src").matches("(http://(localhost|127[.]0[.]0[.]1)(:[0-9]+)?)?/embed/[^\"'<>\\s]+")
                && !element.hasAttr("srcdoc");
    }

    private static List<String> page(Element page, Kind kind) {
        List<String> faults = new ArrayList<>();
        for (Element element : page.select("*")) {
            String name = element.normalName().toLowerCase(Locale.ROOT);
            boolean fragment = kind == Kind.FRAGMENT;
            if ((FORBIDDEN.contains(name) && !isBlock(element))
                    || (fragment
                            && Set.of("svg", "form", "input", "meta", "link", "script")
                                    .contains(name))) {
                faults.add("holds <" + name + ">");
            }
            if (name.equals("script") && !isOurs(element)) {
                faults.add("runs " + element.outerHtml());
            }
            if (name.equals("meta") && element.hasAttr("http-equiv")) {
                faults.add("holds " + element.outerHtml());
            }
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey().toLowerCase(Locale.ROOT);
                if (key.startsWith("on") || key.equals("srcdoc") || key.equals("style")) {
                    faults.add("holds " + attribute);
                }
                if (ADDRESSES.contains(key) && !isSafe(attribute.getValue())) {
                    faults.add("leads to " + attribute);
                }
            }
        }
        return faults;
    }

    /** A file of ours, or data that cannot end the element that it is in. */
    private static boolean isOurs(Element script) {
        if (script.attr("type").equals("application/ld+json")) {
            return !script.data().contains("<");
        }
        return script.attr("src").startsWith("/")
                && !script.attr("src").startsWith("//")
                && script.data().isBlank();
    }

    /** As browsers read it: without what they take out of an address. */
    private static boolean isSafe(String address) {
        String read = address.replaceAll("[\\p{Cntrl}\\s]", "");
        int colon = read.indexOf(':');
        boolean relative = colon < 0 || read.substring(0, colon).matches(".*[/?#].*");
        return relative || SCHEMES.contains(read.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    private static Set<String> links(Element page) {
        Set<String> links = new HashSet<>();
        for (Element link : page.select("a[href], link[href]:not([rel=hub]), form[action]")) {
            String url = link.hasAttr("href") ? link.absUrl("href") : link.absUrl("action");
            String own = "http://127.0.0.1:" + news.port();
            if (url.startsWith(own + "/")) {
                links.add(url.substring(own.length()).replaceFirst("#.*", ""));
            }
        }
        return links;
    }

    /** JSON as a reader shows it: HTML as HTML, addresses as links. */
    private static List<String> json(JsonNode node) {
        List<String> faults = new ArrayList<>();
        for (String field : List.of("content_html", "html")) {
            node.findValues(field)
                    .forEach(html -> faults.addAll(
                            page(Jsoup.parseBodyFragment(html.asText()).body(), Kind.FRAGMENT)));
        }
        for (String field : List.of(
                "url", "image", "home", "page", "external_url", "home_page_url", "feed_url", "next_url", "next")) {
            node.findValues(field).stream()
                    .filter(value -> value.isTextual() && !value.asText().matches("(?i)https?://.*"))
                    .forEach(value -> faults.add(field + " leads to " + value));
        }
        return faults;
    }

    /** XML as a reader shows it, who takes every text for HTML where it can. */
    private static List<String> xml(byte[] bytes) throws Exception {
        List<String> faults = new ArrayList<>();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        NodeList all = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            org.w3c.dom.Element element = (org.w3c.dom.Element) all.item(i);
            String name = element.getTagName();
            if (Set.of("description", "content:encoded", "content", "summary").contains(name)
                    && element.getParentNode().getNodeName().matches("item|entry")) {
                page(Jsoup.parseBodyFragment(element.getTextContent()).body(), Kind.FRAGMENT)
                        .forEach(fault -> faults.add("<" + name + "> " + fault));
            }
            if (Set.of("link", "url", "loc", "uri", "comments").contains(name) && !element.hasChildNodes()) {
                address(element.getAttribute("href"), faults);
            } else if (Set.of("link", "url", "loc", "uri", "comments").contains(name)) {
                address(element.getTextContent(), faults);
            }
            for (String attribute : List.of("url", "xmlUrl", "htmlUrl", "href", "src")) {
                address(element.getAttribute(attribute), faults);
            }
        }
        return faults;
    }

    private static void address(String address, List<String> faults) {
        if (!address.isEmpty() && !address.matches("(?i)\\s*https?://.*")) {
            faults.add("leads to " + address);
        }
    }
}
