package vn.tintinh.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import vn.tintinh.config.Partner;
import vn.tintinh.embed.Stand;

/** Blocks in pages of another origin, as a reader of those pages has them. */
final class EmbedsIT {
    private static final String HOSTILE_STYLE = """
            <style>
            * { color: lime !important; font: 31px fantasy !important; margin: 9px !important; display: block !important;
                background: magenta !important; text-transform: uppercase !important; letter-spacing: 4px !important }
            html { font-size: 40px } body { --p: red; --n: 9; line-height: 4; text-align: right }
            tin-tinh { all: unset !important; opacity: .1 !important; width: 1px !important; --a: lime !important }
            tin-tinh::part(x), tin-tinh * { visibility: hidden !important }
            </style>
            """;

    /** How everything in a block looks, but for its place on the page. */
    private static final String LOOKS = """
            const looks = node => [...node.querySelectorAll('*')].map(one => {
              const style = getComputedStyle(one), box = one.getBoundingClientRect();
              return [one.tagName, style.color, style.backgroundColor, style.font, style.textTransform, style.display,
                style.letterSpacing, style.visibility, style.margin, style.textAlign, box.height].join(' ');
            }).join('\\n');
            const block = document.querySelector('tin-tinh');
            return getComputedStyle(block).opacity + '\\n' + looks(block.shadowRoot);
            """;

    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, String> PAGES = new ConcurrentHashMap<>();
    private static final Map<String, String> POLICIES = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static HttpServer partner;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Stand stand;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        partner = await(VERTX.createHttpServer()
                .requestHandler(request -> {
                    String path = request.path();
                    Optional.ofNullable(POLICIES.get(path))
                            .ifPresent(policy -> request.response().putHeader("Content-Security-Policy", policy));
                    request.response()
                            .putHeader("Content-Type", "text/html; charset=utf-8")
                            .end(PAGES.getOrDefault(path, "<!DOCTYPE html><title>–</title>"));
                })
                .listen(0, "127.0.0.1"));
        stand = new Stand(List.of());
    }

    @AfterAll
    @SuppressWarnings("NullAway") // not started where there is no browser
    static void stop() {
        if (chromium != null) {
            chromium.close();
            stand.close();
            await(partner.close());
        }
        await(VERTX.close());
    }

    /** Shows a page of the partner's with something in it, and something after that. */
    private static Chromium show(String path, String head, String body) {
        PAGES.put(
                path,
                "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Đối tác</title>"
                        + "<meta name=\"viewport\" content=\"width=device-width\">" + head
                        + "</head><body><main><h1>Trang của đối tác</h1>" + body
                        + "<p id=\"after\">Phần sau của trang.</p></main></body></html>");
        return chromium.open(origin() + path);
    }

    private static String origin() {
        return "http://localhost:" + partner.actualPort();
    }

    private static String script() {
        return "<script src=\"" + stand.base() + "/embed.js\"></script>";
    }

    private static void awaitItems(int count) {
        chromium.await("no block with " + count + " items", () -> Long.valueOf(count)
                .equals(chromium.ask(
                        "return document.querySelector('tin-tinh').shadowRoot" + ".querySelectorAll('li a').length")));
    }

    @Test
    void a_hostile_style_sheet_changes_nothing_of_its_looks() {
        String block =
                script() + "<tin-tinh channel=\"kinh-te\" count=\"3\" theme=\"light\" images=\"yes\"></tin-tinh>";
        show("/plain", "<style>body{margin:9px}</style>", block);
        awaitItems(3);
        chromium.ask("document.querySelector('tin-tinh').style.width = ''");
        String plain = String.valueOf(chromium.ask(LOOKS));
        show("/hostile", HOSTILE_STYLE, block);
        awaitItems(3);
        assertThat(plain).contains("rgb(34, 28, 23)");
        assertThat(String.valueOf(chromium.ask(LOOKS))).isEqualTo(plain);
    }

    @Test
    void what_the_builder_gives_works_under_a_strict_policy() {
        POLICIES.put(
                "/strict",
                "default-src 'none'; style-src 'none'; base-uri 'none'; script-src " + stand.base() + "; connect-src "
                        + stand.base());
        show("/strict", "", stand.code("channel=kinh-te&count=4&background=fff&accent=0a5", "code-script"));
        awaitItems(4);
        assertThat(chromium.ask("return getComputedStyle(document.querySelector('tin-tinh').shadowRoot"
                        + ".querySelector('section')).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(chromium.complaints()).noneMatch(said -> !said.contains("favicon"));
    }

    @Test
    void ten_blocks_cost_one_request_for_each_channel() {
        StringBuilder blocks = new StringBuilder(script());
        for (int i = 0; i < 10; i++) {
            blocks.append("<tin-tinh channel=\"%s\" count=\"%d\"></tin-tinh>"
                    .formatted(i % 2 == 0 ? "kinh-te" : "all", i + 1));
        }
        show("/ten", "", blocks.toString());
        chromium.await("not all ten are there", () -> Long.valueOf(0)
                .equals(chromium.ask("return [...document.querySelectorAll('tin-tinh')]"
                        + ".filter(one => !one.shadowRoot.querySelector('li a')).length")));
        assertThat(chromium.ask("return performance.getEntriesByType('resource').map(one => one.name)"
                        + ".filter(name => !name.includes('favicon')).sort()"))
                .isEqualTo(List.of(
                        stand.base() + "/embed.js",
                        stand.base() + "/embed/all.json",
                        stand.base() + "/embed/kinh-te.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE, list", "PHONE, cards", "PHONE, headlines", "PHONE, ticker",
        "DESKTOP, list", "DESKTOP, cards", "DESKTOP, headlines", "DESKTOP, ticker"
    })
    void nothing_moves_when_the_block_comes(Screen screen, String layout) {
        chromium.look(screen, "light");
        String observe = "<script>window.shift = 0; new PerformanceObserver(list => list.getEntries()"
                + ".forEach(one => window.shift += one.value)).observe({type: 'layout-shift', buffered: true})</script>";
        String late = stand.code("channel=kinh-te&layout=" + layout, "code-script")
                        .replaceFirst("(?s)<script.*?</script>", "")
                + "<script>requestAnimationFrame(() => setTimeout(() => document.head.append(Object.assign("
                + "document.createElement('script'), {src: '" + stand.base() + "/embed-1.js'})), 300))</script>";
        show("/shift", observe + "<style>body{font:16px/1.5 sans-serif}</style>", late);
        awaitItems(5);
        chromium.ask("return document.body.offsetHeight");
        Number shift = (Number) chromium.ask("return window.shift");
        assertThat(shift.doubleValue()).isLessThan(0.005);
        chromium.look(Screen.PHONE, "light");
    }

    @Test
    void titles_are_text_whatever_they_say() {
        show(
                "/titles",
                "",
                script() + "<tin-tinh channel=\"van-hoa\" count=\"1\" images=\"yes\" layout=\"cards\"></tin-tinh>"
                        + "<iframe src=\"" + stand.base() + "/embed/van-hoa?images=yes\" title=\"Khung\"></iframe>"
                        + "<tin-tinh channel=\"kinh-te\" heading=\"<img src=x onerror=hacked=1>\""
                        + " accent=\"red;}*{color:red\" level=\"9\" count=\"-7\" layout=\"x\" theme=\"y\"></tin-tinh>");
        awaitItems(1);
        assertThat(chromium.ask(
                        "return document.querySelector('tin-tinh').shadowRoot.querySelector('li a').textContent"))
                .isEqualTo(Stand.HOSTILE);
        assertThat(chromium.ask("return document.querySelector('tin-tinh').shadowRoot.querySelector('li a').href"))
                .isEqualTo("");
        assertThat(chromium.ask(
                        "return document.querySelectorAll('tin-tinh')[1].shadowRoot.querySelector('h2').textContent"))
                .isEqualTo("<img src=x onerror=hacked=1>");
        assertThat(chromium.ask("return window.hacked === undefined")).isEqualTo(true);
    }

    @Test
    void a_frame_sizes_itself_and_only_our_frames_are_listened_to() {
        show(
                "/frames",
                "",
                script() + "<iframe id=\"ours\" src=\"" + stand.base()
                        + "/embed/kinh-te?count=3\" height=\"90\" title=\"Tin\"></iframe>"
                        + "<iframe id=\"other\" src=\"" + origin() + "/other\" height=\"90\" title=\"–\"></iframe>");
        chromium.await("the frame stays as it was", () -> !"90"
                .equals(chromium.ask("return document.getElementById('ours').getAttribute('height')")));
        chromium.ask("document.getElementById('other').contentWindow.eval("
                + "\"parent.postMessage({tinTinh: 3000}, '*')\"); window.postMessage({tinTinh: 3000}, '*')");
        Object heights = chromium.driver()
                .executeAsyncScript("const done = arguments[0]; setTimeout(() => done(['ours', 'other'].map(id =>"
                        + " document.getElementById(id).getAttribute('height')).join(' ')), 100)");
        assertThat(String.valueOf(heights)).matches("[2-6][0-9][0-9] 90");
    }

    @Test
    void without_javascript_links_and_frames_are_there() {
        chromium.scripts(Chromium.Scripts.OFF);
        try {
            show(
                    "/plain-html",
                    "",
                    stand.code("channel=kinh-te&count=2", "code-script")
                            + stand.code("channel=kinh-te&count=2", "code-frame"));
            assertThat(chromium.find("tin-tinh a").isDisplayed()).isTrue();
            assertThat(chromium.find("tin-tinh a").getDomAttribute("href"))
                    .isEqualTo(stand.base() + "/categories/kinh-te");
            chromium.driver().switchTo().frame(chromium.find("iframe"));
            assertThat(chromium.find("li a").getText()).isEqualTo("Tin số 7");
        } finally {
            chromium.driver().switchTo().defaultContent();
            chromium.scripts(Chromium.Scripts.ON);
        }
    }

    @Test
    void while_we_are_down_the_last_news_stays_or_else_what_the_page_has() {
        String body = script() + "<tin-tinh channel=\"thoi-su\" count=\"1\"><a href=\"https://x.example/\">Tin</a>"
                + "</tin-tinh>";
        show("/down", "", body);
        awaitItems(1);
        chromium.tell("Network.enable", Map.of());
        chromium.tell("Network.setBlockedURLs", Map.of("urls", List.of("*.json")));
        try {
            show("/down", "", body);
            chromium.await("it is not said that this is a saved copy", () -> String.valueOf(
                            chromium.ask("return document.querySelector('tin-tinh').shadowRoot" + ".textContent"))
                    .matches("(?s).*Chỉ đường dẫn.*bản đã lưu.*"));
            show("/down-anew", "", body.replace("thoi-su", "provinces/ha-noi"));
            chromium.await("the page's own link is not there", () -> chromium.find("tin-tinh a")
                    .isDisplayed());
            chromium.tell("Network.setBlockedURLs", Map.of("urls", List.of("*.js", "*.json")));
            show("/down-whole", "", body);
            assertThat(chromium.find("tin-tinh a").isDisplayed()).isTrue();
        } finally {
            chromium.tell("Network.setBlockedURLs", Map.of("urls", List.of()));
        }
    }

    @Test
    void where_there_are_partners_frames_stand_with_them_only() {
        Partner allowed = new Partner(
                "doi-tac", "Đối tác", List.of(URI.create(origin())), Optional.empty(), Partner.Colours.NONE);
        try (Stand kept = new Stand(List.of(allowed))) {
            String frame = "<iframe src=\"" + kept.base() + "/embed/all\" title=\"Tin\"></iframe>";
            show("/partner", "", frame);
            chromium.driver().switchTo().frame(chromium.find("iframe"));
            assertThat(chromium.find("li a").getText()).isNotEmpty();
            chromium.driver().switchTo().defaultContent();
            chromium.complaints();
            chromium.open(origin().replace("localhost", "127.0.0.1") + "/partner");
            chromium.await("the frame is shown", () -> chromium.complaints().stream()
                    .anyMatch(said -> said.contains("frame-ancestors")));
        }
    }

    @Test
    void nobody_is_kept_out_of_any_layout() {
        StringBuilder blocks = new StringBuilder(script());
        for (String layout : List.of("list", "cards", "headlines", "ticker")) {
            blocks.append("<tin-tinh channel=\"all\" layout=\"%1$s\" heading=\"%1$s\" images=\"yes\" count=\"6\">"
                            .formatted(layout)
                    + "</tin-tinh>");
        }
        for (Screen screen : Screen.values()) {
            chromium.look(screen, "light");
            show("/layouts", "", blocks.toString());
            awaitItems(6);
            assertThat(chromium.overflow()).isZero();
            assertThat(chromium.barriers()).isEmpty();
            chromium.look(screen, "dark");
            assertThat(chromium.pale()).isEmpty();
        }
        chromium.look(Screen.PHONE, "light");
    }

    @Test
    void a_strip_is_moved_by_its_reader() {
        show("/strip", "", script() + "<tin-tinh channel=\"kinh-te\" layout=\"ticker\" count=\"8\"></tin-tinh>");
        awaitItems(8);
        assertThat(chromium.ask("return document.querySelector('tin-tinh').shadowRoot.querySelector('ol').scrollLeft"))
                .isEqualTo(0L);
        chromium.ask("document.querySelector('tin-tinh').shadowRoot.querySelectorAll('button')[1].click()");
        chromium.await(
                "the strip does not move",
                () -> ((Number) chromium.ask("return document.querySelector('tin-tinh').shadowRoot"
                                        + ".querySelector('ol').scrollLeft"))
                                .doubleValue()
                        > 100);
    }

    @Test
    void the_builder_shows_what_is_chosen_at_once_and_has_it_copied() {
        chromium.open(stand.base() + "/embed?channel=kinh-te");
        chromium.find("#layout option[value=cards]").click();
        chromium.await("the code does not follow", () -> String.valueOf(
                        chromium.find("#code-script").getDomProperty("value"))
                .contains("layout=\"cards\""));
        chromium.driver().switchTo().frame(chromium.find("iframe.preview"));
        chromium.find(".tin-tinh.cards li");
        chromium.driver().switchTo().defaultContent();
        chromium.find("[data-copies=code-script]").sendKeys(Keys.ENTER);
        chromium.await(
                "nothing is said of the copy",
                () -> chromium.find("[data-copies=code-script]").getText().equals("Đã chép"));
        assertThat(chromium.driver().getCurrentUrl()).contains("layout=cards");
        assertThat(chromium.complaints()).isEmpty();
    }
}
