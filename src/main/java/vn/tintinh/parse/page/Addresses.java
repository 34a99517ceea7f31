package vn.tintinh.parse.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an address tells without being fetched: of which site it is, whether it looks like an article, whether it is a trap. */
final class Addresses {
    private static final Pattern TRAP = Pattern.compile("(?i)(?:/c/portal/(?:update_language|login|logout)"
            + "|[?&;](?:replytocom|share|print|languageid|doaslanguage|set_?lang(?:uage)?)="
            + "|/wp-login|/(?:login|logout|signin|register|dang-nhap|cart|gio-hang)(?:[/.?]|$)|/dang-ky(?:[/.?]|$)"
            + "|/(?:video|videos|podcast|photo|tag|tags|tu-khoa|hashtag|author|tac-gia|search|tim-kiem|lien-he|contact|gioi-thieu|about|rss|sitemap"
            + "|privacy|terms|quang-cao|so-do-site|thu-vien-anh|calendar|lich)(?:[/.?]|$)"
            + "|\\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp3|mp4|apk|xml|rss)(?:$|[?#])"
            + "|/(?:19|20)\\d\\d/(?:0?[1-9]|1[0-2])(?:/[0-3]?\\d)?/?(?:$|[?#])"
            + "|[?&](?:month|thang|calendar|viewdate|ngay|ical)=)");
    private static final Pattern SESSION = Pattern.compile(
            "(?i);jsessionid=[^/?#]*|/\\([A-Z]\\([a-z0-9]+\\)\\)(?=/)|(?<=[?&])(?:phpsessid|jsessionid|aspsessionid\\w*|oscsid|zenid"
                    + "|cfid|cftoken|sessionid|session_id)=[^&#]*&?|(?<=[?&])(?:sid|s)=[0-9a-z]{20,}(?:&|(?=#|$))");
    private static final Pattern IDENTIFIED = Pattern.compile(
            "(?:[-_/=]|[a-z])\\d{4,}(?!\\d)|[?&](?:id|newsid|itemid|articleid|p|sid)=\\d+|/\\d{2,}(?:/[^/]*)?$");
    private static final Pattern SLUG = Pattern.compile("/(?:[^/?-]+-){3,}[^/?]*(?:\\?.*)?$");
    private static final Pattern PAGER = Pattern.compile(
            "(?i)(?:[?&](?:page|p|trang|paged|pageindex|pageno|start)=|/(?:page|trang)[/-]?|-(?:page-?|p|trang-?))(\\d{1,6})"
                    + "(?:\\.\\w+|/)?(?:[?&#].*)?$");
    private static final Pattern FEED =
            Pattern.compile("(?i)(?:\\.(?:rss|atom)$|/(?:rss|feeds?|rsschann?el)/[^/]+|/feed/?$|/rss\\.(?:xml|aspx|php)"
                    + "|[?&](?:format=feed|feed=rss2?|type=rss|rss=)|(?:rss|feed|atom)[^/]*\\.xml$)");
    private static final List<String> PREFIXES = List.of("www.", "m.", "mobile.");
    private static final int LONGEST = 2000;

    private Addresses() {}

    /** An address without what makes no other page: its fragment and the session that it was shown in. */
    static String page(String url) {
        int fragment = url.indexOf('#');
        String whole = fragment < 0 ? url : url.substring(0, fragment);
        boolean mayHoldSession = whole.indexOf(';') > 0 || whole.indexOf('=') > 0 || whole.contains("/(");
        if (!mayHoldSession || whole.length() > LONGEST) {
            return whole;
        }
        Matcher session = SESSION.matcher(whole);
        return session.find() ? session.replaceAll("").replaceFirst("[?&]$", "") : whole;
    }

    /** For comparing pages: no scheme, no www, no fragment, no slash at the end. */
    static String key(String url) {
        String key = page(url);
        int scheme = key.indexOf("://");
        key = scheme < 0 ? key : key.substring(scheme + 3);
        key = key.startsWith("www.") ? key.substring(4) : key;
        key = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        return key.toLowerCase(Locale.ROOT);
    }

    /** Whether two addresses belong to the same site: the same host, or one below the other. */
    static boolean isSameSite(String url, Optional<URI> page) {
        String own = page.map(URI::toString).map(Addresses::site).orElse("");
        if (own.isEmpty()) {
            return true;
        }
        String host = site(url);
        return host.equals(own) || host.endsWith("." + own) || (!host.isEmpty() && own.endsWith("." + host));
    }

    /** Whether following the address would never end, or leads to what is no news. */
    static boolean isTrap(String url) {
        return url.length() > LONGEST || TRAP.matcher(path(url)).find();
    }

    /** Whether the address looks like one of a single article: an id, or a slug of several words. */
    static boolean isArticleLike(String url) {
        String path = path(url);
        return !PAGER.matcher(path).find()
                && (IDENTIFIED.matcher(path).find() || SLUG.matcher(path).find());
    }

    /** Whether the address has an id as articles have. */
    static boolean isIdentified(String url) {
        String path = path(url);
        return !PAGER.matcher(path).find() && IDENTIFIED.matcher(path).find();
    }

    /** Whether the address looks like one of a feed. */
    static boolean isFeedLike(String url) {
        return url.length() <= LONGEST && FEED.matcher(path(url)).find();
    }

    /** The number of a listing's page, where the address has one. */
    static OptionalInt pageNumber(String url) {
        Matcher matcher = PAGER.matcher(path(url));
        return url.length() <= LONGEST && matcher.find()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    /** What comes before the last part of the path. */
    static String folder(String url) {
        return url.replaceFirst("[?#].*$", "").replaceFirst("/[^/]*/?$", "");
    }

    /**
     * The path below which a section has its articles: the page's own, without ending, number and slash; empty for a
     * front page.
     */
    static String section(String page) {
        String path = path(page)
                .replaceFirst("[?;].*$", "")
                .replaceFirst("(?i)(?:/(?:page|trang)[/-]?\\d+|-(?:page-?|p|trang-?)\\d{1,4})(?=\\.\\w+$|/?$)", "")
                .replaceFirst("(?i)(?:/(?:index|default|home|trang-chu))?(?:\\.\\w{2,5})?/*$", "");
        return path.toLowerCase(Locale.ROOT);
    }

    /** Whether an address is of a section or below it. */
    static boolean isWithin(String url, String section) {
        String path = path(url).toLowerCase(Locale.ROOT);
        return path.startsWith(section)
                && (path.length() == section.length() || "/.?-".indexOf(path.charAt(section.length())) >= 0);
    }

    private static String path(String url) {
        int host = url.indexOf("://");
        if (host < 0) {
            return url;
        }
        int end = end(url, host + 3);
        return url.substring(end);
    }

    /** The host without www and its like; {@code ""} for what has none. */
    private static String site(String url) {
        int start = url.indexOf("://") + 3;
        if (start < 3) {
            return "";
        }
        String authority = url.substring(start, end(url, start)).toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.indexOf('@') + 1);
        int port = host.lastIndexOf(':');
        host = port > 0 && !host.endsWith("]") ? host.substring(0, port) : host;
        for (String prefix : PREFIXES) {
            if (host.startsWith(prefix)) {
                return host.substring(prefix.length());
            }
        }
        return host;
    }

    private static int end(String url, int from) {
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
