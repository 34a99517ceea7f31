package vn.tintinh.parse.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * References as publishers write them, resolved as browsers do: nothing is refused for a space, a brace or a letter
 * outside ASCII, which {@link URI} would. Spec: RFC 3986 §5.2, RFC 3987.
 */
final class Reference {
    private static final Pattern PARTS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
    private static final Pattern DANGEROUS = Pattern.compile(
            "(?:feed:)*(?:javascript|vbscript|livescript|mocha):.*"
                    + "|data:(?!image/(?:png|gif|jpe?g|webp|avif)[;,]).*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Reference() {}

    /** The reference made absolute as far as the base allows; without a base, as written but for its white space. */
    static String resolve(@Nullable String base, String reference) {
        String written = tidy(reference);
        Matcher to = PARTS.matcher(written);
        if (base == null || !to.matches() || to.group(1) != null) {
            return written;
        }
        Matcher from = PARTS.matcher(base);
        if (!from.matches()
                || from.group(1) == null
                || (from.group(2) == null && !from.group(3).startsWith("/"))) {
            return written;
        }
        String scheme = from.group(1) + ":";
        String query = orEmpty(to.group(4));
        String fragment = orEmpty(to.group(5));
        if (to.group(2) != null) {
            return scheme + "//" + to.group(2) + withoutDots(to.group(3)) + query + fragment;
        }
        String authority = from.group(2) == null ? "" : "//" + from.group(2);
        String path = to.group(3);
        if (path.isEmpty()) {
            String kept = query.isEmpty() ? orEmpty(from.group(4)) : query;
            return scheme + authority + from.group(3) + kept + fragment;
        }
        return scheme
                + authority
                + withoutDots(path.startsWith("/") ? path : merged(from.group(3), path))
                + query
                + fragment;
    }

    /** Whether the reference has a scheme. */
    static boolean isAbsolute(String reference) {
        Matcher parts = PARTS.matcher(reference);
        return parts.matches() && parts.group(1) != null;
    }

    /** Whether the reference may be shown as a link: no script and no foreign data. */
    static boolean isSafe(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 0 || reference.startsWith("http")) {
            return true;
        }
        StringBuilder squeezed = new StringBuilder(Math.min(80, reference.length()));
        for (int i = 0; i < reference.length() && squeezed.length() < 60; i++) {
            char c = reference.charAt(i);
            if (c > ' ' && (c < 0x7f || c > 0xa0) && (c < 0x200b || c > 0x200f) && c != 0xfeff) {
                squeezed.append(c);
            }
        }
        return !DANGEROUS.matcher(squeezed.toString().toLowerCase(Locale.ROOT)).matches();
    }

    /** As a Java URI, with what Java does not allow escaped; empty where even that fails. */
    static Optional<URI> uri(@Nullable String reference) {
        if (reference == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(reference));
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    /** Without white space at the ends, tabs and line breaks; with what no URL may hold escaped. */
    private static String tidy(String reference) {
        String stripped = reference.strip();
        boolean clean = true;
        for (int i = 0; i < stripped.length() && clean; i++) {
            char c = stripped.charAt(i);
            clean = c > ' ' && "\"<>\\^`{|}".indexOf(c) < 0;
        }
        if (clean) {
            return stripped;
        }
        StringBuilder tidy = new StringBuilder(stripped.length() + 16);
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c == ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                tidy.append('%').append(String.format("%02X", (int) c));
            } else if (c > ' ') {
                tidy.append(c);
            }
        }
        return tidy.toString();
    }

    private static String merged(String basePath, String path) {
        return basePath.isEmpty() ? "/" + path : basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
    }

    private static String withoutDots(String path) {
        if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..")) {
            return path;
        }
        StringBuilder kept = new StringBuilder(path.length());
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                int slash = kept.length() < 2 ? -1 : kept.lastIndexOf("/", kept.length() - 2);
                kept.setLength(slash < 0 ? Math.min(1, kept.length()) : slash + 1);
            } else if (!segments[i].equals(".")) {
                kept.append(segments[i]);
                if (!last) {
                    kept.append('/');
                }
            }
        }
        return kept.toString();
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}
