package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The feeds that a page speaks of: advertised in its head, or only linked, as on the index pages of feeds. */
final class FeedLinks {
    private static final int INDEX = 4;
    private static final int MOST = 500;

    private FeedLinks() {}

    /** Absolute URLs of the feeds that a page advertises; comments' feeds last. */
    static List<String> advertised(Page page) {
        List<String> feeds = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (Element link : page.html().getElementsByTag("link")) {
            if (!isFeed(link)) {
                continue;
            }
            Optional<String> url = Page.link(link, "href").filter(found -> !feeds.contains(found));
            boolean isComments = (link.attr("title") + link.attr("href"))
                    .toLowerCase(Locale.ROOT)
                    .matches(".*(?:comments|bình luận).*");
            url.ifPresent((isComments ? comments : feeds)::add);
            if (feeds.size() >= MOST) {
                break;
            }
        }
        feeds.addAll(comments);
        return feeds;
    }

    private static boolean isFeed(Element link) {
        String type = link.attr("type").toLowerCase(Locale.ROOT);
        return (type.contains("rss") || type.contains("atom") || type.contains("feed+json"))
                && link.attr("rel").toLowerCase(Locale.ROOT).contains("alternate")
                && link.hasAttr("href");
    }

    /** Absolute URLs of the feeds that a page advertises, then of those that it links to, on its own site. */
    static List<String> all(Page page) {
        Set<String> feeds = new LinkedHashSet<>(advertised(page));
        feeds.addAll(linked(page));
        return List.copyOf(feeds);
    }

    /** Whether a page is an index of feeds and no listing: more links to feeds than to {@code items}. */
    static boolean isIndex(Page page, int items) {
        int linked = linked(page).size();
        return linked >= INDEX && linked > items;
    }

    private static Set<String> linked(Page page) {
        Set<String> feeds = new LinkedHashSet<>();
        for (Element link : page.html().select("a[href*=rss], a[href*=feed], a[href*=atom]")) {
            Page.link(link, "href")
                    .map(Addresses::page)
                    .filter(Addresses::isFeedLike)
                    .filter(url -> Addresses.isSameSite(url, page.url()))
                    .ifPresent(feeds::add);
            if (feeds.size() >= MOST) {
                break;
            }
        }
        return feeds;
    }
}
