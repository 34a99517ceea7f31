package vn.tintinh.publish;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.model.Selection;

/** Where channels are published: the part of a URL after the server's name. */
public final class Addresses {
    /** Our WebSub hub. */
    public static final String HUB = "/hub";

    /** How our pages are shown in pages of others. */
    public static final String OEMBED = "/oembed";

    private static final String QUERY = "query?";

    private Addresses() {}

    /** {@code /feeds/all.rss}; of a query {@code /feeds/query.rss?category=…}. */
    public static String feed(Channel channel, Format format) {
        String path = channel.path();
        return path.startsWith(QUERY)
                ? "/feeds/query." + format.extension() + path.substring(QUERY.length() - 1)
                : "/feeds/" + path + "." + format.extension();
    }

    /** {@code /feeds/all/archive/1.rss}: one page of a channel's archive. */
    static String archive(Channel channel, int number, Format format) {
        return "/feeds/" + channel.path() + "/archive/" + number + "." + format.extension();
    }

    /** The page for people: {@code /categories/kinh-te}; the home page where a channel has none of its own. */
    public static String page(Channel channel) {
        String path = channel.path();
        if (path.startsWith("provinces/") || path.startsWith("sources/")) {
            return "/" + path;
        }
        Selection selection = channel.selection();
        boolean oneCategory = selection.categories().equals(List.of(path));
        return oneCategory ? "/categories/" + path : "/";
    }

    /** Where it is told how a page of ours is shown in a page of others. Spec: oEmbed 1.0 §2.2, §4. */
    public static String oembed(String url) {
        return OEMBED + "?format=json&url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    /** The path of the channel of any selection: its parts in one order, so that one selection has one path. */
    public static String query(Selection selection, int limit) {
        StringBuilder path = new StringBuilder(QUERY);
        selection.categories().stream().sorted().distinct().forEach(slug -> add(path, "category", slug));
        selection.provinces().stream().sorted().distinct().forEach(slug -> add(path, "province", slug));
        selection.sources().stream().sorted().distinct().forEach(id -> add(path, "source", id));
        selection.words().ifPresent(words -> add(path, "q", words));
        add(path, "limit", Integer.toString(limit));
        return path.toString();
    }

    /** Absolute URLs of what has a path in each format. */
    static Map<Format, URI> feeds(URI base, Function<Format, String> path) {
        Map<Format, URI> feeds = new EnumMap<>(Format.class);
        for (Format format : Format.values()) {
            feeds.put(format, URI.create(base + path.apply(format)));
        }
        return feeds;
    }

    /** A {@code tag:} URI of ours, which never changes. Spec: RFC 4151. */
    public static String tag(Settings.Server server, String specific) {
        return "tag:" + server.tagAuthority() + ":" + specific;
    }

    private static void add(StringBuilder path, String name, String value) {
        if (path.charAt(path.length() - 1) != '?') {
            path.append('&');
        }
        // a tilde stands for itself in the canonical form of a URI, and the path is part of the channel's id
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%7E", "~");
        path.append(name).append('=').append(encoded);
    }
}
