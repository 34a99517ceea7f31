package vn.tintinh.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where things are on the pages of one source. A selector is CSS in jsoup's dialect, or XPath where it begins with
 * {@code /}, {@code (/}, {@code ./} or {@code xpath:}; it may end in {@code @attribute} to take an attribute in place
 * of the text. What is missing is detected. Made by naming what there is:
 * {@code PageRule.builder().list(".news li").title("h1").build()}.
 *
 * @param list the blocks of a listing page, one per article
 * @param link the article's link inside a block; default the first link
 * @param title the title on an article's page
 * @param lead the sapô on an article's page
 * @param date the date on an article's page
 * @param body the article itself
 * @param author the byline
 * @param image the lead image
 * @param categories the breadcrumb's parts
 * @param next the link to the following listing page
 * @param remove what is taken out of the page before anything is read
 * @param dateOrder order of day and month where the source is known to write one
 * @param dateFormat how the source writes its dates, as a pattern of {@link java.time.format.DateTimeFormatter}
 * @param articleUrl what the address of an article must look like: a part of it with {@code *} for anything, or a
 *     regular expression between slashes
 */
public record PageRule(
        Optional<String> list,
        Optional<String> link,
        Optional<String> title,
        Optional<String> lead,
        Optional<String> date,
        Optional<String> body,
        Optional<String> author,
        Optional<String> image,
        Optional<String> categories,
        Optional<String> next,
        List<String> remove,
        Optional<DayMonthOrder> dateOrder,
        Optional<String> dateFormat,
        Optional<String> articleUrl) {
    /** No selector at all: everything is detected. */
    public static final PageRule NONE = builder().build();

    public PageRule {
        remove = List.copyOf(remove);
    }

    /** A rule to be filled, with nothing in it. */
    public static Builder builder() {
        return new Builder();
    }

    /** A rule to be changed, with all that is in this one. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        list.ifPresent(copy::list);
        link.ifPresent(copy::link);
        title.ifPresent(copy::title);
        lead.ifPresent(copy::lead);
        date.ifPresent(copy::date);
        body.ifPresent(copy::body);
        author.ifPresent(copy::author);
        image.ifPresent(copy::image);
        categories.ifPresent(copy::categories);
        next.ifPresent(copy::next);
        copy.remove(remove);
        dateOrder.ifPresent(copy::dateOrder);
        dateFormat.ifPresent(copy::dateFormat);
        articleUrl.ifPresent(copy::articleUrl);
        return copy;
    }

    /** A rule in the making; each method sets what the record's component of that name says. Used by one thread. */
    public static final class Builder {
        private @Nullable String list;
        private @Nullable String link;
        private @Nullable String title;
        private @Nullable String lead;
        private @Nullable String date;
        private @Nullable String body;
        private @Nullable String author;
        private @Nullable String image;
        private @Nullable String categories;
        private @Nullable String next;
        private final List<String> remove = new ArrayList<>();
        private @Nullable DayMonthOrder dateOrder;
        private @Nullable String dateFormat;
        private @Nullable String articleUrl;

        private Builder() {}

        /** The blocks of a listing page. */
        public Builder list(String selector) {
            list = selector;
            return this;
        }

        /** The article's link inside a block. */
        public Builder link(String selector) {
            link = selector;
            return this;
        }

        /** The title on an article's page. */
        public Builder title(String selector) {
            title = selector;
            return this;
        }

        /** The sapô on an article's page. */
        public Builder lead(String selector) {
            lead = selector;
            return this;
        }

        /** The date on an article's page. */
        public Builder date(String selector) {
            date = selector;
            return this;
        }

        /** The article itself. */
        public Builder body(String selector) {
            body = selector;
            return this;
        }

        /** The byline. */
        public Builder author(String selector) {
            author = selector;
            return this;
        }

        /** The lead image. */
        public Builder image(String selector) {
            image = selector;
            return this;
        }

        /** The breadcrumb's parts. */
        public Builder categories(String selector) {
            categories = selector;
            return this;
        }

        /** The link to the following listing page. */
        public Builder next(String selector) {
            next = selector;
            return this;
        }

        /** One more thing to take out. */
        public Builder remove(String selector) {
            remove.add(selector);
            return this;
        }

        /** More things to take out. */
        public Builder remove(Collection<String> selectors) {
            remove.addAll(selectors);
            return this;
        }

        /** The order of day and month. */
        public Builder dateOrder(DayMonthOrder order) {
            dateOrder = order;
            return this;
        }

        /** The pattern of the dates. */
        public Builder dateFormat(String pattern) {
            dateFormat = pattern;
            return this;
        }

        /** What an article's address must look like. */
        public Builder articleUrl(String pattern) {
            articleUrl = pattern;
            return this;
        }

        /** The rule as it is now. */
        public PageRule build() {
            return new PageRule(
                    Optional.ofNullable(list),
                    Optional.ofNullable(link),
                    Optional.ofNullable(title),
                    Optional.ofNullable(lead),
                    Optional.ofNullable(date),
                    Optional.ofNullable(body),
                    Optional.ofNullable(author),
                    Optional.ofNullable(image),
                    Optional.ofNullable(categories),
                    Optional.ofNullable(next),
                    remove,
                    Optional.ofNullable(dateOrder),
                    Optional.ofNullable(dateFormat),
                    Optional.ofNullable(articleUrl));
        }
    }
}
