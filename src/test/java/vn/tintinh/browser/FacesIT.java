package vn.tintinh.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            "/embed/all?layout=ticker");
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
        for (String page : pages()) {
            for (String language : LANGUAGES) {
                for (Screen screen : Screen.values()) {
                    String seen = in(language, page) + " " + screen;
                    chromium.look(screen, "light").open(demo.url(in(language, page)));
                    chromium.complaints().forEach(fault -> faults.add(seen + " console: " + fault));
                    if (chromium.overflow() > 0) {
                        faults.add(seen + " is wider than the screen by " + chromium.overflow() + " px");
                    }
                    if ((screen == Screen.PHONE) == language.equals("vi")) {
                        chromium.barriers().forEach(fault -> faults.add(seen + " " + fault));
                        chromium.look(screen, "dark");
                        chromium.pale().forEach(fault -> faults.add(seen + " dark " + fault));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static String in(String language, String page) {
        return page + (page.contains("?") ? "&lang=" : "?lang=") + language;
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
