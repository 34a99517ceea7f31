package vn.tintinh.normalise;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * URLs as they stand in documents, made absolute, spelt so that every program accepts them, and refused where opening
 * them runs something. Spec: RFC 3986 §5.2; where browsers are laxer (white space, backslashes, missing slashes), as
 * lax as they: WHATWG URL §4.4.
 *
 * <p>What comes out goes in and comes out again as it is.
 */
final class Urls {
    private static final int LONGEST = 8192;
    private static final Set<String> LINKED = Set.of("http", "https", "ftp", "mailto", "tel");
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?";
    private static final boolean[] IS_PLAIN = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            IS_PLAIN[c] = Characters.within(c, 'a', 'z')
                    || Characters.within(c, 'A', 'Z')
                    || Characters.within(c, '0', '9')
                    || PLAIN.indexOf(c) >= 0;
        }
    }

    private final @Nullable Parts base;

    private Urls(@Nullable Parts base) {
        this.base = base;
    }

    /** Reads references against a base; without an absolute http(s) base, relative ones stay relative. */
    static Urls against(Optional<URI> base) {
        return new Urls(base.map(uri -> parts(uri.toString())).orElse(null));
    }

    /** The same for a base that may be no URL. */
    static Urls against(String base) {
        return new Urls(parts(base));
    }

    /** What a reader may follow, without tracking parameters: http, https, ftp, mailto, tel; null: refused. */
    @Nullable
    String link(String raw) {
        String url = read(raw);
        return url == null ? null : Tracking.strip(url);
    }

    /** What a page may load by itself: http and https; null: refused. */
    @Nullable
    String resource(String raw) {
        String url = read(raw);
        return url == null || url.startsWith("mailto:") || url.startsWith("tel:") || url.startsWith("ftp:")
                ? null
                : url;
    }

    /** An absolute http(s) URL, or nothing. */
    Optional<String> absolute(String raw) {
        return Optional.ofNullable(read(raw)).filter(Urls::isHttp);
    }

    /** Whether it is an absolute http(s) URL as this class writes them. */
    static boolean isHttp(String url) {
        return url.startsWith("http://") || url.startsWith("https://");
    }

    /** The host of an absolute URL, lower case, without port; empty where there is none. */
    static String host(String url) {
        int start = url.indexOf("//");
        if (start < 0) {
            return "";
        }
        int end = endOfAuthority(url, start + 2);
        String authority = url.substring(start + 2, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.lastIndexOf(':');
        return (port > 0 && host.indexOf(']') < port ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }

    private @Nullable String read(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        String text = squeezed(raw);
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        int colon = schemeEnd(text);
        if (colon < 0) {
            return Dangers.isDangerousUrl(text) ? null : relative(text);
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!LINKED.contains(scheme)) {
            return null;
        }
        String rest = text.substring(colon + 1);
        if (scheme.equals("mailto") || scheme.equals("tel")) {
            return rest.isEmpty() ? null : scheme + ":" + encoded(rest, false);
        }
        return hierarchical(scheme, rest);
    }

    /** The shortcut: what is an absolute http(s) URL beyond doubt is not taken apart. */
    private static boolean isPlain(String raw) {
        int at = raw.startsWith("https://") ? 8 : raw.startsWith("http://") ? 7 : -1;
        if (at < 0 || raw.length() > LONGEST || at == raw.length()) {
            return false;
        }
        int end = endOfAuthority(raw, at);
        for (int i = at; i < end; i++) {
            char c = raw.charAt(i);
            if (!(Characters.within(c, 'a', 'z')
                    || Characters.within(c, '0', '9')
                    || ((c == '.' || c == '-') && i > at))) {
                return false;
            }
        }
        for (int i = end; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= 128 || !IS_PLAIN[c]) {
                return false;
            }
        }
        return end > at;
    }

    private static String squeezed(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && isEdge(raw.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(raw.charAt(end - 1))) {
            end--;
        }
        String trimmed = raw.substring(start, end);
        if (trimmed.indexOf('\t') < 0 && trimmed.indexOf('\n') < 0 && trimmed.indexOf('\r') < 0) {
            return trimmed;
        }
        return trimmed.replace("\t", "").replace("\n", "").replace("\r", "");
    }

    private static boolean isEdge(char c) {
        return c <= ' ' || Characters.within(c, 0x7F, 0xA0) || Characters.within(c, 0x200B, 0x200F) || c == 0xFEFF;
    }

    /** Where the scheme's colon is, or -1 for a relative reference. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = Characters.within(c, 'a', 'z') || Characters.within(c, 'A', 'Z');
            if (c == ':' && i > 0) {
                return i;
            }
            if (!letter && (i == 0 || !(Characters.within(c, '0', '9') || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    private static @Nullable String hierarchical(String scheme, String rest) {
        int start = 0;
        while (start < rest.length() && isSlash(rest.charAt(start))) {
            start++;
        }
        int end = endOfAuthority(rest, start);
        String authority = authority(rest.substring(start, end));
        return authority == null ? null : scheme + "://" + authority + encoded(rest.substring(end), true);
    }

    private @Nullable String relative(String text) {
        if (text.length() > 1 && isSlash(text.charAt(0)) && isSlash(text.charAt(1))) {
            return hierarchical(base == null ? "https" : base.scheme(), text);
        }
        String reference = encoded(text, true);
        return base == null ? reference : base.resolve(reference);
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static int endOfAuthority(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            char c = url.charAt(i);
            if (isSlash(c) || c == '?' || c == '#') {
                return i;
            }
        }
        return url.length();
    }

    private static @Nullable String authority(String raw) {
        int at = raw.lastIndexOf('@');
        String user = at < 0 ? "" : encoded(raw.substring(0, at).replace("@", "%40"), false) + "@";
        String host = raw.substring(at + 1);
        int colon = host.lastIndexOf(':');
        String port = "";
        if (colon >= 0 && host.indexOf(']') < colon) {
            port = host.substring(colon + 1);
            host = host.substring(0, colon);
            if (!port.chars().allMatch(c -> Characters.within(c, '0', '9')) || port.length() > 5) {
                return null;
            }
        }
        String ascii = asciiHost(host);
        return ascii == null ? null : user + ascii + (port.isEmpty() ? "" : ":" + port);
    }

    private static @Nullable String asciiHost(String raw) {
        String host = raw;
        if (!raw.chars().allMatch(c -> c < 128)) {
            try {
                host = IDN.toASCII(Characters.tidy(raw), IDN.ALLOW_UNASSIGNED);
            } catch (IllegalArgumentException notAName) {
                return null;
            }
        }
        host = host.toLowerCase(Locale.ROOT);
        boolean address = host.startsWith("[") && host.endsWith("]") && host.length() > 3;
        String allowed = address ? "0123456789abcdef:." : "0123456789abcdefghijklmnopqrstuvwxyz-._";
        String name = address ? host.substring(1, host.length() - 1) : host;
        boolean sound = !name.isEmpty() && !name.startsWith(".") && name.chars().allMatch(c -> allowed.indexOf(c) >= 0);
        return sound ? host : null;
    }

    /** Percent-encodes what no URI may hold; what is encoded already stays. */
    private static String encoded(String text, boolean slashes) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        boolean inPath = slashes;
        boolean inFragment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 && IS_PLAIN[c]) {
                out.append(c);
                inPath &= c != '?';
            } else if (c == '#' && !inFragment) {
                out.append(c);
                inPath = false;
                inFragment = true;
            } else if (c == '\\' && inPath) {
                out.append('/');
            } else if (c == '%' && isHex(text, i + 1) && isHex(text, i + 2)) {
                out.append(c);
            } else {
                int code = text.codePointAt(i);
                percent(code, out);
                i += Character.charCount(code) - 1;
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
    }

    private static void percent(int code, StringBuilder out) {
        boolean lone = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        for (byte b : Character.toString(lone ? 0xFFFD : code).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)));
            out.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
    }

    private static @Nullable Parts parts(String uri) {
        String text = squeezed(uri);
        int colon = schemeEnd(text);
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return null;
        }
        String url = hierarchical(scheme, text.substring(colon + 1));
        return url == null ? null : Parts.of(url);
    }

    /** An absolute URL taken apart, as a base. */
    private record Parts(String scheme, String authority, String path, String query) {
        static Parts of(String url) {
            int colon = url.indexOf(':');
            int pathStart = endOfAuthority(url, colon + 3);
            int fragment = url.indexOf('#', pathStart);
            String whole = url.substring(pathStart, fragment < 0 ? url.length() : fragment);
            int query = whole.indexOf('?');
            return new Parts(
                    url.substring(0, colon),
                    url.substring(colon + 3, pathStart),
                    query < 0 ? whole : whole.substring(0, query),
                    query < 0 ? "" : whole.substring(query));
        }

        String resolve(String reference) {
            String site = scheme + "://" + authority;
            String root = path.isEmpty() ? "/" : path;
            return switch (reference.charAt(0)) {
                case '/' -> site + withoutDots(reference);
                case '?' -> site + root + reference;
                case '#' -> site + root + query + reference;
                default -> site + withoutDots(root.substring(0, root.lastIndexOf('/') + 1) + reference);
            };
        }

        private static String withoutDots(String whole) {
            int end = 0;
            while (end < whole.length() && whole.charAt(end) != '?' && whole.charAt(end) != '#') {
                end++;
            }
            String path = whole.substring(0, end);
            if (!path.contains("/.")) {
                return whole;
            }
            StringBuilder out = new StringBuilder(path.length());
            for (int from = 0; from < path.length(); ) {
                int next = path.indexOf('/', from + 1);
                String segment = path.substring(from, next < 0 ? path.length() : next);
                boolean up = segment.equals("/..");
                if (up) {
                    out.setLength(Math.max(0, out.lastIndexOf("/")));
                } else if (!segment.equals("/.")) {
                    out.append(segment);
                }
                if (next < 0 && (up || segment.equals("/."))) {
                    out.append('/');
                }
                from = next < 0 ? path.length() : next;
            }
            return out + whole.substring(end);
        }
    }
}
