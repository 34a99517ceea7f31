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

/**
 * The few files that the pages need, in memory.
 *
 * @param renditions by path
 * @param styles URL of the style sheet, which changes with its content, so that it may be kept for good
 * @param script the same of the script
 */
public record Files(Map<String, Rendition> renditions, String styles, String script) {
    private static final Duration BRIEFLY = Duration.ofHours(1);
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    /** Those of this version. */
    public static final Files SHIPPED = load();

    private static Files load() {
        Map<String, Rendition> files = new HashMap<>();
        add(files, "/site.css", "text/css; charset=utf-8");
        add(files, "/site.js", "text/javascript; charset=utf-8");
        add(files, "/feed.css", "text/css; charset=utf-8");
        add(files, "/favicon.svg", "image/svg+xml");
        add(files, "/json-feed.txt", "text/plain; charset=utf-8");
        add(files, Api.DESCRIPTION, "application/yaml; charset=utf-8");
        Rendition icon = Objects.requireNonNull(files.get("/favicon.svg"));
        files.put("/favicon.ico", icon);
        String styles = addForGood(files, "/site.css", "text/css; charset=utf-8");
        String script = addForGood(files, "/site.js", "text/javascript; charset=utf-8");
        return new Files(Map.copyOf(files), styles, script);
    }

    /** Where it may be kept for good: what is there never changes. */
    private static String addForGood(Map<String, Rendition> files, String path, String mediaType) {
        String tag = Objects.requireNonNull(files.get(path)).plain().tag().replaceAll("[^A-Za-z0-9_-]", "");
        String url = path + "?v=" + tag.substring(0, 8);
        files.put(url, Rendition.of(mediaType, read(path), Optional.empty(), FOR_GOOD, Rendition.link(url, "self")));
        return url;
    }

    private static void add(Map<String, Rendition> files, String path, String mediaType) {
        files.put(path, Rendition.of(mediaType, read(path), Optional.empty(), BRIEFLY, Rendition.link(path, "self")));
    }

    /** A file of ours by its path below {@code web/}. */
    public static byte[] read(String path) {
        try (InputStream in = Files.class.getResourceAsStream("/web" + path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
