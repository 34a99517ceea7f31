package vn.tintinh.embed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.config.Partner;
import vn.tintinh.publish.Rendition;
import vn.tintinh.web.Files;

/**
 * The scripts and the style sheet of blocks, in memory.
 *
 * <p>Pages of others name the custom element's script with its digest, so a released version is never edited: another
 * one is another file, {@code embed-2.js}, and the earlier ones stay. The frame's style sheet is the element's own, taken
 * out of its script, so that both look the same.
 *
 * @param files answers by request URI
 * @param style URL of the style sheet, below the server's own address
 * @param frame URL of the script in frames
 * @param builder URL of the script of the builder
 * @param page URL of the builder's own style sheet
 */
record Assets(Map<String, Rendition> files, String style, String frame, String builder, String page) {
    /** The newest version of the custom element's script. */
    static final String ELEMENT = "/embed-1.js";

    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final Duration BRIEFLY = Duration.ofHours(1);
    private static final Duration FOR_GOOD = Duration.ofDays(365);
    private static final String BEGIN = "const CSS = `";
    private static final String FRAME_ONLY = "html,body{margin:0;background:none}\n.tin-tinh [hidden]{display:none}\n";

    private static final String SHEET = sheet();

    static final Assets SHIPPED = load();

    /** What pages may hold the custom element's script to. Spec: W3C Subresource Integrity §3.1. */
    static final String INTEGRITY = "sha384-" + Base64.getEncoder().encodeToString(digest("SHA-384", bytes(ELEMENT)));

    private static Assets load() {
        Map<String, Rendition> files = new HashMap<>();
        files.put(
                "/embed.js",
                Rendition.of(
                        JAVASCRIPT, bytes(ELEMENT), Optional.empty(), BRIEFLY, Rendition.link("/embed.js", "self")));
        files.put(ELEMENT, lasting(JAVASCRIPT, bytes(ELEMENT), ELEMENT));
        String style = versioned(files, CSS, "/embed.css", SHEET.getBytes(StandardCharsets.UTF_8));
        String frame = versioned(files, JAVASCRIPT, "/embed-frame.js", bytes("/frame.js"));
        String builder = versioned(files, JAVASCRIPT, "/embed-builder.js", bytes("/builder.js"));
        String page = versioned(files, CSS, "/embed-builder.css", bytes("/builder.css"));
        return new Assets(Map.copyOf(files), style, frame, builder, page);
    }

    /** A file under a URL that changes with its content, and for a while under one that does not. */
    private static String versioned(Map<String, Rendition> files, String mediaType, String path, byte[] bytes) {
        String version = Base64.getUrlEncoder().withoutPadding().encodeToString(digest("SHA-256", bytes));
        String url = path + "?v=" + version.substring(0, 8);
        files.put(path, Rendition.of(mediaType, bytes, Optional.empty(), BRIEFLY, Rendition.link(path, "self")));
        files.put(url, lasting(mediaType, bytes, url));
        return url;
    }

    private static Rendition lasting(String mediaType, byte[] bytes, String url) {
        return Rendition.of(mediaType, bytes, Optional.empty(), FOR_GOOD, Rendition.link(url, "self"))
                .with(Map.of("cache-control", "public, max-age=" + FOR_GOOD.toSeconds() + ", immutable"));
    }

    /** The style sheet of frames. */
    private static String sheet() {
        String script = new String(bytes(ELEMENT), StandardCharsets.UTF_8);
        int begin = script.indexOf(BEGIN) + BEGIN.length();
        return script.substring(begin, script.indexOf("`;", begin)).strip() + "\n" + FRAME_ONLY;
    }

    /** The style sheet with colours of a site's own. */
    static Rendition style(Partner.Colours colours, String url) {
        return lasting(CSS, (SHEET + Palette.rule(colours)).getBytes(StandardCharsets.UTF_8), url);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String path) {
        return Files.read("/embed" + path);
    }
}
