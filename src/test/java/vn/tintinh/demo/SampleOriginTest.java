package vn.tintinh.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.config.Loader;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Person;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.parse.page.PageParser;

/** The six sites are asked over HTTP and read with our own parsers: what they wrote is what comes out. */
@Timeout(60)
final class SampleOriginTest {
    private static final Instant START = Instant.parse("2026-03-10T01:02:03.456Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private volatile Instant now = START;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private SampleOrigin origin;

    @BeforeEach
    void start() throws Exception {
        origin = SampleOrigin.start(vertx, 0, () -> now)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        now = START.plusSeconds(60);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bao-tinh", "cong-thong-tin", "so-nganh", "huyen"})
    void a_feed_comes_out_as_it_was_written(String prefix) throws Exception {
        Site site = site(prefix);
        ParsedFeed feed = feed(get(site, site.polled()));
        List<Story> stories = site.writer().newest(now);
        assertThat(feed.entries())
                .extracting(entry -> entry.title().orElseThrow().value())
                .containsExactlyElementsOf(stories.stream().map(Story::title).toList());
        assertThat(feed.entries()).allSatisfy(entry -> {
            Story story = stories.get(feed.entries().indexOf(entry));
            assertThat(entry.labels()).hasSize(1);
            assertThat(entry.link()).hasValueSatisfying(link -> assertThat(link)
                    .startsWith(origin.url() + "/" + prefix + "/")
                    .contains(String.valueOf(story.id())));
            if (!prefix.equals("so-nganh")) {
                assertThat(entry.published().orElseThrow().instant()).isEqualTo(story.published());
                assertThat(entry.authors()).extracting(Person::name).containsExactly(Optional.of(story.author()));
                assertThat(text(entry.content().get(0).value()))
                        .contains(story.paragraphs().get(0));
            }
        });
    }

    @Test
    void the_webforms_portal_is_read_month_first_once_its_archive_has_proved_it() throws Exception {
        Site site = site("so-nganh");
        ParsedFeed feed = feed(get(site, site.polled()));
        List<Story> stories = site.writer().newest(now);
        assertThat(feed.entries())
                .extracting(entry -> entry.published().orElseThrow().instant())
                .containsExactlyElementsOf(
                        stories.stream().map(Story::published).toList());
        assertThat(feed.entries()).extracting(ParsedEntry::id).containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tuyen-giao", "phat-thanh"})
    void a_listing_and_its_articles_come_out_by_detection(String prefix) throws Exception {
        Site site = site(prefix);
        List<Story> stories = stories(site);
        Listing listing = listing(get(site, site.polled()));
        List<Story> shown = stories.subList(0, listing.items().size());
        assertThat(listing.items()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(listing.items())
                .extracting(ListedItem::title)
                .containsExactlyElementsOf(shown.stream().map(Story::title).toList());
        assertThat(listing.items())
                .allSatisfy(item -> assertThat(item.published()).isPresent());
        for (int i = 0; i < shown.size(); i++) {
            verify(article(get(URI.create(listing.items().get(i).url()))), shown.get(i));
        }
    }

    @Test
    void the_party_site_has_a_second_page_that_ends_with_the_founding_article() throws Exception {
        Site site = site("tuyen-giao");
        Listing first = listing(get(site, site.polled()));
        Listing second = listing(get(URI.create(first.next().orElseThrow())));
        assertThat(second.next()).isEmpty();
        ListedItem last = second.items().get(second.items().size() - 1);
        Article article = article(get(URI.create(last.url())));
        assertThat(article.title()).isEqualTo("Ban Tuyên giáo Tỉnh ủy với các hoạt động trong Khối thi đua 6");
        assertThat(article.published().orElseThrow().instant()).isEqualTo("2017-08-04T04:20:00Z");
        assertThat(article.authors()).containsExactly("Tô Long");
        assertThat(article.labels()).containsExactly("BAN TUYÊN GIÁO TỈNH UỶ", "TIN HOẠT ĐỘNG");
        assertThat(text(article.body())).startsWith("Khối Thi đua 6").endsWith("hiệu quả, tiết kiệm./.");
    }

    @Test
    void a_well_behaved_site_answers_304_until_it_has_news() throws Exception {
        Site site = site("bao-tinh");
        HttpResponse<byte[]> first = get(site, site.polled());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(get(site, site.polled(), "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(site, site.polled(), "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        now = now.plusSeconds(site.place().seconds());
        assertThat(get(site, site.polled(), "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(get(site, site.polled(), "If-Modified-Since", modified).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_broken_site_fails_in_turns_and_yet_all_of_its_news_arrive() throws Exception {
        Site site = site("huyen");
        Map<String, String> titles = new LinkedHashMap<>();
        Set<Integer> statuses = new LinkedHashSet<>();
        int broken = 0;
        for (int poll = 0; poll < 10; poll++) {
            HttpResponse<byte[]> response = get(site, site.polled());
            statuses.add(response.statusCode());
            if (response.statusCode() == 200) {
                ParsedFeed feed = feed(response);
                broken += feed.wellFormed() ? 0 : 1;
                feed.entries()
                        .forEach(entry -> titles.put(
                                entry.id().orElse("?"),
                                entry.title().orElseThrow().value()));
            }
            now = now.plusSeconds(20);
        }
        assertThat(statuses).containsExactly(200, 500);
        assertThat(broken).isEqualTo(2);
        Instant last = now.minusSeconds(20);
        for (int number = 0; number < site.writer().count(last); number++) {
            Story story = site.writer().story(number);
            assertThat(titles).containsEntry("huyen-" + story.id(), story.title());
        }
    }

    @Test
    void the_news_of_a_site_differ_and_depend_on_the_time_alone() {
        Set<String> titles = new LinkedHashSet<>();
        Set<String> labels = new LinkedHashSet<>();
        for (Site site : origin.sites()) {
            for (int number = 0; number < 300; number++) {
                Story story = site.writer().story(number);
                assertThat(story).isEqualTo(site.writer().story(number));
                titles.add(site.place().prefix()
                        + story.title()
                        + story.published().truncatedTo(ChronoUnit.DAYS));
                labels.add(story.label());
            }
        }
        assertThat(titles).hasSize(6 * 300);
        assertThat(labels).hasSizeGreaterThan(8);
    }

    @Test
    void its_configuration_loads_without_a_problem(@TempDir Path directory) throws IOException {
        origin.writeConfiguration(directory);
        Loader.load(directory)
                .<Void>fold(
                        configuration -> {
                            assertThat(configuration.sources()).hasSize(6).allSatisfy(source -> {
                                assertThat(source.url().toString()).startsWith(origin.url());
                                assertThat(source.republication().delay()).isEqualTo(Duration.ZERO);
                            });
                            assertThat(configuration.settings().polling().allow())
                                    .containsExactly("127.0.0.1");
                            assertThat(configuration.channels()).hasSize(1);
                            return null;
                        },
                        problems -> {
                            throw new AssertionError(problems);
                        });
    }

    private static void verify(Article article, Story story) {
        assertThat(article.title()).isEqualTo(story.title());
        assertThat(article.published().orElseThrow().instant())
                .isEqualTo(story.published().truncatedTo(ChronoUnit.MINUTES));
        assertThat(article.authors()).containsExactly(story.author());
        String text = text(article.body());
        assertThat(text).contains(story.paragraphs().get(0)).doesNotContain(story.author(), "CÁC TIN KHÁC");
        assertThat(text).endsWith(story.paragraphs().get(story.paragraphs().size() - 1));
    }

    private List<Story> stories(Site site) {
        return site instanceof PartySite party
                ? party.stories(now)
                : site.writer().newest(now);
    }

    private Site site(String prefix) {
        return origin.sites().stream()
                .filter(site -> site.place().prefix().equals(prefix))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<byte[]> get(Site site, String path, String... headers) throws Exception {
        return get(URI.create(origin.url() + "/" + site.place().prefix() + "/" + path), headers);
    }

    private HttpResponse<byte[]> get(URI url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private ParsedFeed feed(HttpResponse<byte[]> response) {
        return read(new FeedParser().parse(document(response), now, ZONE, Optional.empty()));
    }

    private Listing listing(HttpResponse<byte[]> response) {
        return read(new PageParser().listing(document(response), PageRule.NONE, now, ZONE));
    }

    private Article article(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return read(new PageParser().article(document(response), PageRule.NONE, now, ZONE));
    }

    private static Document document(HttpResponse<byte[]> response) {
        return new Document(
                Optional.of(response.uri()),
                Map.of(
                        "content-type",
                        response.headers().firstValue("Content-Type").orElse("")),
                response.body());
    }

    private static String text(String html) {
        return Jsoup.parse(html).text();
    }

    private static <T> T read(Parsed<T> parsed) {
        return parsed.fold(value -> value, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }
}
