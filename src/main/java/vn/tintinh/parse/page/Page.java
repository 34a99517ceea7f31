package vn.tintinh.parse.page;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page as jsoup's tree: decoded, its text repaired, NFC.
 *
 * @param html the tree; whoever reads the page may take things out of it
 * @param url where it came from; empty when unknown
 * @param charset that the bytes were decoded with
 */
record Page(Document html, Optional<URI> url, String charset) {
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("^(?:mailto|tel|javascript|data|about|zalo|sms):", Pattern.CASE_INSENSITIVE);

    /** The absolute URL of an element's attribute; empty where there is none or it is no web address. */
    static Optional<String> link(Element element, String attribute) {
        String raw = element.attr(attribute).strip();
        if (raw.isEmpty() || raw.startsWith("#") || raw.startsWith("javascript:")) {
            return Optional.empty();
        }
        String absolute = absolute(element, attribute).strip();
        return Optional.of(absolute.isEmpty() ? raw.replace(" ", "%20") : absolute.replace(" ", "%20"))
                .filter(found ->
                        found.startsWith("http") || !OTHER_SCHEME.matcher(found).find());
    }

    /** The absolute URL of an attribute as the HTML standard resolves it; most are absolute as they stand. */
    static String absolute(Element element, String attribute) {
        String raw = element.attr(attribute);
        return isPlainlyAbsolute(raw) ? raw : element.absUrl(attribute);
    }

    /** Nothing to resolve: a host, a path, and neither dots as steps nor letters that would be written otherwise. */
    private static boolean isPlainlyAbsolute(String url) {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            return false;
        }
        int path = url.indexOf('/', "https://".length());
        if (path < 0 || url.contains("/.")) {
            return false;
        }
        for (int i = 0; i < url.length(); i++) {
            char letter = url.charAt(i);
            boolean isInHost = i > "https://".length() && i < path;
            if (letter <= ' ' || letter >= '\u007F' || (isInHost && !isHostLetter(letter))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
    }

    /** The absolute URL of a reference found outside of an attribute, e.g. in JSON-LD. */
    Optional<String> resolve(String reference) {
        String trimmed = reference.strip();
        if (trimmed.isEmpty() || trimmed.startsWith("data:")) {
            return Optional.empty();
        }
        String absolute = org.jsoup.internal.StringUtil.resolve(html.baseUri(), trimmed);
        return Optional.of(absolute.isEmpty() ? trimmed : absolute);
    }
}
