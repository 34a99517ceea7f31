package vn.tintinh.model;

import java.util.List;
import java.util.Optional;

/**
 * Where things are on the pages of one source: CSS selectors in jsoup's dialect. A selector may end in
 * {@code @attribute} to take an attribute in place of the text. What is missing is detected.
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
        Optional<DayMonthOrder> dateOrder) {
    /** No selector at all: everything is detected. */
    public static final PageRule NONE = new PageRule(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    public PageRule {
        remove = List.copyOf(remove);
    }
}
