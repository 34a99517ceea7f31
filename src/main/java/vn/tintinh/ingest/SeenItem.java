package vn.tintinh.ingest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.ReadDate;

/**
 * One item that a {@link Preview} saw.
 *
 * @param url absolute; {@code ""} where a feed gives none
 * @param title plain text
 * @param dateBasis where the date was found, in words
 * @param labels the source's own categories
 * @param text the beginning of what would be stored, or the listing's summary
 * @param isRead whether the article itself was read, and not only its line in a listing
 * @param warnings sentences about what a rule promised and the article lacks
 * @param problem why the article could not be read; one sentence
 */
public record SeenItem(
        String url,
        String title,
        Optional<Instant> published,
        Optional<String> dateBasis,
        List<String> authors,
        List<String> labels,
        String text,
        boolean isRead,
        List<String> warnings,
        Optional<String> problem) {
    public SeenItem {
        requireNonNull(url);
        requireNonNull(title);
        requireNonNull(text);
        authors = List.copyOf(authors);
        labels = List.copyOf(labels);
        warnings = List.copyOf(warnings);
    }

    static SeenItem listed(ListedItem item) {
        return new SeenItem(
                item.url(),
                item.title(),
                item.published().map(ReadDate::instant),
                item.published().map(date -> "listing"),
                List.of(),
                List.of(),
                item.summary().orElse(""),
                false,
                List.of(),
                Optional.empty());
    }

    SeenItem failed(String why) {
        return new SeenItem(url, title, published, dateBasis, authors, labels, text, false, warnings, Optional.of(why));
    }

    SeenItem warned(List<String> sentences) {
        return new SeenItem(url, title, published, dateBasis, authors, labels, text, isRead, sentences, problem);
    }
}
