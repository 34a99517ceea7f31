package vn.tintinh.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.tintinh.publish.Rendition;

/** The few files that the pages need, in memory. The style sheet's URL changes with its content, so it may be kept. */
public record Files(Map<String, Rendition> renditions, String styles) {
    private static final Duration BRIEFLY = Duration.ofHours(1);
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    /** Those of this version. */
    public static final Files SHIPPED = load();

    private static Files load() {
        Map<String, Rendition> files = new HashMap<>();
        add(files, "/site.css", "text/css; charset=utf-8");
        add(files, "/feed.css", "text/css; charset=utf-8");
        add(files, "/favicon.svg", "image/svg+xml");
        add(files, "/json-feed.txt", "text/plain; charset=utf-8");
        add(files, Api.DESCRIPTION, "application/yaml; charset=utf-8");
        Rendition icon = Objects.requireNonNull(files.get("/favicon.svg"));
        files.put("/favicon.ico", icon);
        String tag =
                Objects.requireNonNull(files.get("/site.css")).plain().tag().replaceAll("[^A-Za-z0-9_-]", "");
        String styles = "/site.css?v=" + tag.substring(0, 8);
        files.put(
                styles,
                Rendition.of(
                        "text/css; charset=utf-8",
                        read("/site.css"),
                        Optional.empty(),
                        FOR_GOOD,
                        Rendition.link(styles, "self")));
        return new Files(Map.copyOf(files), styles);
    }

    private static void add(Map<String, Rendition> files, String path, String mediaType) {
        files.put(path, Rendition.of(mediaType, read(path), Optional.empty(), BRIEFLY, Rendition.link(path, "self")));
    }

    private static byte[] read(String path) {
        try (InputStream in = Files.class.getResourceAsStream("/web" + path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
