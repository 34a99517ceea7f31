package vn.tintinh.normalise;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What two spellings of one page's URL have in common: without scheme, {@code www.} and {@code m.}, default port,
 * fragment, session ids, tracking parameters, name of the index file and trailing slash; parameters in order.
 */
final class CanonicalUrl {
    private static final Pattern INDEX =
            Pattern.compile("/(?:index|default)\\.(?:html?|php|aspx?|jsp)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SESSION_IN_PATH =
            Pattern.compile(";jsessionid=[^/?]*|/\\([A-Z]\\([a-z0-9]+\\)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SESSION = Pattern.compile(
            "(?:jsessionid|phpsessid|aspsessionid\\w*|cfid|cftoken)=.*|(?:sid|session|sessionid|s)=[0-9a-f]{26,}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING_ID =
            Pattern.compile("([0-9]{4,})(?:\\.[a-z]{3,5})?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY_ID =
            Pattern.compile("(?:^|&)(?:[a-z_]*id|p|news|article)=([0-9]{4,})(?:&|$)", Pattern.CASE_INSENSITIVE);

    /** yyyyMMdd, ddMMyyyy, yyyyMM, MMyyyy, ddMMyy, yyyy. */
    private static final Pattern DAY = Pattern.compile(
            "(?:19|20)\\d\\d(?:0[1-9]|1[0-2])[0-3]\\d|[0-3]\\d(?:0[1-9]|1[0-2])(?:19|20)\\d\\d"
                    + "|20[0-2]\\d(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])20[0-2]\\d|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])[0-2]\\d|(?:19|20)\\d\\d");

    private final String host;
    private final String path;
    private final String query;

    private CanonicalUrl(String host, String path, String query) {
        this.host = host;
        this.path = path;
        this.query = query;
    }

    /** Of an absolute http(s) URL as {@link Urls} writes them. */
    static CanonicalUrl of(String url) {
        String rest = url.substring(url.indexOf("//") + 2);
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? "" : rest.substring(hash);
        String bare = hash < 0 ? rest : rest.substring(0, hash);
        int mark = bare.indexOf('?');
        String query = mark < 0 ? "" : query(bare.substring(mark + 1));
        String before = mark < 0 ? bare : bare.substring(0, mark);
        int slash = before.indexOf('/');
        String path = slash < 0 ? "" : path(before.substring(slash));
        boolean page = fragment.startsWith("#!") || fragment.startsWith("#/"); // an application's page
        return new CanonicalUrl(
                host(slash < 0 ? before : before.substring(0, slash)), path, page ? query + fragment : query);
    }

    /** To compare by. */
    String value() {
        return host + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** Whether it is a site's front page, which is no item's own. */
    boolean isFrontPage() {
        return path.isEmpty() && query.isEmpty();
    }

    String host() {
        return host;
    }

    /** The last part of the path, without the file's extension. */
    String slug() {
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 && last.length() - dot <= 6 ? last.substring(0, dot) : last;
    }

    /** The number by which the site's database knows the page, as far as one can tell; never a year or a day. */
    Optional<String> id() {
        Matcher trailing = TRAILING_ID.matcher(path.substring(path.lastIndexOf('/') + 1));
        if (trailing.find() && !DAY.matcher(trailing.group(1)).matches()) {
            return Optional.of(trailing.group(1));
        }
        Matcher parameter = QUERY_ID.matcher(query);
        return parameter.find() && slug().length() < 30 ? Optional.of(parameter.group(1)) : Optional.empty();
    }

    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        for (String port : List.of(":80", ":443")) {
            host = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
        }
        for (String prefix : List.of("www.", "m.", "amp.")) {
            boolean more = host.indexOf('.', prefix.length()) > 0;
            host = host.startsWith(prefix) && more ? host.substring(prefix.length()) : host;
        }
        return host;
    }

    private static String path(String raw) {
        String path = SESSION_IN_PATH.matcher(decoded(raw)).replaceAll("");
        path = INDEX.matcher(path).replaceFirst("/");
        path = path.replaceAll("/{2,}", "/");
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path;
    }

    private static String query(String raw) {
        List<String> kept = new ArrayList<>();
        for (String parameter : raw.split("&", -1)) {
            if (!parameter.isEmpty()
                    && !Tracking.isTracking(parameter)
                    && !SESSION.matcher(parameter).matches()) {
                kept.add(decoded(parameter));
            }
        }
        Collections.sort(kept);
        return String.join("&", kept);
    }

    /** Vietnamese in paths is written as letters or as percent signs, composed or not. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return Characters.tidy(text);
        }
        try {
            return Characters.tidy(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
