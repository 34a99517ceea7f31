package vn.tintinh.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs that know oEmbed are told, and that they find it. Spec: oEmbed 1.0. */
final class OembedTest {
    private static final Pattern DISCOVERY =
            Pattern.compile("<link rel=\"alternate\" type=\"application/json\\+oembed\"[^>]* href=\"([^\"]+)\">");

    private static Stand stand;

    @BeforeAll
    static void start() {
        stand = new Stand(List.of());
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    private static HttpResponse<String> ask(String url, String further) {
        return stand.get("/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + further);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /embed/all",
        "'', /embed/all",
        "/categories/kinh-te, /embed/kinh-te",
        "/categories/kinh-te?lang=en#x, /embed/kinh-te",
        "/provinces/lam-dong/, /embed/provinces/lam-dong",
        "/sources/bao-lam-dong, /embed/sources/bao-lam-dong",
        "/embed/kinh-te?layout=cards&count=3, /embed/kinh-te?layout=cards&amp;count=3",
        "/search?q=c%C3%A0+ph%C3%AA, /embed/query?q=c%C3%A0+ph%C3%AA"
    })
    void a_page_of_ours_is_shown_in_a_frame(String page, String frame) {
        HttpResponse<String> answer = ask(stand.base() + page, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        JsonObject told = new JsonObject(answer.body());
        assertThat(told.getString("version")).isEqualTo("1.0");
        assertThat(told.getString("type")).isEqualTo("rich");
        assertThat(told.getString("html"))
                .startsWith("<iframe src=\"" + stand.base() + frame)
                .endsWith("></iframe>")
                .contains("width=\"" + told.getInteger("width") + "\"", "height=\"" + told.getInteger("height") + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "BASE.evil.example/",
                "BASE@evil.example/",
                "http://user@HOST/categories/kinh-te",
                "javascript:alert(1)",
                "//HOST/",
                "file:///etc/passwd",
                "BASE/categories/nope",
                "BASE/feeds/all.rss",
                "BASE/status",
                "BASE/embed/kinh-te?count=999",
                "BASE/embed/query?category=nope",
                "BASE/%zz",
                "BASE/categories/<script>",
                ""
            })
    void other_urls_are_not_found(String url) {
        String host = stand.base().substring("http://".length());
        assertThat(ask(url.replace("BASE", stand.base()).replace("HOST", host), "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sizes_that_are_asked_for_are_kept_with_fewer_items() {
        JsonObject told = new JsonObject(
                ask(stand.base() + "/", "&maxwidth=300&maxheight=200").body());
        assertThat(told.getInteger("width")).isEqualTo(300);
        assertThat(told.getInteger("height")).isLessThanOrEqualTo(200);
        assertThat(told.getString("html")).contains("count=1");
        assertThat(ask(stand.base() + "/", "&maxwidth=many").statusCode()).isEqualTo(400);
        assertThat(stand.get("/oembed").statusCode()).isEqualTo(400);
    }

    @Test
    void speaks_xml_and_json_and_nothing_else() throws Exception {
        HttpResponse<String> xml = ask(stand.base() + "/embed/all?title=%3C%26%01", "&format=xml");
        assertThat(xml.headers().firstValue("content-type")).contains("text/xml; charset=utf-8");
        var document = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(xml.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("oembed");
        assertThat(document.getElementsByTagName("html").item(0).getTextContent())
                .startsWith("<iframe src=\"");
        assertThat(ask(stand.base() + "/", "&format=yaml").statusCode()).isEqualTo(501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?lang=en",
                "/categories/kinh-te",
                "/provinces/lam-dong?lang=en",
                "/sources/bao-lam-dong",
                "/embed/kinh-te?count=3"
            })
    void is_found_from_the_page_itself(String page) {
        Matcher link = DISCOVERY.matcher(stand.get(page).body());
        assertThat(link.find()).isTrue();
        String url = link.group(1).replace("&amp;", "&");
        assertThat(url).startsWith(stand.base());
        assertThat(stand.get(url.substring(stand.base().length())).statusCode()).isEqualTo(200);
    }
}
