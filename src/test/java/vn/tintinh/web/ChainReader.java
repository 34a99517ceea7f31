package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import vn.tintinh.model.Format;

/**
 * A reader of one channel in one format that keeps everything it ever saw. It goes back from the newest document to the
 * first archive page that it knows, as RFC 5005 §4 advises, and never reads a page twice.
 */
final class ChainReader {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String HISTORY = "http://purl.org/syndication/history/1.0";
    private static final int LONGEST_CHAIN = 1000;

    private final String publicUrl;
    private final String path;
    private final Format format;
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> pageOfItem = new HashMap<>();
    private final Map<String, List<String>> pages = new LinkedHashMap<>();

    ChainReader(String publicUrl, String path, Format format) {
        this.publicUrl = publicUrl;
        this.path = path;
        this.format = format;
    }

    /** A document as far as it matters here; titles by id. */
    record Read(
            Map<String, String> titles,
            Optional<String> previous,
            Optional<String> next,
            Optional<String> current,
            boolean archive,
            boolean complete) {}

    /** Polls a server; how many documents were read. */
    int poll(int port) {
        Read newest = get(port, path);
        assertThat(newest.archive()).isFalse();
        titles.putAll(newest.titles());
        Optional<String> previous = newest.previous();
        int read = 1;
        while (previous.isPresent() && !pages.containsKey(previous.get())) {
            Read page = get(port, previous.get());
            assertThat(page.archive()).isTrue();
            assertThat(page.current()).contains(path);
            take(previous.get(), page);
            previous = page.previous();
            assertThat(++read).isLessThan(LONGEST_CHAIN);
        }
        return read;
    }

    private void take(String url, Read page) {
        pages.put(url, List.copyOf(page.titles().keySet()));
        page.titles().forEach((id, title) -> {
            assertThat(pageOfItem.put(id, url))
                    .as("%s is in one page only", title)
                    .isNull();
            titles.putIfAbsent(id, title);
        });
    }

    /** All titles it ever saw, by id. */
    Map<String, String> titles() {
        return titles;
    }

    /** The archive pages that it read, by path, with the ids of their items. */
    Map<String, List<String>> pages() {
        return pages;
    }

    /** One document. */
    Read get(int port, String at) {
        HttpResponse<byte[]> answer = fetch(port, at);
        assertThat(answer.statusCode()).as(at).isEqualTo(200);
        return read(answer.body());
    }

    /** A document of some bytes. */
    Read read(byte[] bytes) {
        return format == Format.JSON ? json(bytes) : xml(bytes);
    }

    /** One answer, whatever it is. */
    static HttpResponse<byte[]> fetch(int port, String at, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + at));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (Exception cause) {
            throw new AssertionError(at, cause);
        }
    }

    private Read json(byte[] bytes) {
        JsonObject feed = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
        Map<String, String> found = new LinkedHashMap<>();
        feed.getJsonArray("items")
                .forEach(
                        item -> found.put(((JsonObject) item).getString("id"), ((JsonObject) item).getString("title")));
        JsonObject own = feed.getJsonObject("_tintinh", new JsonObject());
        assertThat(feed.getString("next_url")).isEqualTo(own.getString("prev_archive"));
        return new Read(
                found,
                ours(feed.getString("next_url")),
                ours(own.getString("next_archive")),
                ours(own.getString("current")),
                own.getBoolean("archive", false),
                own.getBoolean("complete", false));
    }

    private Read xml(byte[] bytes) {
        Document feed = dom(bytes);
        Map<String, String> found = new LinkedHashMap<>();
        boolean atom = format == Format.ATOM;
        NodeList entries = atom ? feed.getElementsByTagNameNS(ATOM, "entry") : feed.getElementsByTagName("item");
        for (Element entry : elements(entries)) {
            NodeList ids = atom ? entry.getElementsByTagNameNS(ATOM, "id") : entry.getElementsByTagName("guid");
            String title = elements(entry.getElementsByTagName("title")).get(0).getTextContent();
            assertThat(found.put(ids.item(0).getTextContent(), title)).isNull();
        }
        return new Read(
                found,
                link(feed, "prev-archive"),
                link(feed, "next-archive"),
                link(feed, "current"),
                feed.getElementsByTagNameNS(HISTORY, "archive").getLength() > 0,
                feed.getElementsByTagNameNS(HISTORY, "complete").getLength() > 0);
    }

    private Optional<String> link(Document feed, String relation) {
        return elements(feed.getElementsByTagNameNS(ATOM, "link")).stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .findFirst()
                .flatMap(link -> ours(link.getAttribute("href")));
    }

    private Optional<String> ours(String url) {
        if (url == null) {
            return Optional.empty();
        }
        assertThat(url).startsWith(publicUrl + "/feeds/");
        return Optional.of(url.substring(publicUrl.length()));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document dom(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (Exception cause) {
            throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), cause);
        }
    }
}
