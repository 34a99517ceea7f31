package vn.tintinh.ingest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.parse.page.Learner;
import vn.tintinh.parse.page.PageParser;

/**
 * Looks for selectors on a listing and some of its articles, and says of which fields detection is unsure. A selector
 * counts only if it gives what detection gives on every page that was read. Used once, on the worker pool.
 */
final class Guesswork {
    private static final int FEW_ITEMS = 5;
    private static final int SHORT_TITLE = 20;
    private static final int SHORT_BODY = 200;
    /** One article's selector may hold that article's own id. */
    private static final int FEWEST_ARTICLES = 2;

    private final PageParser pages;
    private final Instant now;
    private final ZoneId zone;
    private final Learner learner;
    private final List<Guess.Selector> selectors = new ArrayList<>();
    private final List<Guess.Doubt> doubts = new ArrayList<>();

    Guesswork(PageParser pages, Instant now, ZoneId zone) {
        this.pages = pages;
        this.now = now;
        this.zone = zone;
        this.learner = new Learner(pages, now, zone);
    }

    /** An article's page as detection read it. */
    record Look(Document document, ListedItem listed, Article article) {}

    /** What is to be made of them. */
    Guess guess(Document document, Listing listing, List<Look> articles) {
        list(document, listing);
        if (!articles.isEmpty()) {
            doubt(
                    "title",
                    articles,
                    look -> Learner.isAnnounced(look.article(), look.listed()),
                    "not the listing's title");
            doubt("date", articles, Guesswork::isDated, "no date, on its page or in the listing");
            doubt(
                    "body",
                    articles,
                    look -> isLong(look.article()),
                    "a text of less than " + SHORT_BODY + " characters");
        }
        if (articles.size() >= FEWEST_ARTICLES) {
            List<PageRule> learned = articles.stream()
                    .map(look -> learner.article(look.document(), look.article(), PageRule.NONE))
                    .toList();
            field("title", articles, learned, PageRule::title, (one, other) -> one.title()
                    .equals(other.title()));
            field("date", articles, learned, PageRule::date, (one, other) -> one.published()
                    .equals(other.published()));
            field("body", articles, learned, PageRule::body, Learner::isSameBody);
        }
        return new Guess(selectors, doubts);
    }

    private void list(Document document, Listing listing) {
        int count = listing.items().size();
        long shortTitles = listing.items().stream()
                .filter(item -> item.title().length() < SHORT_TITLE)
                .count();
        if (count < FEW_ITEMS) {
            doubts.add(new Guess.Doubt("list", "no more than " + count + " articles were found"));
        } else if (shortTitles * 2 > count) {
            doubts.add(new Guess.Doubt(
                    "list", shortTitles + " of " + count + " titles are as short as those of menus are"));
        }
        learner.list(document, listing, PageRule.NONE).ifPresent(rule -> {
            if (rule.confidence() == 1) {
                selectors.add(new Guess.Selector("list", rule.selector(), "finds all " + count + " articles"));
            } else {
                doubts.add(new Guess.Doubt(
                        "list",
                        "“" + rule.selector() + "” and detection agree on " + Math.round(rule.confidence() * 100)
                                + " % of the articles"));
            }
        });
    }

    private static boolean isDated(Look look) {
        return look.article().published().isPresent()
                || look.listed().published().isPresent();
    }

    private static boolean isLong(Article article) {
        return Learner.textOf(article).length() >= SHORT_BODY;
    }

    private void doubt(String field, List<Look> articles, java.util.function.Predicate<Look> isFine, String otherwise) {
        long odd = articles.stream().filter(isFine.negate()).count();
        if (odd > 0) {
            doubts.add(new Guess.Doubt(field, odd + " of " + articles.size() + " articles: " + otherwise));
        }
    }

    private void field(
            String field,
            List<Look> articles,
            List<PageRule> learned,
            Function<PageRule, Optional<String>> selector,
            BiPredicate<Article, Article> isSame) {
        Set<String> candidates = new LinkedHashSet<>();
        learned.forEach(rule -> selector.apply(rule).ifPresent(candidates::add));
        boolean doubted = doubts.stream().anyMatch(doubt -> doubt.field().equals(field));
        String best = "";
        long most = 0;
        for (String css : candidates) {
            long same = articles.stream()
                    .filter(look -> gives(field, css, look, isSame))
                    .count();
            if (same > most) {
                best = css;
                most = same;
            }
        }
        if (most == articles.size()) {
            selectors.add(new Guess.Selector(field, best, "gives the same as detection on " + most + " articles"));
        } else if (!candidates.isEmpty() && !doubted) {
            doubts.add(new Guess.Doubt(
                    field,
                    "“" + best + "” gives the same as detection on " + most + " of " + articles.size()
                            + " articles only"));
        }
    }

    private boolean gives(String field, String css, Look look, BiPredicate<Article, Article> isSame) {
        return pages.article(look.document(), rule(field, css), now, zone)
                .fold(
                        read -> read.warnings().isEmpty()
                                && isSame.test(read, look.article())
                                && Learner.isAnnounced(read, look.listed()),
                        (problem, feeds) -> false);
    }

    private static PageRule rule(String field, String css) {
        PageRule.Builder rule = PageRule.builder();
        return switch (field) {
            case "title" -> rule.title(css).build();
            case "date" -> rule.date(css).build();
            default -> rule.body(css).build();
        };
    }
}
