package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Ground;
import vn.tintinh.store.Complaint;
import vn.tintinh.store.ComplaintStore;

/** The form of complaints, as browsers without scripts and programs without manners send it. */
final class ComplaintPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Site site;

    @BeforeAll
    static void start() {
        site = new Site(PublicSite.options(), Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Map<String, String> filled(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", "Báo Lâm Đồng");
        form.put("contact", "toasoan@baolamdong.example");
        form.put("ground", "withdrawn");
        form.put("urls", "https://baolamdong.example/a-1.html\r\n\r\n https://baolamdong.example/a-2.html ");
        form.put("text", text);
        return form;
    }

    private static HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + site.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            if (headers.length > 0) {
                request.headers(headers);
            }
            return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<Complaint> open() {
        return await(new ComplaintStore(site.room().database()).open(1000));
    }

    @Test
    void a_complaint_gets_a_receipt_with_its_deadline_and_later_its_answer() {
        HttpResponse<String> sent = post("/complaint", filled("Xin gỡ hai tin này"), "X-Forwarded-For", "203.0.113.1");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String receipt = sent.headers().firstValue("location").orElseThrow();
        assertThat(receipt).matches("/complaint/KN(-[2-9A-Z]{4}){3}");
        Document page = Jsoup.parse(get(receipt).body());
        assertThat(page.text())
                .contains("còn 2 giờ 59 phút", "đã được gỡ hoặc sửa")
                .doesNotContain("toasoan", "Báo Lâm");
        Complaint stored = open().stream()
                .filter(one -> receipt.endsWith(one.receipt()))
                .findFirst()
                .orElseThrow();
        assertThat(stored.said())
                .isEqualTo(new Complaint.Said(
                        Ground.WITHDRAWN,
                        "Báo Lâm Đồng",
                        "toasoan@baolamdong.example",
                        List.of("https://baolamdong.example/a-1.html", "https://baolamdong.example/a-2.html"),
                        "Xin gỡ hai tin này"));
        await(new ComplaintStore(site.room().database())
                .close(stored.receipt(), Complaint.Outcome.REMOVED, "Đã gỡ <b>cả hai</b>."));
        HttpResponse<String> answered =
                get(receipt.toLowerCase(java.util.Locale.ROOT).replace("/kn", "/KN") + "?lang=en");
        assertThat(answered.headers().firstValue("x-robots-tag")).hasValue("noindex");
        assertThat(answered.headers().firstValue("cache-control")).hasValue("no-store");
        Document english = Jsoup.parse(answered.body());
        assertThat(english.select(".answer").text()).isEqualTo("Đã gỡ <b>cả hai</b>.");
        assertThat(english.text()).contains("removed").doesNotContain("left)");
    }

    @Test
    void the_same_form_sent_again_is_the_same_complaint() {
        HttpResponse<String> one = post("/complaint?lang=en", filled("hai lần"), "X-Forwarded-For", "203.0.113.2");
        HttpResponse<String> two = post("/complaint?lang=en", filled("hai lần"), "X-Forwarded-For", "203.0.113.2");
        assertThat(one.headers().firstValue("location"))
                .isEqualTo(two.headers().firstValue("location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("?lang=en"));
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_what_was_typed_is_kept() {
        Map<String, String> form = filled("\"><script>alert(1)</script>");
        form.put("contact", "nowhere");
        form.put("ground", "envy");
        form.put("urls", "javascript:alert(1)");
        int before = open().size();
        HttpResponse<String> answer = post("/complaint", form, "X-Forwarded-For", "203.0.113.3");
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".faults li a").eachAttr("href")).containsExactly("#contact", "#ground", "#urls");
        assertThat(page.select("#contact").attr("aria-describedby")).isEqualTo("contact-fault");
        assertThat(page.select("#contact-fault").text()).isNotEmpty();
        assertThat(page.select("#name").attr("aria-invalid")).isEmpty();
        assertThat(page.select("#text").get(0).wholeText()).isEqualTo("\"><script>alert(1)</script>");
        assertThat(page.select("script")).noneMatch(script -> script.data().contains("alert"));
        assertThat(open()).hasSize(before);
    }

    @Test
    void a_page_may_name_the_address_and_every_field_has_a_label() {
        Document page = Jsoup.parse(
                get("/complaint?url=https%3A%2F%2Fbao.example%2F%3Ca%3E").body());
        assertThat(page.select("#urls").text()).isEqualTo("https://bao.example/<a>");
        page.select("input[type=text], textarea")
                .forEach(field ->
                        assertThat(page.select("label[for=" + field.id() + "]")).hasSize(1));
        assertThat(page.select("input[type=radio]")).hasSize(Ground.values().length);
        assertThat(page.select("footer a[href=/complaint]")).hasSize(1);
    }

    @Test
    void programs_that_fill_in_everything_are_not_taken() {
        Map<String, String> form = filled("buy now");
        form.put("fax", "+84 1");
        HttpResponse<String> answer = post("/complaint", form, "X-Forwarded-For", "203.0.113.4");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(open()).noneMatch(one -> one.said().text().equals("buy now"));
    }

    @Test
    void forms_of_other_sites_are_refused() {
        for (String[] from : List.of(
                new String[] {"Origin", "https://evil.example"},
                new String[] {"Origin", "null"},
                new String[] {"Origin", "http://localhost:8080.evil.example"},
                new String[] {"Referer", "https://evil.example/complaint"},
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"})) {
            assertThat(post("/complaint", filled("foreign"), from).statusCode())
                    .as(from[1])
                    .isEqualTo(403);
        }
        for (String own : List.of("http://localhost:8080", "http://127.0.0.1:" + site.port())) {
            assertThat(post("/complaint", filled("own " + own), "Origin", own, "X-Forwarded-For", "203.0.113.5")
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(open()).noneMatch(one -> one.said().text().equals("foreign"));
    }

    @Test
    void after_ten_in_an_hour_others_still_get_through() {
        for (int i = 0; i < 10; i++) {
            assertThat(post("/complaint", filled("nhiều " + i), "X-Forwarded-For", "198.51.100.9")
                            .statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> refused = post("/complaint", filled("nữa"), "X-Forwarded-For", "198.51.100.9");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("3600");
        assertThat(refused.body()).contains("nữa");
        assertThat(post("/complaint", filled("khác"), "X-Forwarded-For", "198.51.100.9, 198.51.100.10")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void an_allowance_is_of_one_and_of_all_and_comes_back() {
        AtomicLong now = new AtomicLong();
        Ticker ticker = now::get;
        Allowance allowance = new Allowance(2, 3, Duration.ofHours(1), ticker);
        assertThat(allowance.take(Optional.of("a"))).isTrue();
        assertThat(allowance.take(Optional.of("a"))).isTrue();
        assertThat(allowance.take(Optional.of("a"))).isFalse();
        assertThat(allowance.take(Optional.of("b"))).isTrue();
        assertThat(allowance.take(Optional.of("c"))).as("four of all").isFalse();
        now.addAndGet(Duration.ofHours(2).toNanos());
        assertThat(allowance.take(Optional.of("a"))).isTrue();
    }

    @Test
    void a_visitor_is_who_the_proxy_says_and_only_a_proxy_of_ours_may_say_it() {
        assertThat(Visitor.of("203.0.113.7", List.of("1.2.3.4"))).hasValue("203.0.113.7");
        assertThat(Visitor.of("127.0.0.1", List.of("6.6.6.6", "1.2.3.4, 203.0.113.8")))
                .hasValue("203.0.113.8");
        assertThat(Visitor.of("10.0.0.1", List.of())).isEmpty();
        assertThat(Visitor.of("fd00::1", List.of("evil.example")))
                .as("no name is looked up")
                .isEmpty();
        assertThat(Visitor.of("2001:db8:1:2::3", List.of()))
                .as("one network, one visitor")
                .isEqualTo(Visitor.of("2001:db8:1:2:ffff::9", List.of()))
                .isNotEqualTo(Visitor.of("2001:db8:1:3::3", List.of()));
    }

    @Test
    void what_is_no_form_or_too_large_is_refused() throws Exception {
        assertThat(send(HttpRequest.newBuilder(uri("/complaint"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/complaint", filled("x".repeat(40_000))).statusCode()).isEqualTo(413);
        assertThat(post("/complaint", filled("x".repeat(5_001)), "X-Forwarded-For", "203.0.113.6")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> odd = send(HttpRequest.newBuilder(uri("/complaint"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=%zz&text=%")));
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(send(HttpRequest.newBuilder(uri("/complaint")).DELETE()).statusCode())
                .isEqualTo(405);
        assertThat(get("/complaint/KN-2222-2222-2222").statusCode()).isEqualTo(404);
        assertThat(get("/complaint/KN-2222").statusCode()).isEqualTo(404);
        try (Wire wire = new Wire(site.port())) {
            wire.send(
                    "POST /complaint HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 999999999\r\n\r\nname=");
            wire.send("x".repeat(50_000));
            assertThat(wire.read("POST").status()).isEqualTo(413);
        }
    }
}
