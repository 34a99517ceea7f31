package vn.tintinh.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import vn.tintinh.testing.TinTinhProcess;

/** The demo's pages as people see them: on a phone and on a desk, in both languages and both schemes of colours. */
final class FacesIT {
    private static final List<String> PAGES = List.of(
            "/",
            "/categories/kinh-te",
            "/provinces/lam-dong",
            "/provinces",
            "/sources",
            "/search",
            "/search?q=lam+dong",
            "/search?category=kinh-te",
            "/search?q=%22khong+co+gi%22",
            "/status",
            "/hub",
            "/embed",
            "/embed/all?layout=cards",
            "/embed/all?layout=ticker",
            "/complaint");
    private static final List<String> ADMIN_PAGES = List.of(
            "/admin",
            "/admin/sources",
            "/admin/sources/cong-thong-tin",
            "/admin/add",
            "/admin/incidents",
            "/admin/labels",
            "/admin/deliveries",
            "/admin/partners",
            "/admin/plan",
            "/admin/takedown",
            "/admin/complaints",
            "/admin/configuration");
    private static final String FONTS = """
            const pen = document.createElement('canvas').getContext('2d');
            return [...document.querySelectorAll('body, h1, .brand')].map(element => {
              pen.font = '100px ' + getComputedStyle(element).fontFamily;
              return Math.round(pen.measureText('Lâm Đồng: 34 tỉnh, thành phố').width);
            }).join(' ');
            """;
    private static final List<String> LANGUAGES = List.of("vi", "en");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static TinTinhProcess demo;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        demo = TinTinhProcess.demo(folder);
        demo.await("news", () -> text("/feeds/all.atom").split("<entry>", -1).length > 12);
    }

    @AfterAll
    @SuppressWarnings("NullAway") // not started where there is no browser
    static void stop() {
        if (demo != null) {
            demo.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String text(String path) {
        return new String(demo.get(path, Map.of()).body(), StandardCharsets.UTF_8);
    }

    /** Those that are always there, and those of the first source and of its neighbours that the home page links. */
    private static List<String> pages() {
        Matcher source = Pattern.compile("href=\"(/sources/[^\"?]+)").matcher(text("/"));
        List<String> all = new ArrayList<>(PAGES);
        if (source.find()) {
            all.add(source.group(1));
        }
        return all;
    }

    @Test
    void looks_sound_everywhere() {
        List<String> faults = new ArrayList<>();
        pages().forEach(page -> look(demo.url(page), faults));
        assertThat(faults).isEmpty();
    }

    @Test
    void looks_sound_to_admins() throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        look(demo.managementUrl("/admin/login"), faults);
        chromium.logIn(demo);
        Map<String, byte[]> documents = new LinkedHashMap<>();
        for (String page : ADMIN_PAGES) {
            String url = demo.managementUrl(page);
            look(url, faults);
            documents.put(page.substring(1).replace('/', '-'), chromium.source().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(faults).isEmpty();
        assertThat(NuChecker.complaints(Files.createDirectory(folder.resolve("admin-html")), documents))
                .isEmpty();
    }

    /** On each screen in each language; what stands in the way of people, where there is least room for it. */
    private static void look(String url, List<String> faults) {
        for (String language : LANGUAGES) {
            for (Screen screen : Screen.values()) {
                String seen = in(language, url) + " " + screen;
                chromium.look(screen, "light").open(in(language, url));
                chromium.complaints().forEach(fault -> faults.add(seen + " console: " + fault));
                if (chromium.overflow() > 0) {
                    faults.add(seen + " is wider than the screen by " + chromium.overflow() + " px");
                }
                if (screen == Screen.PHONE && language.equals("vi")) {
                    chromium.barriers().forEach(fault -> faults.add(seen + " " + fault));
                    chromium.look(screen, "dark");
                    chromium.pale().forEach(fault -> faults.add(seen + " dark " + fault));
                }
            }
        }
    }

    /** Those whose content stands still. */
    @Test
    void looks_as_it_did() {
        chromium.look(Screen.PHONE, "light").open(demo.url("/status"));
        Picture.assumeFonts(String.valueOf(chromium.ask(FONTS)));
        List<String> faults = new ArrayList<>();
        for (String page : List.of("/provinces", "/search", "/complaint", "/admin/login")) {
            String url = page.startsWith("/admin") ? demo.managementUrl(page) : demo.url(page);
            for (Screen screen : Screen.values()) {
                for (String scheme : List.of("light", "dark")) {
                    chromium.look(screen, scheme).open(url);
                    String name = page.substring(1).replace('/', '-') + "-" + screen + "-" + scheme;
                    Picture.fault(name.toLowerCase(Locale.ROOT), chromium.picture())
                            .ifPresent(faults::add);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void moves_nothing_while_a_page_comes_to_be() {
        for (String page : List.of("/", "/categories/kinh-te", "/provinces", "/search?q=lam+dong")) {
            chromium.look(Screen.PHONE, "light").open(demo.url(page));
            assertThat(chromium.shift()).as(page).isLessThan(0.001);
        }
    }

    @Test
    void can_be_used_without_scripts() {
        chromium.scripts(Chromium.Scripts.OFF).look(Screen.PHONE, "light").open(demo.url("/"));
        try {
            chromium.find("form[role=search] input[type=search]").sendKeys("tinh");
            chromium.find("form[role=search] button").click();
            assertThat(chromium.driver().getCurrentUrl()).contains("/search?q=tinh");
            chromium.find(".found a.title");
        } finally {
            chromium.scripts(Chromium.Scripts.ON);
        }
    }

    @Test
    void can_be_used_by_keyboard() {
        chromium.look(Screen.DESKTOP, "light").open(demo.url("/"));
        chromium.type(Keys.TAB, Keys.ENTER);
        assertThat(String.valueOf(chromium.ask("return location.hash"))).isEqualTo("#content");
        chromium.find("input[type=search]").sendKeys("tinh", Keys.ENTER);
        chromium.find(".found a.title");
        chromium.open(demo.url("/provinces"));
        List<String> tabs = chromium.tabs(60);
        assertThat(tabs).contains("Lâm Đồng");
        assertThat(chromium.ask("return getComputedStyle(document.activeElement).outlineStyle"))
                .isNotEqualTo("none");
    }

    private static String in(String language, String url) {
        return url + (url.contains("?") ? "&lang=" : "?lang=") + language;
    }

    @Test
    void is_html_without_a_fault() throws IOException, InterruptedException {
        Path pages = Files.createDirectory(folder.resolve("html"));
        Map<String, byte[]> documents = new LinkedHashMap<>();
        for (String page : pages()) {
            for (String language : LANGUAGES) {
                String path = in(language, page);
                documents.put(
                        path.replaceAll("[^a-z0-9-]+", "_"),
                        demo.get(path, Map.of("Accept", "text/html")).body());
            }
        }
        assertThat(NuChecker.complaints(pages, documents)).isEmpty();
    }
}
