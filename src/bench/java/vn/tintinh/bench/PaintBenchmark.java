package vn.tintinh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.tintinh.browser.Chromium;
import vn.tintinh.browser.Screen;
import vn.tintinh.testing.TinTinhProcess;

/**
 * When a phone on a slow line shows something of the demo's pages, at their first visit: chromium with an empty cache,
 * 1.6 Mbit/s down, 150 ms there and back, a processor of a quarter of this one's speed (what Lighthouse takes for a
 * phone). Medians of {@code -Drounds} visits: first contentful paint, shift of the layout, bytes and requests.
 */
public final class PaintBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final List<String> PAGES =
            List.of("/", "/categories/kinh-te", "/provinces/lam-dong", "/provinces", "/search?q=kinh+te", "/embed");
    private static final String FIGURES = """
            const paint = performance.getEntriesByName('first-contentful-paint')[0];
            const files = performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'));
            return [paint ? paint.startTime : -1, files.reduce((sum, file) => sum + file.transferSize, 0), files.length];
            """;

    private PaintBenchmark() {}

    /** Prints a line for each page. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("paint");
        try (Chromium chromium = Chromium.start();
                TinTinhProcess demo = TinTinhProcess.demo(folder)) {
            demo.await(
                    "news",
                    () -> new String(demo.get("/feeds/all.atom", Map.of()).body()).split("<entry>").length > 30);
            chromium.look(Screen.PHONE, "light");
            chromium.tell("Network.enable", Map.of());
            chromium.tell(
                    "Network.emulateNetworkConditions",
                    Map.of(
                            "offline",
                            false,
                            "latency",
                            150,
                            "downloadThroughput",
                            1_600_000 / 8,
                            "uploadThroughput",
                            750_000 / 8));
            chromium.tell("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
            for (String page : PAGES) {
                System.out.println(visits(chromium, demo.url(page), page));
            }
        }
    }

    private static String visits(Chromium chromium, String url, String page) {
        List<Double> paints = new ArrayList<>();
        double shift = 0;
        List<?> figures = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            chromium.tell("Network.clearBrowserCache", Map.of());
            chromium.open("about:blank").open(url);
            shift = Math.max(shift, chromium.shift());
            figures = (List<?>) chromium.ask(FIGURES);
            paints.add(((Number) figures.get(0)).doubleValue());
        }
        paints.sort(null);
        return String.format(
                Locale.ROOT,
                "%-24s first contentful paint %4.0f ms (slowest %4.0f), layout shift %.4f, %s bytes in %s requests",
                page,
                paints.get(ROUNDS / 2),
                paints.get(ROUNDS - 1),
                shift,
                figures.get(1),
                figures.get(2));
    }
}
