package vn.tintinh.parse.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an address tells without being fetched: of which site it is, whether it looks like an article, whether it is a trap. */
final class Addresses {
    private static final Pattern TRAP = Pattern.compile(
            "(?i).*(?:/c/portal/(?:update_language|login|logout)|[?&;](?:jsessionid|phpsessid|sid|replytocom|share|print)=?"
                    + "|;jsessionid|/wp-login|/login|/logout|/signin|/register|/dang-nhap|/dang-ky(?:[/.?]|$)|/cart|/gio-hang"
                    + "|/(?:video|videos|podcast|photo|tag|tags|tu-khoa|hashtag|author|tac-gia|search|tim-kiem|lien-he|contact|gioi-thieu|about|rss|sitemap"
                    + "|privacy|terms|quang-cao|so-do-site|thu-vien-anh|calendar)(?:[/.?]|$)"
                    + "|\\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp3|mp4|apk|xml|rss)(?:$|[?#])).*");
    private static final Pattern IDENTIFIED = Pattern.compile(
            ".*(?:[-_/=]|[a-z])\\d{4,}(?:\\D.*)?|.*[?&](?:id|newsid|itemid|articleid|p)=\\d+.*|.*/\\d{2,}(?:/[^/]*)?$");
    private static final Pattern SLUG = Pattern.compile(".*/[^/?]*(?:[^/?-]+-){3,}[^/?]*(?:\\?.*)?$");
    private static final Pattern PAGER = Pattern.compile(
            "(?i).*(?:[?&](?:page|p|trang|paged|pageindex)=\\d+|/(?:page|trang)[/-]?\\d+(?:[/.?].*|)|-(?:p|page|trang-?)\\d{1,3}(?:\\.\\w+)?)$");

    private Addresses() {}

    /** An address that differs from another only in what makes no other page: its fragment and a slash at the end. */
    static String page(String url) {
        return url.replaceFirst("#.*$", "");
    }

    /** For comparing pages: no scheme, no www, no fragment, no slash at the end. */
    static String key(String url) {
        return page(url)
                .replaceFirst("^https?://(?:www\\.)?", "")
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether two addresses belong to the same site: the same host, or one below the other. */
    static boolean isSameSite(String url, Optional<URI> page) {
        Optional<String> own = page.map(URI::getHost).map(String::valueOf).map(Addresses::site);
        if (own.isEmpty()) {
            return true;
        }
        Optional<String> other = host(url).map(Addresses::site);
        return other.filter(host -> host.equals(own.get())
                        || host.endsWith("." + own.get())
                        || own.get().endsWith("." + host))
                .isPresent();
    }

    /** Whether following the address would never end, or leads to what is no news. */
    static boolean isTrap(String url) {
        return TRAP.matcher(url).matches();
    }

    /** Whether the address looks like one of a single article: an id, or a slug of several words. */
    static boolean isArticleLike(String url) {
        String path = url.replaceFirst("^https?://[^/]*", "");
        return !PAGER.matcher(path).matches()
                && (IDENTIFIED.matcher(path).matches() || SLUG.matcher(path).matches());
    }

    /** Whether the address has an id as articles have. */
    static boolean isIdentified(String url) {
        String path = url.replaceFirst("^https?://[^/]*", "");
        return !PAGER.matcher(path).matches() && IDENTIFIED.matcher(path).matches();
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url.replace("|", "%7C").replace("\"", "%22")).getHost());
        } catch (URISyntaxException odd) {
            return Optional.of(url.replaceFirst("^\\w+://", "").replaceFirst("[/?#:].*$", ""))
                    .filter(host -> !host.isEmpty());
        }
    }

    private static String site(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("^(?:www|m|mobile)\\.", "");
    }
}
