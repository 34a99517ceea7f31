package vn.tintinh.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.config.Partner;
import vn.tintinh.store.EmbedCount;

/** Blocks, asked for over a real connection: by everybody, and where there are partners. */
final class EmbedsTest {
    private static final String FRAMES = "content-security-policy";
    private static final String SHARING = "access-control-allow-origin";

    private static Stand open;
    private static Stand kept;

    @BeforeAll
    static void start() {
        open = new Stand(List.of());
        kept = new Stand(List.of(
                partner("truong", "https://truong.example", Optional.of("dark"), Partner.Colours.NONE),
                partner(
                        "bao",
                        "https://bao.example:8443",
                        Optional.empty(),
                        new Partner.Colours(Optional.of("#00AA55"), Optional.of("#fff"), Optional.empty()))));
    }

    @AfterAll
    static void stop() {
        open.close();
        kept.close();
    }

    private static Partner partner(String id, String origin, Optional<String> theme, Partner.Colours colours) {
        return new Partner(id, "Đối tác " + id, List.of(URI.create(origin)), theme, colours);
    }

    @Test
    void a_frame_shows_the_newest_headlines_each_with_its_outlet_and_leads_out_of_itself() {
        HttpResponse<String> frame = open.get("/embed/provinces/lam-dong?count=2&title=Tin+quê");
        assertThat(frame.statusCode()).isEqualTo(200);
        assertThat(frame.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(frame.body())
                .contains("<h1>Tin quê</h1>", ">Chỉ đường dẫn</a>", "Theo Báo Chỉ Đường Dẫn, 10:30, 01/03/2026")
                .doesNotContain("<img");
        assertThat(frame.body().split("<li>")).hasSize(3);
        assertThat(frame.body().split("target=\"_top\" rel=\"noopener\"")).hasSize(4);
    }

    @Test
    void a_block_is_answered_again_with_304_and_without_a_body_to_head() {
        HttpResponse<String> first = open.get("/embed/kinh-te");
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(open.get("/embed/kinh-te", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(first.headers().firstValue("cache-control").orElseThrow()).startsWith("public, max-age=");
        assertThat(first.headers().firstValue("x-frame-options")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/embed/van-hoa",
                "/embed/van-hoa.html",
                "/embed/van-hoa?layout=cards&images=yes",
                "/embed/query?category=van-hoa",
                "/embed/van-hoa?title=%3C%2Fa%3E%3Cscript%3E1%3C%2Fscript%3E",
                "/embed?channel=van-hoa&title=%22%3E%3Cscript%3E1%3C%2Fscript%3E",
                "/embed?channel=%3Cscript%3E1%3C%2Fscript%3E",
                "/embed?q=%3Cscript%3E1%3C%2Fscript%3E&accent=%22%3E%3Cscript%3E&partner=%22%3E%3Cscript%3E"
            })
    void whatever_titles_and_parameters_say_is_text(String path) {
        String page = open.get(path).body();
        assertThat(page).doesNotContain("<script>1", "<script>parent", "<img src=x", "\"><script", "javascript:");
        assertThat(page).contains("&lt;script");
    }

    @Test
    void every_link_that_an_answer_names_is_an_address_and_a_relation() {
        String link = "<[^<>]+>; rel=\"[a-z-]+\"(; [a-z]+=\"[^\"]+\")*";
        assertThat(List.of("/embed", "/embed.js", Assets.ELEMENT, "/embed/all", "/embed/all.html", "/embed/all.json"))
                .flatMap(path -> open.get(path).headers().allValues("link"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(links -> links.matches(link + "(, " + link + ")*"));
    }

    @Test
    void what_scripts_read_has_titles_as_they_are_and_links_and_pictures_of_the_web_only() {
        JsonObject feed = new JsonObject(open.get("/embed/van-hoa.json").body());
        JsonObject item = feed.getJsonArray("items").getJsonObject(0);
        assertThat(item.getString("title")).isEqualTo(Stand.HOSTILE);
        assertThat(item.containsKey("url")).isFalse();
        assertThat(item.containsKey("image")).isFalse();
        assertThat(feed.getString("title")).isEqualTo("Văn hóa");
        assertThat(feed.getJsonObject("_tintinh").getString("title_en")).isEqualTo("Culture");
        assertThat(feed.getString("home_page_url")).isEqualTo(open.base() + "/categories/van-hoa");
    }

    @Test
    void pictures_and_first_words_are_shown_where_asked_for_and_allowed() {
        String all = open.get("/embed/all?images=yes&layout=cards&count=30").body();
        assertThat(all).contains("https://bao.example/7.jpg", "<q lang=\"vi\">Tóm tắt: Tin số 7</q>");
        assertThat(all).contains(">Chỉ đường dẫn</a>").doesNotContain("cam.jpg", "Tóm tắt: Chỉ đường dẫn");
        assertThat(open.get("/embed/all.json").body()).doesNotContain("cam.jpg", "Tóm tắt: Chỉ đường dẫn");
        assertThat(open.get("/embed/all?images=no&count=30").body()).doesNotContain("<img");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layout=marquee           | layout is one of list, cards, headlines, ticker.",
                "count=0                  | count is a number from 1 to 30.",
                "count=31                 | count is a number from 1 to 30.",
                "count=-1                 | count is a number from 1 to 30.",
                "count=1e9                | count is a number from 1 to 30.",
                "images=maybe             | images is one of yes, no.",
                "theme=dark%3B            | theme is one of auto, light, dark.",
                "lang=fr                  | lang is one of vi, en.",
                "accent=red               | accent is a colour of three or six hexadecimal digits, such as a9231b.",
                "background=%23fff%7D*%7B | background is a colour of three or six hexadecimal digits, such as a9231b.",
                "text=expression(1)       | text is a colour of three or six hexadecimal digits, such as a9231b."
            })
    void a_wrong_parameter_is_named(String parameter, String sentence) {
        HttpResponse<String> answer = open.get("/embed/kinh-te?" + parameter);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).isEqualTo(sentence);
    }

    @Test
    void all_wrong_parameters_are_named_and_unknown_ones_are_not_looked_at() {
        assertThat(open.get("/embed/query?category=nope&count=99&title=" + "x".repeat(201))
                        .body())
                .contains("Unknown category", "count is", "title is longer than 200");
        assertThat(open.get("/embed/kinh-te?utm_source=x&%3Cscript%3E=1&limit=9999")
                        .statusCode())
                .isEqualTo(200);
        assertThat(open.get("/embed/kinh-te?count=&theme=&accent=").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/embed/nope",
                "/embed/nope.json",
                "/embed/../feeds",
                "/embed/%2e%2e/%2e%2e/etc/passwd",
                "/embed/kinh-te/x"
            })
    void there_is_a_readable_answer_where_there_is_no_channel(String path) {
        HttpResponse<String> answer = open.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".json", ".html"})
    void an_old_province_leads_to_that_of_today(String ending) {
        HttpResponse<String> answer = open.get("/embed/provinces/binh-thuan" + ending + "?count=3");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("location")).contains("/embed/provinces/lam-dong" + ending + "?count=3");
    }

    @Test
    void while_there_is_no_partner_blocks_may_stand_anywhere() {
        assertThat(open.get("/embed/all").headers().firstValue(FRAMES).orElseThrow())
                .endsWith("frame-ancestors *");
        assertThat(open.get("/embed/all.json", "Origin", "https://anybody.example")
                        .headers()
                        .firstValue(SHARING))
                .contains("*");
    }

    @Test
    void where_there_are_partners_frames_stand_on_their_sites_only() {
        assertThat(kept.get("/embed/all").headers().firstValue(FRAMES).orElseThrow())
                .endsWith("frame-ancestors 'self' https://truong.example https://bao.example:8443");
        assertThat(kept.get("/embed/all?partner=bao")
                        .headers()
                        .firstValue(FRAMES)
                        .orElseThrow())
                .endsWith("frame-ancestors 'self' https://bao.example:8443");
        assertThat(kept.get("/embed/all?partner=gone")
                        .headers()
                        .firstValue(FRAMES)
                        .orElseThrow())
                .endsWith("https://truong.example https://bao.example:8443");
    }

    @ParameterizedTest
    @CsvSource({
        "https://truong.example, https://truong.example",
        "https://bao.example:8443, https://bao.example:8443",
        "https://bao.example, ",
        "https://truong.example.evil.example, ",
        "http://truong.example, ",
        "https://TRUONG.example, ",
        "null, ",
        "*, ",
        "'https://truong.example https://evil.example', ",
        "'<script>alert(1)</script>', "
    })
    void where_there_are_partners_scripts_of_their_sites_only_read_blocks(String origin, String allowed) {
        HttpResponse<String> answer = kept.get("/embed/all.json", "Origin", origin);
        assertThat(answer.headers().firstValue(SHARING)).contains(allowed == null ? kept.base() : allowed);
        assertThat(answer.headers().firstValue("vary")).contains("accept-encoding, origin");
        assertThat(kept.get("/feeds/all.json", "Origin", origin).headers().firstValue(SHARING))
                .contains("*");
    }

    @Test
    void a_partner_reads_under_its_own_name_what_others_do_not() {
        assertThat(kept.get("/embed/all.json?partner=bao", "Origin", "https://truong.example")
                        .headers()
                        .firstValue(SHARING))
                .contains(kept.base());
    }

    @Test
    void a_block_looks_as_its_partner_has_it_unless_it_says_otherwise() {
        assertThat(kept.get("/embed/all?partner=truong").body()).contains("class=\"tin-tinh list dark\"");
        assertThat(kept.get("/embed/all?partner=truong&theme=light").body()).contains("class=\"tin-tinh list light\"");
        assertThat(kept.get("/embed/all?partner=bao").body()).contains("colours=00aa55-ffffff-");
        assertThat(kept.get("/embed/all?partner=bao&theme=light").body()).doesNotContain("colours=");
        assertThat(kept.get("/embed/all?partner=%3Cscript%3E").statusCode()).isEqualTo(200);
    }

    @Test
    void own_colours_are_six_digits_in_a_style_sheet_of_ours() {
        assertThat(open.get("/embed.css?colours=00aa55-ffffff-").body())
                .endsWith("{--p:#ffffff;--i:#111111;--s:#111111;--l:#11111133;--a:#00aa55}\n");
        assertThat(open.get("/embed.css?colours=red%3B%7D*%7Bx-ffffff-").body())
                .endsWith("{--p:#ffffff;--i:#111111;--s:#111111;--l:#11111133;--a:#111111}\n")
                .doesNotContain("red;");
        assertThat(open.get("/embed.css?colours=%00").body()).doesNotContain(".tin-tinh.tin-tinh.tin-tinh");
    }

    @Test
    void counts_for_partners_and_for_nobody_else_and_keeps_nothing_of_who_asked() {
        Instant before = Instant.EPOCH;
        await(kept.embeds().stop());
        long framesBefore = shown("truong", EmbedCount.Way.FRAME);
        double metricBefore =
                kept.metrics().counter("tintinh_embeds", "way", "frame").count();
        kept.get("/embed/all?partner=truong", "User-Agent", "a", "Cookie", "b=c");
        kept.get("/embed/kinh-te?partner=truong");
        kept.get("/embed/all.json?partner=truong");
        kept.get("/embed/all?partner=nobody");
        kept.get("/embed/all");
        await(kept.embeds().stop());
        assertThat(shown("truong", EmbedCount.Way.FRAME)).isEqualTo(framesBefore + 2);
        assertThat(shown("truong", EmbedCount.Way.SCRIPT)).isGreaterThanOrEqualTo(1);
        assertThat(await(kept.counts().hours(before)))
                .extracting(EmbedCount::partner)
                .doesNotContain("nobody");
        assertThat(kept.metrics().counter("tintinh_embeds", "way", "frame").count())
                .isEqualTo(metricBefore + 4);
    }

    private static long shown(String partner, EmbedCount.Way way) {
        return await(kept.counts().hours(Instant.EPOCH)).stream()
                .filter(count -> count.partner().equals(partner) && count.way() == way)
                .mapToLong(EmbedCount::shown)
                .sum();
    }

    @Test
    void a_fragment_is_the_block_and_nothing_else() {
        HttpResponse<String> fragment = open.get("/embed/kinh-te.html?count=1&lang=en");
        assertThat(fragment.body().strip())
                .startsWith("<section class=\"tin-tinh list auto\" lang=\"en\">")
                .endsWith("</section>")
                .contains("<h2>Economy</h2>", "From Báo Lâm Đồng, ", "More on Tin Tỉnh")
                .doesNotContain("<script", "<link", "style=", "target=");
    }

    @Test
    void a_channel_without_news_says_so() {
        assertThat(open.get("/embed/provinces/ha-noi").body()).contains("<p>Chưa có tin nào.</p>");
        assertThat(open.get("/embed/provinces/ha-noi?lang=en").body()).contains("<p>No news yet.</p>");
    }

    @Test
    void blocks_of_partners_cannot_be_read_around_their_terms() {
        assertThat(kept.get("/block%20all").statusCode()).isEqualTo(404);
    }
}
