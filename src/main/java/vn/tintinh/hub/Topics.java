package vn.tintinh.hub;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Format;
import vn.tintinh.model.Province;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Publication;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Query;

/**
 * What a URL that somebody wrote means of what is published: case of scheme and host, the scheme itself, default port,
 * percent-encoding, dots, the order of a query's parameters and a province's old name make no difference.
 */
final class Topics {
    private static final String QUERY = "/feeds/query.";
    private static final String PROVINCE = "/feeds/provinces/";
    private static final int LONGEST = 2000;

    private final Publisher publisher;

    Topics(Publisher publisher) {
        this.publisher = publisher;
    }

    /** What is published at a URL; empty where nothing is. */
    Optional<Publication> at(String url) {
        if (url.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url.strip()).normalize();
            URI base = base();
            String prefix = Optional.ofNullable(base.getPath()).orElse("");
            String path = Optional.ofNullable(uri.getPath())
                    .filter(some -> !some.isEmpty())
                    .orElse("/");
            return isOurs(uri, base) && path.startsWith(prefix + "/")
                    ? published(path.substring(prefix.length()), uri.getRawQuery())
                    : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** What is published at a URI as publications have it; empty where nothing is, or no longer. */
    Optional<Publication> published(String uri) {
        int mark = uri.indexOf('?');
        return mark < 0 ? published(uri, null) : published(uri.substring(0, mark), uri.substring(mark + 1));
    }

    /** A publication's public URL. */
    String url(Publication publication) {
        return base() + publication.uri();
    }

    /** Our own. */
    String hub() {
        return base() + Addresses.HUB;
    }

    private Optional<Publication> published(String path, @Nullable String query) {
        MultiMap parameters = parameters(query);
        if (path.startsWith(QUERY)) {
            return queried(path.substring(QUERY.length()), parameters);
        }
        boolean english =
                !path.startsWith("/feeds/") && parameters.getAll("lang").contains("en");
        return publisher.find(english ? path + "?lang=en" : path).or(() -> renamed(path));
    }

    private Optional<Publication> queried(String extension, MultiMap parameters) {
        Query query = Query.of(parameters);
        if (!query.faults(publisher.channels()).isEmpty()) {
            return Optional.empty();
        }
        return Format.of(extension)
                .map(format -> publisher.queried(
                        query.selection(publisher.channels()), query.limit(publisher.channels()), format));
    }

    /** The feed of a province that is now part of another. */
    private Optional<Publication> renamed(String path) {
        int dot = path.lastIndexOf('.');
        if (!path.startsWith(PROVINCE) || dot < PROVINCE.length()) {
            return Optional.empty();
        }
        return publisher
                .channels()
                .provinceToday(path.substring(PROVINCE.length(), dot))
                .map(Province::slug)
                .flatMap(today -> publisher.find(PROVINCE + today + path.substring(dot)));
    }

    private static MultiMap parameters(@Nullable String query) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        if (query != null) {
            new QueryStringDecoder(query, false).parameters().forEach((name, values) -> parameters.add(name, values));
        }
        return parameters;
    }

    private static boolean isOurs(URI uri, URI base) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return List.of("http", "https").contains(scheme)
                && uri.getRawUserInfo() == null
                && base.getHost().equalsIgnoreCase(uri.getHost())
                && port(uri) == port(base);
    }

    /** A scheme's own port is as good as that of the other: readers come by both. */
    private static int port(URI uri) {
        boolean usual = uri.getPort() == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
        return usual ? -1 : uri.getPort();
    }

    private URI base() {
        return publisher.channels().configuration().settings().server().publicUrl();
    }
}
