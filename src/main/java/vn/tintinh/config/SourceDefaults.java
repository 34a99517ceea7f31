package vn.tintinh.config;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import vn.tintinh.model.Republication;
import vn.tintinh.model.SourceKind;

/** What a source is taken to be that says no more than its URL. */
final class SourceDefaults {
    private static final int LONGEST_ID = 60;
    private static final int DIGEST = 8;

    private SourceDefaults() {}

    /**
     * An id made of host and path alone, so that it stays as other sources come and go:
     * {@code https://www.baolamdong.vn/rss/thoi-su} is {@code baolamdong-vn-rss-thoi-su}. http and https, www and the
     * slash at the end make no difference. Where letters are lost (queries, ports, capitals, escapes, length), eight
     * digits of a digest keep ids apart.
     */
    static String id(URI url) {
        String whole = host(url)
                + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + (url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", ""))
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        String plain =
                whole.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (whole.matches("[a-z0-9]+([./-][a-z0-9]+)*") && plain.length() <= LONGEST_ID) {
            return plain;
        }
        String cut = plain.length() <= LONGEST_ID ? plain : plain.substring(0, LONGEST_ID);
        return cut.replaceAll("-$", "") + "-" + digest(whole);
    }

    /** Who speaks, by the host's name; the press where nothing tells, as its items are held back. */
    static SourceKind kind(URI url) {
        String host = host(url);
        if (host.endsWith("dcs.vn") || host.contains("tuyengiao") || host.matches("(.*\\.)?btg\\..*")) {
            return SourceKind.PARTY;
        }
        if (host.contains("ptth") || host.contains("truyenhinh") || host.matches(".*tv\\.(org\\.|com\\.)?vn")) {
            return SourceKind.BROADCAST;
        }
        if (host.matches("[^.]+\\.[^.]+\\.gov\\.vn")) {
            return SourceKind.DISTRICT;
        }
        return host.endsWith("gov.vn") ? SourceKind.GOVERNMENT : SourceKind.PRESS;
    }

    /** How long items are held back (NĐ 147/2024/NĐ-CP, Điều 28.1): of press and broadcast, when more than a link. */
    static Duration delay(SourceKind kind, Republication.Mode mode, Duration configured) {
        boolean held = kind == SourceKind.PRESS || kind == SourceKind.BROADCAST;
        return held && mode != Republication.Mode.LINK ? configured : Duration.ZERO;
    }

    /** The host without www. */
    static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
