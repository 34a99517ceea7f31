package vn.tintinh.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a feed says of itself. Names are those of Atom (RFC 4287 §4.2) where it has one.
 *
 * @param subtitle Atom {@code subtitle}; RSS {@code description}
 * @param info Atom 0.3 {@code info}
 * @param link the page that the feed belongs to
 * @param publisher {@code dc:publisher}, {@code webMaster}
 * @param docs RSS {@code docs}
 * @param ttlMinutes RSS {@code ttl}, or {@code sy:updatePeriod} over {@code sy:updateFrequency}
 * @param hubs WebSub hubs
 * @param self where the feed says that it is
 * @param skipHours RSS {@code skipHours}: 0–23, in GMT
 * @param skipDays RSS {@code skipDays}: English names
 */
public record FeedHead(
        Optional<String> id,
        Optional<Text> title,
        Optional<Text> subtitle,
        Optional<Text> rights,
        Optional<Text> info,
        Optional<String> link,
        List<Link> links,
        List<Person> authors,
        List<Person> contributors,
        Optional<Person> publisher,
        List<Label> labels,
        Optional<ReadDate> published,
        Optional<ReadDate> updated,
        Optional<ReadDate> created,
        Optional<String> language,
        Optional<Generator> generator,
        Optional<Image> image,
        Optional<String> docs,
        OptionalInt ttlMinutes,
        List<String> hubs,
        Optional<String> self,
        List<Integer> skipHours,
        List<String> skipDays) {
    public FeedHead {
        links = List.copyOf(links);
        authors = List.copyOf(authors);
        contributors = List.copyOf(contributors);
        labels = List.copyOf(labels);
        hubs = List.copyOf(hubs);
        skipHours = List.copyOf(skipHours);
        skipDays = List.copyOf(skipDays);
    }
}
