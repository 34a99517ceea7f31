package vn.tintinh.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.testing.HostileNews;
import vn.tintinh.testing.Payloads;

/** Pages full of text that would do harm as markup, in a real browser: nothing of it runs, and nothing tries to. */
@Timeout(240)
final class HostileTextIT {
    private static final List<String> PAGES = List.of(
            "/", "/?lang=en", "/sources/tin-json", "/sources/tin-rss", "/categories/c-0", "/sources/s-9", "/complaint");

    @Test
    void nothing_runs_and_the_policy_has_nothing_to_refuse(@TempDir Path folder) {
        try (Chromium chromium = Chromium.start();
                HostileNews news = new HostileNews(folder)) {
            List<String> pages = new ArrayList<>(PAGES);
            Payloads.all().stream()
                    .limit(10)
                    .map(payload -> URLEncoder.encode(payload, StandardCharsets.UTF_8))
                    .forEach(payload -> pages.addAll(List.of("/complaint?url=" + payload, "/search?q=" + payload)));
            List<String> faults = new ArrayList<>();
            for (String page : pages) {
                chromium.open("http://127.0.0.1:" + news.port() + page);
                chromium.complaints().stream()
                        .filter(said -> !said.contains("status of 404"))
                        .forEach(said -> faults.add(page + " console: " + said));
                Object asked = chromium.ask("return [document.querySelectorAll('iframe,object,embed,base').length,"
                        + " [...document.scripts].filter(s => !s.src && s.type !== 'application/ld+json').length,"
                        + " location.host].join()");
                if (!asked.equals("0,0,127.0.0.1:" + news.port())) {
                    faults.add(page + " became " + asked);
                }
            }
            assertThat(faults).isEmpty();
        }
    }
}
