package vn.tintinh.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * URLs as people and servers write them, with Vietnamese letters, spaces and backslashes, made into URIs of plain
 * ASCII. Percent signs that stand as they should are left alone. Spec: RFC 3987 §3.1, RFC 3986 §5.2, WHATWG URL §4.4.
 */
public final class Iri {
    private static final Pattern PARTS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");

    private static final String KEPT = "-._~!$&'()*+,;=:@/";

    private Iri() {}

    /** The absolute URL that the text means; empty when it means none. */
    public static Optional<URI> uri(String text) {
        return split(text).filter(parts -> parts.scheme != null).flatMap(Parts::uri);
    }

    /** The URL that a reference means on a page: what {@code Location} or {@code href} says. Empty when none. */
    public static Optional<URI> resolve(URI base, String reference) {
        return split(reference)
                .flatMap(
                        parts -> split(base.toString()).map(on -> on(on, parts)).flatMap(Parts::uri));
    }

    private static Optional<Parts> split(String text) {
        String clean =
                text.replaceAll("^[\\s\\p{Cntrl}]+|[\\s\\p{Cntrl}]+$", "").replaceAll("[\\t\\r\\n]", "");
        boolean web = !clean.matches("(?s)(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:.*");
        int end = clean.indexOf('?') < 0 ? clean.length() : clean.indexOf('?');
        String slashed = web ? clean.substring(0, end).replace('\\', '/') + clean.substring(end) : clean;
        Matcher matcher = PARTS.matcher(slashed);
        return matcher.matches()
                ? Optional.of(new Parts(
                        matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5)))
                : Optional.empty();
    }

    private static Parts on(Parts base, Parts reference) {
        if (reference.scheme != null) {
            return reference;
        }
        if (reference.authority != null) {
            return new Parts(base.scheme, reference.authority, reference.path, reference.query, reference.fragment);
        }
        if (reference.path.isEmpty()) {
            String query = reference.query == null ? base.query : reference.query;
            return new Parts(base.scheme, base.authority, base.path, query, reference.fragment);
        }
        String path = reference.path.startsWith("/")
                ? reference.path
                : base.path.substring(0, base.path.lastIndexOf('/') + 1) + reference.path;
        return new Parts(base.scheme, base.authority, path, reference.query, reference.fragment);
    }

    private static String encode(String text, String alsoKept) {
        StringBuilder encoded = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean escape = c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            if (letter || escape || KEPT.indexOf(c) >= 0 || alsoKept.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private static boolean isHex(byte c) {
        return Character.digit(c, 16) >= 0;
    }

    /** A reference cut at its joints; what is missing is null, an empty part is not missing. */
    private record Parts(
            @Nullable String scheme,
            @Nullable String authority,
            String path,
            @Nullable String query,
            @Nullable String fragment) {
        Optional<URI> uri() {
            boolean placeless = authority == null || authority.isEmpty();
            if (scheme == null || (placeless && scheme.matches("(?i)https?"))) {
                return Optional.empty();
            }
            StringBuilder uri = new StringBuilder(scheme.toLowerCase(Locale.ROOT)).append(':');
            if (authority != null) {
                Optional<String> ascii = placeless ? Optional.of("") : asciiAuthority(authority);
                if (ascii.isEmpty()) {
                    return Optional.empty();
                }
                uri.append("//").append(ascii.get());
            }
            uri.append(encode(authority == null ? path : withoutDots(path), ""));
            if (query != null) {
                uri.append('?').append(encode(query, "?"));
            }
            if (fragment != null) {
                uri.append('#').append(encode(fragment, "?"));
            }
            try {
                return Optional.of(new URI(uri.toString()));
            } catch (URISyntaxException hopeless) {
                return Optional.empty();
            }
        }

        private static Optional<String> asciiAuthority(String authority) {
            int at = authority.lastIndexOf('@') + 1;
            String rest = authority.substring(at);
            int colon = rest.lastIndexOf(':') > rest.lastIndexOf(']') ? rest.lastIndexOf(':') : rest.length();
            String host = rest.substring(0, colon);
            String port = rest.substring(colon).equals(":") ? "" : rest.substring(colon);
            try {
                String decoded = host.contains("%") ? URLDecoder.decode(host, StandardCharsets.UTF_8) : host;
                String ascii = decoded.startsWith("[") ? decoded : IDN.toASCII(decoded, IDN.ALLOW_UNASSIGNED);
                String user = at == 0 ? "" : encode(authority.substring(0, at - 1), "") + "@";
                return ascii.isEmpty() ? Optional.empty() : Optional.of(user + ascii.toLowerCase(Locale.ROOT) + port);
            } catch (IllegalArgumentException noHost) {
                return Optional.empty();
            }
        }

        /** Spec: RFC 3986 §5.2.4. */
        private static String withoutDots(String path) {
            Deque<String> kept = new ArrayDeque<>();
            String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
            for (int i = 0; i < segments.length; i++) {
                boolean last = i == segments.length - 1;
                if (segments[i].equals("..")) {
                    kept.pollLast();
                }
                if (!segments[i].equals("..") && !segments[i].equals(".")) {
                    kept.addLast(segments[i]);
                } else if (last) {
                    kept.addLast("");
                }
            }
            return "/" + String.join("/", kept);
        }
    }
}
