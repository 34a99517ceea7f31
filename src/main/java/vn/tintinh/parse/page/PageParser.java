package vn.tintinh.parse.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Article;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Document;
import vn.tintinh.model.HubLinks;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;
import vn.tintinh.text.DatePattern;

/**
 * Reads pages that were made for people: a listing of articles, or one article. By rule where the source has a
 * selector, else by detection: JSON-LD, microdata, Open Graph and other {@code <meta>}, then structure.
 *
 * <p>Pure and without state: any thread, any number of pages at a time. Never fails for what a page holds. Nothing
 * that it returns is safe to show yet.
 */
public final class PageParser {
    /** A parser; it keeps nothing. */
    public PageParser() {}

    /**
     * The articles that a page links to, in page order.
     *
     * <p>Three answers that are not the same: a page that is an error, a challenge or no HTML is refused; a list that is
     * there and holds nothing is read, with no items; a page in which no list was found is refused.
     *
     * @param now the instant of fetching, for relative and year-less dates
     * @param zone of dates that name none
     */
    public Parsed<Listing> listing(Document document, PageRule rule, Instant now, ZoneId zone) {
        Optional<String> other = Refusals.notHtml(document);
        if (other.isPresent()) {
            return new Parsed.Refused<>(other.get(), List.of());
        }
        Page page = HtmlReader.read(document);
        List<String> feeds = FeedLinks.all(page);
        Optional<Listing> listing = new ListingReader(page, rule, dates(rule, now, zone)).read();
        Optional<String> error = Refusals.error(page);
        if (error.isPresent()
                && listing.filter(found -> found.items().size() > 2).isEmpty()) {
            return new Parsed.Refused<>(error.get(), feeds);
        }
        boolean isRuled = rule.list().isPresent() || rule.articleUrl().isPresent();
        int items = listing.map(found -> found.items().size()).orElse(0);
        if (!isRuled && FeedLinks.isIndex(page, items)) {
            return new Parsed.Refused<>(
                    "the page is an index of feeds; poll one of them, such as " + feeds.get(0), feeds);
        }
        return listing.<Parsed<Listing>>map(Parsed.Read::new)
                .orElseGet(() -> new Parsed.Refused<>(
                        "no list of articles was found on the page; name its blocks with page.list in the source's rule",
                        feeds));
    }

    /**
     * The feeds that a page speaks of: advertised ones first, then those that it only links to on its own site. Empty
     * for what is no HTML.
     */
    public List<String> feeds(Document document) {
        return Refusals.notHtml(document).isPresent() ? List.of() : FeedLinks.all(HtmlReader.read(document));
    }

    /** The WebSub hubs and the topic that a page names in its head. */
    public HubLinks hubs(Document document) {
        boolean worth =
                HubTags.mayBeIn(document.body()) && Refusals.notHtml(document).isEmpty();
        return worth ? HubTags.of(HtmlReader.read(document)) : HubLinks.NONE;
    }

    /**
     * The article of a page.
     *
     * @param now the instant of fetching, for relative and year-less dates
     * @param zone of dates that name none
     */
    public Parsed<Article> article(Document document, PageRule rule, Instant now, ZoneId zone) {
        Optional<String> other = Refusals.notHtml(document);
        if (other.isPresent()) {
            return new Parsed.Refused<>(other.get(), List.of());
        }
        Page page = HtmlReader.read(document);
        Optional<String> error = Refusals.error(page);
        if (error.isPresent()) {
            return new Parsed.Refused<>(error.get(), FeedLinks.advertised(page));
        }
        List<String> feeds = FeedLinks.advertised(page);
        return new ArticleReader(page, rule, dates(rule, now, zone))
                .read()
                .<Parsed<Article>>map(Parsed.Read::new)
                .orElseGet(() -> new Parsed.Refused<>(
                        "no article was found on the page; name its parts with page.title and page.body in the"
                                + " source's rule",
                        feeds));
    }

    private static Dates dates(PageRule rule, Instant now, ZoneId zone) {
        Dates dates = new Dates(now, zone, rule.dateOrder().orElse(DayMonthOrder.DMY));
        return rule.dateFormat().map(DatePattern::new).map(dates::written).orElse(dates);
    }
}
