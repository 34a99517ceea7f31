package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An article as its page shows it: not yet normalised and not yet safe.
 *
 * @param title plain text
 * @param lead the sapô, plain text
 * @param body HTML of the article, without title, byline, date and what belongs to other items
 * @param dateBasis where the date was found, in words, e.g. {@code rule}, {@code json-ld}, {@code meta}, {@code text},
 *     {@code url}
 * @param authors names
 * @param labels the breadcrumb's parts, outermost first
 * @param image absolute URL of the lead image
 * @param language BCP 47 tag
 * @param canonical absolute URL that the page gives itself
 * @param nextPage absolute URL of the article's following page, where it is spread over several
 * @param warnings sentences about fields that a rule promised and the page lacks
 */
public record Article(
        String title,
        Optional<String> lead,
        String body,
        Optional<ReadDate> published,
        Optional<ReadDate> updated,
        Optional<String> dateBasis,
        List<String> authors,
        List<String> labels,
        Optional<String> image,
        Optional<String> language,
        Optional<String> canonical,
        Optional<String> nextPage,
        List<String> warnings) {
    public Article {
        requireNonNull(title);
        requireNonNull(body);
        authors = List.copyOf(authors);
        labels = List.copyOf(labels);
        warnings = List.copyOf(warnings);
    }
}
