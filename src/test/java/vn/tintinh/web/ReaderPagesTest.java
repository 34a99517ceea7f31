package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.item;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Edition;
import vn.tintinh.publish.Headline;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Rendition;

/** The pages for readers, over a real connection. */
final class ReaderPagesTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int FIRST_LOAD = 30_000;
    private static final String HOSTILE =
            "</script><script>alert(1)</script>\" onmouseover='x' \u202Eđảo ngược \u2028" + "dài".repeat(150);

    private static Site site;

    @BeforeAll
    static void start() {
        site = new Site(PublicSite.options(), Duration.ofSeconds(30));
        Instant at = Instant.parse("2026-03-04T02:03:00Z");
        site.room()
                .publish(
                        "bao-binh-thuan",
                        Duration.ZERO,
                        item(HOSTILE, at, "van-hoa", "binh-thuan"),
                        item("Giá <cà phê> & hồ tiêu", at, "kinh-te", "binh-thuan"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static HttpResponse<String> get(String path) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        return answer.body();
    }

    private static String search(String words) {
        return "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static List<String> all(String html, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void what_is_found_is_highlighted_and_can_be_subscribed_to() {
        String page = page(search("ca phe \"hồ tiêu\""));
        assertThat(page)
                .contains("Giá &lt;<mark>cà phê</mark>&gt; &amp; <mark>hồ tiêu</mark>")
                .contains(">1 tin<")
                .contains("<meta name=\"robots\" content=\"noindex, follow\">")
                .contains("value=\"ca phe &#34;hồ tiêu&#34;\"");
        List<String> feeds = all(
                page, "<link rel=\"alternate\" type=\"application/(?:rss|atom|feed)[+a-z]+\"[^>]* href=\"([^\"]+)\"");
        assertThat(feeds).hasSize(3);
        for (String feed : feeds) {
            HttpResponse<String> answer = get(feed.replace("&amp;", "&"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("hồ tiêu").doesNotContain("Tin số");
        }
    }

    @Test
    void a_search_can_be_narrowed_and_leafed_through() {
        assertThat(page("/search?category=kinh-te&province=binh-thuan"))
                .as("an old province is the one of today, which has three items more")
                .contains(">4 tin<")
                .contains("<option value=\"lam-dong\" selected>")
                .contains("<details open>");
        assertThat(page("/search?q=tin&from=2026-03-02&to=2026-03-02&sort=newest"))
                .contains(">1 tin<")
                .contains("<mark>Tin</mark> số 1")
                .contains("<h2>Thứ Hai, 02/03/2026</h2>");
        assertThat(page("/search")).doesNotContain("class=\"count\"").doesNotContain("<details open>");
        for (int n = 0; n < 30; n++) {
            site.room()
                    .publish("bao-binh-thuan", Duration.ZERO, item("Lũ " + n, Instant.EPOCH, "thoi-su", "binh-thuan"));
        }
        String first = page(search("lũ"));
        String second = page(search("lũ") + "&page=2");
        assertThat(first).contains(">30 tin<").contains("href=\"/search?q=l%C5%A9&amp;page=2\"");
        assertThat(second).contains("href=\"/search?q=l%C5%A9\"").doesNotContain("page=3");
        List<String> titles = all(first + second, "class=\"title\"[^>]*>(<mark>Lũ</mark> \\d+)<");
        assertThat(titles).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_taken_is_told_and_the_rest_is_searched_for() {
        assertThat(page("/search?q=tin&category=sai&from=02/03/2026"))
                .contains("Không biết sai nên đã bỏ qua.")
                .contains("Ngày viết theo dạng 2026-11-23.")
                .contains(">3 tin<");
        assertThat(page(search("x".repeat(900)))).contains("Chỉ tìm theo 200 ký tự đầu.");
        assertThat(page(search("“không có gì”") + "&province=hue"))
                .contains("Không tìm thấy tin nào")
                .contains("Bỏ dấu ngoặc kép")
                .contains("Bỏ bớt chuyên mục");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/categories/van-hoa",
                "/provinces/lam-dong?lang=en",
                "/search?q=dao+nguoc",
                "/sources/bao-binh-thuan"
            })
    void what_is_hostile_is_shown_as_it_is_and_runs_nowhere(String path) {
        Document page = harmless(path);
        assertThat(page.select("a.title").eachAttr("dir")).isNotEmpty().containsOnly("auto");
        assertThat(page.text()).contains("</script><script>alert(1)</script>\" onmouseover='x'");
        for (Element json : page.select("script[type=application/ld+json]")) {
            assertThat(new JsonObject(json.data()).getString("@type")).isEqualTo("CollectionPage");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>", "' onfocus=alert(1) autofocus='", "javascript:alert(1)", "\u202Etxt",
                "</title><svg/onload=alert(1)>", "{{7*7}}${7*7}", "</textarea><img src=x onerror=alert(1)>",
                        "%00\u0000x"
            })
    void words_that_are_hostile_are_words(String words) {
        Document page = harmless(search(words));
        assertThat(page.select("#q").val()).isEqualTo(words.replace("\u0000", "\uFFFD"));
    }

    /** A page as browsers read it: with no script, handler, frame or address but ours. */
    private static Document harmless(String path) {
        Document page = Jsoup.parse(page(path), "http://localhost:8080/");
        assertThat(page.select("script"))
                .allMatch(script -> script.attr("src").startsWith("/site.js?v=")
                        || script.attr("type").equals("application/ld+json"));
        assertThat(page.select("iframe, object, embed, base, svg, img, style, [style], [autofocus]"))
                .isEmpty();
        for (Element element : page.getAllElements()) {
            element.attributes()
                    .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on"));
        }
        assertThat(page.select("[href]").eachAttr("href")).allMatch(url -> url.matches("(?:feed:)?https?://.*|[/#].*"));
        return page;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/categories/kinh-te", "/provinces", "/sources", "/search?q=tin", "/search", "/status"})
    void every_page_has_its_two_languages_and_a_place_to_search(String path) {
        String joint = path.contains("?") ? "&" : "?";
        for (String lang : List.of("", joint + "lang=en")) {
            String html = page(path + lang);
            String base = "http://localhost:8080";
            String vietnamese = (base + path).replace("&", "&amp;");
            String english = (base + path + joint + "lang=en").replace("&", "&amp;");
            assertThat(html)
                    .contains("<link rel=\"canonical\" href=\"" + (lang.isEmpty() ? vietnamese : english) + "\">")
                    .contains("<link rel=\"alternate\" hreflang=\"vi\" href=\"" + vietnamese + "\">")
                    .contains("<link rel=\"alternate\" hreflang=\"en\" href=\"" + english + "\">")
                    .contains("<link rel=\"alternate\" hreflang=\"x-default\" href=\"" + vietnamese + "\">")
                    .contains("role=\"search\"")
                    .contains("<html lang=\"" + (lang.isEmpty() ? "vi" : "en") + "\">");
            assertThat(all(html, "<h1[ >](.)")).hasSize(1);
            assertThat(all(html, " id=\"([^\"]+)\"")).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?lang=en",
                "/categories/kinh-te?lang=en",
                "/provinces/lam-dong?lang=en",
                "/sources/bao-lam-dong?lang=en",
                "/provinces?lang=en",
                "/sources?lang=en",
                "/search?lang=en",
                "/search?q=tin&lang=en",
                "/search?q=%22khong+co%22&category=kinh-te&from=x&page=2&lang=en",
                "/search?q=tin&category=sai&lang=en",
                "/status?lang=en"
            })
    void an_english_page_has_no_vietnamese_but_the_news_and_names(String path) {
        String html = page(path)
                .replaceAll("(?s)<(\\w+)([^>]*) lang=\"vi\"[^>]*>.*?</\\1>", "")
                .replaceAll("(?s)<script type.*?</script>", "")
                .replaceAll("(?:href|src|value)=\"[^\"]*\"", "")
                .replaceAll("<code>[^<]*</code>", "");
        for (String name : names()) {
            html = html.replace(name, "");
        }
        assertThat(all(html, "([^<>\"]*[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ][^<>\"]*)"))
                .isEmpty();
    }

    /** Longest first, as one may be part of another. */
    private static List<String> names() {
        Channels channels = new Channels(Newsroom.configuration());
        List<String> names = new ArrayList<>(List.of("Việt Nam", "Hoàng Sa", "Trường Sa", "Tin Tỉnh"));
        channels.configuration().provinces().forEach(province -> names.add(province.name()));
        channels.configuration().sources().forEach(source -> names.add(source.name()));
        channels.configuration().channels().forEach(channel -> {
            names.add(channel.title());
            channel.description().ifPresent(names::add);
        });
        names.sort((one, other) -> other.length() - one.length());
        return names;
    }

    @Test
    void all_provinces_old_and_new_can_be_chosen() {
        String html = page("/provinces");
        assertThat(all(html, "<li class=\"(c\\d r\\d+[a-z ]*)\">")).hasSize(36).doesNotHaveDuplicates();
        assertThat(html).contains("<a href=\"/provinces/binh-thuan\">Bình Thuận</a>");
        HttpResponse<String> old = get("/provinces/binh-thuan");
        assertThat(old.statusCode()).isEqualTo(301);
        assertThat(old.headers().firstValue("location")).contains("/provinces/lam-dong");
    }

    @Test
    void the_shipped_categories_have_english_names() {
        assertThat(shipped().categories())
                .filteredOn(category -> !category.excluded())
                .allMatch(category -> category.english().isPresent(), "has an English name")
                .extracting(Category::slug)
                .isNotEmpty();
    }

    /** With the shipped catalogue and as much news as a page shows, gzipped as a browser gets it. */
    @Test
    void the_first_load_is_light() {
        Channels channels = new Channels(shipped());
        Channel all = channels.find(Channels.ALL).orElseThrow();
        List<Headline> headlines = new ArrayList<>();
        for (int n = 0; n < all.limit(); n++) {
            headlines.add(headline(channels, n));
        }
        byte[] page = new Pages(new Templates())
                .publications(channels).stream()
                        .filter(one -> one.uri().equals("/"))
                        .findFirst()
                        .map(one -> Pages.home(new Edition(channels, all, headlines), Language.VIETNAMESE))
                        .map(home -> new Templates().render("home", home))
                        .orElseThrow();
        int size = gzipped(Rendition.of("text/html", page, Optional.empty(), Duration.ZERO, "x"))
                + gzipped("/site.css")
                + gzipped("/site.js")
                + gzipped("/favicon.svg");
        assertThat(size).isBetween(5_000, FIRST_LOAD);
    }

    private static int gzipped(Rendition rendition) {
        return rendition
                .body(vn.tintinh.publish.Coding.GZIP)
                .orElseThrow()
                .bytes()
                .length();
    }

    private static int gzipped(String file) {
        return gzipped(Objects.requireNonNull(Files.SHIPPED.renditions().get(file)));
    }

    /** No two alike, or compression would make light of them. */
    private static Headline headline(Channels channels, int n) {
        String title = new java.util.Random(n)
                .ints(14, 0, 1 << 20)
                .mapToObj(word -> Integer.toString(word, 36))
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
        var source = channels.enabledSources().get(n % channels.enabledSources().size());
        return new Headline(
                "i" + n,
                title,
                Optional.of("https://" + source.url().getHost() + "/" + Integer.toHexString(title.hashCode())
                        + "-post.html"),
                source.name(),
                source.id(),
                Instant.parse("2026-11-23T03:00:00Z").minusSeconds(n * 977L),
                List.of(channels.publishedCategories().get(n % 12).slug()),
                Optional.of(channels.provinces().get(n % 34).slug()),
                "",
                Optional.empty(),
                title + " " + title,
                Optional.of("vi"),
                List.of());
    }

    private static Configuration shipped() {
        return Loader.load(java.nio.file.Path.of("conf")).fold(valid -> valid, problems -> {
            throw new AssertionError(problems);
        });
    }
}
