package vn.tintinh.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.config.Partner;

/** The builder without JavaScript, and the files that what it gives out needs. */
final class BuilderTest {
    private static Stand stand;

    @BeforeAll
    static void start() {
        stand = new Stand(List.of(new Partner(
                "truong",
                "Trường",
                List.of(URI.create("https://truong.example")),
                Optional.empty(),
                Partner.Colours.NONE)));
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    @Test
    void gives_a_block_in_four_ways() {
        String form = "channel=provinces%2Flam-dong&layout=cards&count=3&images=yes&theme=dark"
                + "&accent=%230a5&title=%22Qu%C3%AA%22&block-lang=en&partner=truong";
        String query = "layout=cards&count=3&images=yes&theme=dark&accent=00aa55&lang=en&title=%22Qu%C3%AA%22"
                + "&partner=truong";
        assertThat(stand.code(form, "code-script"))
                .contains("<script src=\"" + stand.base() + "/embed-1.js\" integrity=\"" + Assets.INTEGRITY
                        + "\" crossorigin=\"anonymous\" async></script>")
                .contains(
                        "<tin-tinh channel=\"provinces/lam-dong\" layout=\"cards\" count=\"3\" images=\"yes\""
                                + " theme=\"dark\" accent=\"00aa55\" lang=\"en\" heading=\"&quot;Quê&quot;\" partner=\"truong\">")
                .contains("<a href=\"" + stand.base() + "/provinces/lam-dong\">");
        assertThat(stand.code(form, "code-frame"))
                .contains("<iframe src=\"" + stand.base() + "/embed/provinces/lam-dong?" + query.replace("&", "&amp;"));
        assertThat(stand.code(form, "code-fragment"))
                .isEqualTo(stand.base() + "/embed/provinces/lam-dong.html?" + query);
        assertThat(stand.code(form, "code-oembed")).isEqualTo(stand.base() + "/embed/provinces/lam-dong?" + query);
        assertThat(stand.get("/embed/provinces/lam-dong?" + query).statusCode()).isEqualTo(200);
        assertThat(stand.get("/embed?" + form).body()).contains("<iframe src=\"/embed/provinces/lam-dong?");
    }

    @Test
    void words_make_a_selection_of_a_channel() {
        String form = "channel=kinh-te-lam-dong&q=c%C3%A0+ph%C3%AA";
        assertThat(stand.code(form, "code-script"))
                .contains("<tin-tinh category=\"kinh-te\" province=\"lam-dong\" q=\"cà phê\" ");
        String url = stand.code(form, "code-fragment");
        assertThat(url)
                .startsWith(stand.base() + "/embed/query.html?category=kinh-te&province=lam-dong&q=c%C3%A0+ph%C3%AA&");
        assertThat(stand.get(url.substring(stand.base().length())).statusCode()).isEqualTo(200);
    }

    @Test
    void names_what_is_wrong_in_the_page_and_gives_no_code_then() {
        HttpResponse<String> answer = stand.get("/embed?channel=nope&count=77&partner=nobody&lang=en");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("There is no channel", "count is a number from 1 to 30.", "There is no partner of this id.")
                .doesNotContain("<textarea");
    }

    @Test
    void shows_frames_of_ours_and_runs_no_script_that_stands_in_it() {
        HttpResponse<String> page = stand.get("/embed");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("frame-src 'self'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("style=", "onclick").doesNotContainPattern("<script(?![^>]* src=)");
    }

    @Test
    void a_page_can_hold_the_script_to_its_digest() throws Exception {
        HttpResponse<String> script = stand.get(Assets.ELEMENT);
        byte[] digest =
                MessageDigest.getInstance("SHA-384").digest(script.body().getBytes(StandardCharsets.UTF_8));
        assertThat(Assets.INTEGRITY).isEqualTo("sha384-" + Base64.getEncoder().encodeToString(digest));
        assertThat(script.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        assertThat(script.headers().firstValue("access-control-allow-origin")).contains("*");
        HttpResponse<String> newest = stand.get("/embed.js");
        assertThat(newest.body()).isEqualTo(script.body());
        assertThat(newest.headers().firstValue("cache-control").orElseThrow()).startsWith("public, max-age=3600,");
    }

    @Test
    void the_script_is_five_kilobytes_at_most_and_does_nothing_that_strict_policies_forbid() throws IOException {
        String script = stand.get(Assets.ELEMENT).body();
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write(script.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(small.size()).isLessThanOrEqualTo(5000);
        assertThat(script)
                .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "cookie=")
                .doesNotContain("document.cookie", ".style.", "createElement(\"style\")", "createElement(\"script\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script.html", "frame.html"})
    void the_examples_hold_the_script_to_the_digest_that_it_has(String example) throws IOException {
        assertThat(Files.readString(Path.of("src/docs/embed", example)))
                .contains("embed-1.js\" integrity=\"" + Assets.INTEGRITY + "\"");
    }

    @Test
    void frames_take_their_looks_from_the_script() {
        assertThat(stand.get(Assets.SHIPPED.style()).body())
                .startsWith(".tin-tinh{--p:")
                .contains(".tin-tinh.ticker")
                .doesNotContain("`", "WORDS");
    }
}
