package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.RemovalStore;

/**
 * {@code /api/v1} against {@code openapi.yaml}: what is described is there and answers as described; what is there is
 * described; and of what is described nothing is left unasked.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ApiContractTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = document();
    private static final Site SITE = new Site(PublicSite.options(), Duration.ofSeconds(30));
    private static String shown = "";
    private static String removed = "";
    private static int port = SITE.port();

    /**
     * One question.
     *
     * @param path as described, with {@code {id}}
     * @param rest what stands for {@code {id}}, or the query; {@code $shown} and {@code $removed} are ids of items
     * @param status expected
     */
    private record Call(String path, String rest, int status) {
        private String uri() {
            String filled = rest.replace("$shown", shown).replace("$removed", removed);
            return Api.ROOT
                    + (path.contains("{id}") ? path.replace("{id}", filled) : (path + filled).replaceFirst("^/$", ""));
        }

        private Stream<String> parameters() {
            Stream<String> query = rest.startsWith("?")
                    ? Arrays.stream(rest.substring(1).split("&")).map(pair -> pair.replaceFirst("=.*", ""))
                    : Stream.of();
            return path.contains("{id}") ? Stream.of("id") : query;
        }
    }

    private static final List<Call> CALLS = List.of(
            new Call("/", "", 200),
            new Call("/", "?x=1", 400),
            new Call("/channels", "", 200),
            new Call("/channels", "?limit=3", 400),
            new Call("/categories", "", 200),
            new Call("/categories", "?x", 400),
            new Call("/provinces", "", 200),
            new Call("/provinces", "?x", 400),
            new Call("/sources", "", 200),
            new Call("/sources", "?state=ok", 400),
            new Call("/sources/{id}", "bao-lam-dong", 200),
            new Call("/sources/{id}", "bao-lam-dong?x=1", 400),
            new Call("/sources/{id}", "bao-nao-do", 404),
            new Call("/items", "", 200),
            new Call("/items", "?channel=kinh-te-lam-dong&limit=2", 200),
            new Call("/items", "?category=kinh-te,van-hoa&category=thoi-su&province=binh-thuan&limit=1", 200),
            new Call("/items", "?source=bao-lam-dong&q=tin%20so&limit=200", 200),
            new Call("/items", "?from=2026-03-02&to=2026-03-02", 200),
            new Call("/items", "?from=2026-03-01T00:00:00%2B07:00&to=2026-03-02T01:00:00Z", 200),
            new Call("/items", "?cursor=MA", 400),
            new Call("/items", "?cursor=MTc3MjMyNjgwMDAwMDAwMC56eno", 200),
            new Call("/items", "?limit=0", 400),
            new Call("/items", "?limit=201", 400),
            new Call("/items", "?limit=2&limit=3", 400),
            new Call("/items", "?from=gestern", 400),
            new Call("/items", "?to=2026-02-30", 400),
            new Call("/items", "?to=%2B999999999-01-01T00:00:00Z", 400),
            new Call("/items", "?channel=nowhere", 400),
            new Call("/items", "?channel=all&q=x", 400),
            new Call("/items", "?category=nowhere", 400),
            new Call("/items", "?q=" + "a".repeat(201), 400),
            new Call("/items", "?offset=3", 400),
            new Call("/items/{id}", "$shown", 200),
            new Call("/items/{id}", "$shown?x=1", 400),
            new Call("/items/{id}", "0", 404),
            new Call("/items/{id}", "A-B", 404),
            new Call("/items/{id}", "$removed", 410));

    /** Asked when the store is away. */
    private static final List<Call> AWAY = List.of(
            new Call("/sources", "", 503),
            new Call("/sources/{id}", "bao-binh-thuan", 503),
            new Call("/items", "?limit=7", 503),
            new Call("/items/{id}", "$shown", 503));

    @BeforeAll
    static void publish() {
        List<StoredItem> items =
                await(new ItemStore(SITE.room().database()).newest(Selection.ALL, 3, java.time.Instant.now()));
        shown = items.get(0).id();
        removed = items.get(2).id();
        await(new RemovalStore(SITE.room().database()).takeDown(removed, "test"));
    }

    @AfterAll
    static void stop() {
        SITE.close();
    }

    @Test
    @Order(1)
    void what_is_routed_is_described_and_what_is_described_is_routed() {
        Set<String> routed = SITE.site().router().getRoutes().stream()
                .map(Route::getPath)
                .filter(path -> path != null && path.startsWith(Api.ROOT))
                .map(path -> path.substring(Api.ROOT.length()).replaceAll(":(\\w+)", "{$1}"))
                .map(path -> path.isEmpty() ? "/" : path)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routed).isEqualTo(names(DOCUMENT.path("paths")));
    }

    @Test
    @Order(1)
    void nothing_that_is_described_is_left_unasked() {
        Set<String> described = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        for (String path : names(DOCUMENT.path("paths"))) {
            JsonNode get = operation(path);
            get.path("parameters")
                    .forEach(parameter ->
                            described.add(path + " ?" + parameter.path("name").asText()));
            names(get.path("responses")).forEach(status -> described.add(path + " " + status));
            // of each path, by the tests of methods and of conditions below
            asked.add(path + " 304");
            asked.add(path + " 405");
        }
        Stream.of(CALLS, AWAY).flatMap(List::stream).forEach(call -> asked.add(call.path() + " " + call.status()));
        CALLS.stream().filter(call -> call.status() == 200).forEach(call -> call.parameters()
                .forEach(name -> asked.add(call.path() + " ?" + name)));
        assertThat(asked).isEqualTo(described);
        assertThat(names(operation("/items").path("parameters"), "name")).isEqualTo(new TreeSet<>(ApiQuery.NAMES));
    }

    @Test
    @Order(1)
    void the_document_is_an_openapi_document_that_describes_every_field() throws Exception {
        HttpResponse<String> served = send("GET", Api.DESCRIPTION);
        assertThat(served.headers().firstValue("content-type")).hasValue("application/yaml; charset=utf-8");
        assertThat(new YAMLMapper().readTree(served.body())).isEqualTo(DOCUMENT);
        assertThat(DOCUMENT.path("openapi").asText()).startsWith("3.1.");
        List<String> bare = new ArrayList<>();
        DOCUMENT.path("components").path("schemas").properties().forEach(schema -> schema.getValue()
                .findValues("properties")
                .forEach(properties -> properties.properties().forEach(field -> {
                    boolean said = field.getValue().has("description")
                            || field.getValue().has("$ref");
                    if (!said) {
                        bare.add(schema.getKey() + "." + field.getKey());
                    }
                })));
        assertThat(bare).isEmpty();
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> answers_are_as_described() {
        return CALLS.stream().map(ApiContractTest::test);
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> methods_and_conditions_are_kept_to() {
        return CALLS.stream()
                .filter(call -> call.status() == 200)
                .map(call -> DynamicTest.dynamicTest(call.uri(), () -> {
                    String tag =
                            send("GET", call.uri()).headers().firstValue("etag").orElseThrow();
                    HttpResponse<String> known = send("GET", call.uri(), "If-None-Match", tag);
                    assertThat(known.statusCode()).isEqualTo(304);
                    assertThat(known.body()).isEmpty();
                    HttpResponse<String> head = send("HEAD", call.uri());
                    assertThat(head.statusCode()).isEqualTo(200);
                    assertThat(head.headers().firstValue("etag")).hasValue(tag);
                    assertThat(head.body()).isEmpty();
                    HttpResponse<String> options = send("OPTIONS", call.uri());
                    assertThat(options.statusCode()).isEqualTo(204);
                    assertThat(options.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
                    HttpResponse<String> post = send("POST", call.uri());
                    assertThat(post.statusCode()).isEqualTo(405);
                    valid(operation(call.path()).path("responses").path("405"), post);
                }));
    }

    @Test
    @Order(3)
    void pages_follow_one_another_without_gap_or_double() throws Exception {
        List<String> all = new ArrayList<>();
        String next = "http://127.0.0.1:" + SITE.port() + Api.ROOT + "/items?limit=1&category=kinh-te";
        while (!next.isEmpty() && all.size() < 5) {
            JsonNode page = JSON.readTree(send(
                            "GET",
                            URI.create(next).getRawPath() + "?"
                                    + URI.create(next).getRawQuery())
                    .body());
            page.path("items").forEach(item -> all.add(item.path("title").asText()));
            next = page.path("next").asText();
        }
        assertThat(all).containsExactly("Tin số 2", "Tin số 1");
    }

    @Test
    @Order(3)
    void days_are_those_of_viet_nam_and_words_need_no_marks() throws Exception {
        assertThat(titles("?from=2026-03-02&to=2026-03-02")).containsExactly("Tin số 1");
        assertThat(titles("?from=2026-03-03T08:00:00%2B07:00")).containsExactly("Tin số 2");
        assertThat(titles("?to=2026-03-03T01:00:00Z")).containsExactly("Tin số 1");
        assertThat(titles("?q=TIN%20SO%202")).containsExactly("Tin số 2");
        assertThat(titles("?province=binh-thuan")).as("of Lâm Đồng today").hasSize(2);
    }

    @Test
    @Order(3)
    void what_is_shown_is_what_the_feeds_show() throws Exception {
        JsonNode item = JSON.readTree(send("GET", Api.ROOT + "/items/" + shown).body());
        JsonNode feed = JSON.readTree(send("GET", "/feeds/all.json").body());
        JsonNode same = feed.path("items").get(0);
        assertThat(item.path("uri")).isEqualTo(same.path("id"));
        assertThat(item.path("html")).isEqualTo(same.path("content_html"));
        assertThat(item.path("attribution")).isEqualTo(same.path("_tintinh").path("attribution"));
    }

    @TestFactory
    @Order(4)
    Stream<DynamicTest> while_the_store_is_away_the_last_answer_stands() {
        await(SITE.room().database().close());
        return Stream.of(new Call("/items", "", 200), new Call("/sources", "", 200), new Call("/channels", "", 200))
                .map(ApiContractTest::test);
    }

    @TestFactory
    @Order(5)
    Stream<DynamicTest> and_where_there_is_none_it_says_so() {
        PublicSite site = new PublicSite(SITE.vertx(), SITE.publisher());
        Site.showApi(site, SITE.vertx(), SITE.room().database());
        HttpServer fresh = await(SITE.vertx()
                .createHttpServer(PublicSite.options())
                .requestHandler(site.handler())
                .listen(0, "127.0.0.1"));
        port = fresh.actualPort();
        return AWAY.stream().map(ApiContractTest::test);
    }

    private static DynamicTest test(Call call) {
        return DynamicTest.dynamicTest(call.status() + " " + call.uri(), () -> {
            HttpResponse<String> answer = send("GET", call.uri());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(call.status());
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .hasValue("*");
            valid(operation(call.path()).path("responses").path(Integer.toString(call.status())), answer);
        });
    }

    /** Whether an answer is one that is described: its media type, its headers, and its body by the schema. */
    private static void valid(JsonNode response, HttpResponse<String> answer) throws IOException {
        JsonNode described = response.has("$ref")
                ? DOCUMENT.at(response.path("$ref").asText().substring(1))
                : response;
        assertThat(described.isMissingNode()).as("described").isFalse();
        String type = answer.headers().firstValue("content-type").orElse("").replaceFirst(";.*", "");
        JsonNode schema = described.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(type).isFalse();
        assertThat(faults(schema, JSON.readTree(answer.body())))
                .as(answer.body())
                .isEmpty();
        for (String header : names(described.path("headers"))) {
            JsonNode field = DOCUMENT.at(
                    described.path("headers").path(header).path("$ref").asText().substring(1));
            assertThat(faults(
                            field.path("schema"),
                            JSON.valueToTree(answer.headers().firstValue(header).orElse(""))))
                    .isEmpty();
        }
    }

    private static List<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", DOCUMENT.path("components"));
        JsonSchema validator = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        whole,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        return validator.validate(value).stream().map(Object::toString).toList();
    }

    private static List<String> titles(String query) throws Exception {
        JsonNode items =
                JSON.readTree(send("GET", Api.ROOT + "/items" + query).body()).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("title").asText())
                .toList();
    }

    private static JsonNode operation(String path) {
        return DOCUMENT.path("paths").path(path).path("get");
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(field).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode document() {
        try (InputStream in = ApiContractTest.class.getResourceAsStream("/web" + Api.DESCRIPTION)) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static HttpResponse<String> send(String method, String uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + uri))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
