package vn.tintinh.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.store.SourceStore;

/** Who gets in, and what is turned away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoginTest {
    private Office office;

    @BeforeAll
    void open(@TempDir Path folder) {
        office = new Office(folder, Duration.ofSeconds(30));
    }

    @AfterAll
    void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/",
                "/admin/sources",
                "/admin/sources/bao-lam-dong",
                "/admin/incidents",
                "/admin/labels",
                "/admin/deliveries",
                "/admin/takedown",
                "/admin/configuration",
                "/admin/add",
                "/admin/looks/0123456789abcdef",
                "/admin/anything"
            })
    void whoever_is_not_logged_in_is_asked_to(String path) {
        HttpResponse<String> answer = office.browser().get(path);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location").orElseThrow()).startsWith("/admin");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void health_metrics_and_incidents_ask_for_no_login() {
        for (String path : List.of("/health/live", "/health/ready", "/metrics", "/sources", "/admin/incidents.atom")) {
            assertThat(office.browser().get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void logs_in_and_out_and_a_session_that_ended_is_worth_nothing() {
        Browser admin = office.admin();
        assertThat(admin.get("/admin").statusCode()).isEqualTo(200);
        HttpCookie session = admin.cookies().getCookieStore().getCookies().get(0);
        assertThat(session.getValue()).hasSize(43);
        Map<String, String> form = form(admin);
        assertThat(admin.send("/admin", ".leave form", Map.of()).statusCode()).isEqualTo(303);
        assertThat(admin.get("/admin").statusCode()).isEqualTo(303);

        Browser thief = office.browser().saying("Cookie", "tintinh-admin=" + session.getValue());
        assertThat(thief.get("/admin").statusCode()).isEqualTo(303);
        assertThat(thief.post("/admin/sources/bao-lam-dong/pause", form)
                        .headers()
                        .firstValue("location"))
                .contains("/admin/login");
        assertThat(value(new SourceStore(office.tested().database()).state("bao-lam-dong"))
                        .orElseThrow()
                        .pausedAt())
                .isEmpty();
    }

    private static Map<String, String> form(Browser admin) {
        return Map.of("token", admin.page("/admin").select("input[name=token]").val());
    }

    @Test
    void leads_back_to_the_page_that_was_asked_for_and_to_no_other_place() {
        Browser browser = office.browser();
        assertThat(browser.get("/admin/sources/bao-lam-dong").headers().firstValue("location"))
                .contains("/admin/login?next=/admin/sources/bao-lam-dong");
        for (Map.Entry<String, String> next : Map.of(
                        "/admin/labels", "/admin/labels",
                        "//evil.example/admin", "/admin",
                        "/admin/../../x", "/admin",
                        "https://evil.example", "/admin",
                        "/admin\r\nX: y", "/admin")
                .entrySet()) {
            HttpResponse<String> answer = office.browser()
                    .send("/admin/login", "#content form", Map.of("password", Office.PASSWORD, "next", next.getKey()));
            assertThat(answer.headers().firstValue("location"))
                    .as(next.getKey())
                    .contains(next.getValue());
        }
    }

    @Test
    void a_session_survives_a_restart_and_no_new_password() {
        Browser admin = office.admin();
        String cookie = admin.cookies().getCookieStore().getCookies().get(0).getValue();
        office.restart();
        assertThat(office.browser()
                        .saying("Cookie", "tintinh-admin=" + cookie)
                        .get("/admin")
                        .statusCode())
                .isEqualTo(200);
        value(office.passwords().change(Office.PASSWORD));
        assertThat(office.browser()
                        .saying("Cookie", "tintinh-admin=" + cookie)
                        .get("/admin")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void the_password_is_made_once_and_kept_as_a_slow_hash() {
        Passwords passwords = new Passwords(office.tested().vertx(), office.store());
        assertThat(value(passwords.first())).as("there is one").isEmpty();
        value(passwords.change(Office.PASSWORD));
        String hash = value(office.store().password()).orElseThrow();
        assertThat(hash).startsWith("pbkdf2-sha256$600000$").doesNotContain("mật khẩu", Office.PASSWORD);
        assertThat(value(passwords.matches(Office.PASSWORD))).isTrue();
        for (String wrong : List.of("", Office.PASSWORD + "!", "x".repeat(2000))) {
            assertThat(value(passwords.matches(wrong))).as(wrong).isFalse();
        }
        value(office.passwords().change(Office.PASSWORD));
    }

    @Test
    void wrong_passwords_are_told_in_words_and_slowed_down() {
        office.restart();
        Browser browser = office.browser();
        HttpResponse<String> slowed = browser.tryLogin("sai");
        int told = 0;
        for (; slowed.statusCode() == 401 && told < 12; told++) {
            assertThat(slowed.body()).contains("Mật khẩu không đúng.");
            slowed = browser.tryLogin("sai " + told);
        }
        assertThat(told).isGreaterThanOrEqualTo(4);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers()
                        .firstValue("retry-after")
                        .map(Integer::parseInt)
                        .orElseThrow())
                .isPositive();
        assertThat(slowed.body()).contains("Sai nhiều lần quá. Chờ ");
        office.restart();
    }

    @Test
    void cookies_can_be_read_by_no_script_and_sent_by_no_other_site() {
        HttpResponse<String> plain = office.browser().tryLogin(Office.PASSWORD);
        assertThat(session(plain))
                .contains("; Path=/admin", "; HTTPOnly", "; SameSite=Strict")
                .doesNotContain("Secure");
        String https = "https://127.0.0.1:" + office.port();
        assertThat(session(office.browser().saying("Origin", https).tryLogin(Office.PASSWORD)))
                .contains("; Secure");
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("tintinh-admin="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pages_are_kept_by_nobody_and_run_no_script_but_ours() {
        for (HttpResponse<String> answer :
                List.of(office.admin().get("/admin"), office.browser().get("/admin/login"))) {
            assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
            assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
            assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void forms_of_other_sites_and_sessions_do_nothing() {
        Browser admin = office.admin();
        Map<String, String> form = form(admin);
        String pause = "/admin/sources/bao-lam-dong/pause";
        assertThat(admin.saying("Origin", "https://evil.example")
                        .post(pause, form)
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.saying("Origin", "null").post(pause, form).statusCode())
                .isEqualTo(403);
        assertThat(admin.saying("Origin", "").post(pause, form).statusCode()).isEqualTo(403);
        admin.saying("Origin", "http://127.0.0.1:" + office.port());
        assertThat(admin.saying("Sec-Fetch-Site", "same-site").post(pause, form).statusCode())
                .isEqualTo(403);
        admin.saying("Sec-Fetch-Site", "");
        assertThat(admin.post(pause, Map.of()).statusCode()).isEqualTo(403);
        assertThat(admin.post(pause, form(office.admin())).statusCode()).isEqualTo(403);
        assertThat(office.browser()
                        .post("/admin/login", Map.of("password", Office.PASSWORD))
                        .statusCode())
                .as("a login nobody was shown")
                .isEqualTo(403);
        assertThat(value(new SourceStore(office.tested().database()).state("bao-lam-dong"))
                        .orElseThrow()
                        .pausedAt())
                .isEmpty();
    }

    @Test
    void forms_that_are_too_large_or_no_forms_are_refused() {
        Browser admin = office.admin();
        assertThat(admin.post("/admin/takedown", Map.of("reason", "x".repeat(20_000)))
                        .statusCode())
                .isEqualTo(413);
        HttpRequest.Builder json = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + office.port() + "/admin/takedown"))
                .header("Origin", "http://127.0.0.1:" + office.port())
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("item=x"));
        assertThat(admin.send(json).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", ""})
    void a_name_that_is_not_ours_is_refused(String host) {
        String answer = raw("GET /admin/login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).doesNotContain("name=\"password\"").containsPattern("^HTTP/1.1 4(21|00) ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8081", "127.0.0.1", "[::1]:8081", "192.0.2.7:8081"})
    void our_names_and_addresses_are_served(String host) {
        String answer = raw("GET /admin/login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("name=\"password\"");
    }

    @Test
    void a_form_that_comes_drop_by_drop_is_cut_off(@TempDir Path folder) throws Exception {
        try (Office impatient = new Office(folder, Duration.ofMillis(800));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /admin/login HTTP/1.1\r\nHost: 127.0.0.1:" + impatient.port()
                                    + "\r\nOrigin: http://127.0.0.1:" + impatient.port()
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\npass")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(in.read()).as("the end of the connection").isEqualTo(-1);
        }
    }

    private String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), office.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void a_page_that_refreshes_itself_is_told_when_the_session_is_over() {
        assertThat(office.browser().saying("Tintinh-Refresh", "1").get("/admin").statusCode())
                .isEqualTo(401);
        assertThat(Optional.of(office.admin()
                        .saying("Tintinh-Refresh", "1")
                        .get("/admin")
                        .statusCode()))
                .contains(200);
    }
}
