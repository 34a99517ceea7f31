package vn.tintinh.model;

import java.util.List;
import java.util.Optional;

/**
 * An entry of a feed, or an article of a page, as published. Names are those of Atom (RFC 4287 §4.1.2) where it has
 * one.
 *
 * @param id Atom {@code id}; RSS {@code guid}; JSON Feed {@code id}; absolute where it is a relative reference
 * @param summary Atom {@code summary}; RSS {@code description} beside {@code content:encoded}; a page's lead
 * @param content in document order; a page's body
 * @param link the page of the item: the alternate link, or a guid that is a permalink
 * @param labels the source's own categories
 * @param comments page of the comments (RSS {@code comments})
 * @param commentsFeed {@code wfw:commentRss}, Atom {@code link rel="replies"}
 * @param expires {@code expirationDate}, {@code dcterms:valid}
 */
public record ParsedEntry(
        Optional<String> id,
        Optional<Text> title,
        Optional<Text> summary,
        List<Text> content,
        Optional<String> link,
        List<Link> links,
        List<Person> authors,
        List<Person> contributors,
        Optional<Person> publisher,
        List<Label> labels,
        Optional<ReadDate> published,
        Optional<ReadDate> updated,
        Optional<ReadDate> created,
        List<Enclosure> enclosures,
        Optional<String> comments,
        Optional<String> commentsFeed,
        Optional<Text> rights,
        Optional<ReadDate> expires,
        Optional<SourceReference> source,
        Optional<Image> image,
        Optional<String> language) {
    public ParsedEntry {
        content = List.copyOf(content);
        links = List.copyOf(links);
        authors = List.copyOf(authors);
        contributors = List.copyOf(contributors);
        labels = List.copyOf(labels);
        enclosures = List.copyOf(enclosures);
    }
}
