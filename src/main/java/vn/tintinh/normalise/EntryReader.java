package vn.tintinh.normalise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.Image;
import vn.tintinh.model.Label;
import vn.tintinh.model.Link;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Source;
import vn.tintinh.model.Text;

/** Reads the entries of one feed. */
final class EntryReader {
    private static final int MOST_ENCLOSURES = 50;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*");

    private final Sanitiser sanitiser;
    private final FeedHead head;
    private final Source source;
    private final Urls urls;

    EntryReader(Sanitiser sanitiser, FeedHead head, Source source) {
        this.sanitiser = sanitiser;
        this.head = head;
        this.source = source;
        this.urls = Urls.against(Optional.of(source.url()));
    }

    /** The item without keys; empty when the entry has neither title nor text nor link. */
    Optional<Draft> draft(ParsedEntry entry, Instant now) {
        Optional<String> link = link(entry);
        Body body = body(entry, link);
        String said = entry.title().map(title -> Titles.of(title, sanitiser)).orElse("");
        Optional<String> title = said.isEmpty() ? Titles.substitute(body.text(), link) : Optional.of(said);
        if (title.isEmpty()) {
            return Optional.empty();
        }
        ItemDates dates = ItemDates.of(entry.published().or(entry::created), entry.updated(), link, now);
        Traits traits = new Traits(entry.id(), link, Optional.empty(), Traits.words(title.get()), dates, body.text());
        List<Enclosure> enclosures = enclosures(entry);
        return Optional.of(new Draft(
                traits,
                title.get(),
                body,
                Authors.of(entry.authors(), source.name()),
                Labels.of(entry.labels().stream().flatMap(EntryReader::name).toList()),
                enclosures,
                image(entry, enclosures).or(body::picture),
                language(entry)));
    }

    /** The alternate link, or what the parser took for the item's page, or a guid that is a URL. */
    private Optional<String> link(ParsedEntry entry) {
        Stream<String> alternates = entry.links().stream()
                .filter(link -> link.rel().equals("alternate"))
                .map(Link::href);
        Stream<String> guid = entry.id().stream().filter(id -> id.startsWith("http://") || id.startsWith("https://"));
        return Stream.of(entry.link().stream(), alternates, guid)
                .flatMap(hrefs -> hrefs)
                .flatMap(href -> urls.absolute(href).stream())
                .map(Tracking::strip)
                .findFirst();
    }

    private Body body(ParsedEntry entry, Optional<String> link) {
        Optional<String> base = link.or(() -> Optional.of(source.url().toString()));
        SafeHtml summary =
                entry.summary().map(text -> Body.safe(text, base, sanitiser)).orElse(SafeHtml.EMPTY);
        List<SafeHtml> contents = entry.content().stream()
                .filter(text -> !text.value().isBlank() && isReadable(text))
                .map(text -> Body.safe(text, base, sanitiser))
                .toList();
        return Body.of(summary, contents, sanitiser);
    }

    private static boolean isReadable(Text text) {
        return text.mediaType()
                .map(type -> type.startsWith("text/") || type.contains("html") || type.contains("xml"))
                .orElse(true);
    }

    private static Stream<String> name(Label label) {
        return label.label().or(label::term).stream();
    }

    private List<Enclosure> enclosures(ParsedEntry entry) {
        List<Enclosure> enclosures = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Enclosure enclosure : entry.enclosures()) {
            urls.absolute(enclosure.url())
                    .filter(url -> enclosures.size() < MOST_ENCLOSURES && seen.add(url))
                    .ifPresent(url -> enclosures.add(new Enclosure(
                            url,
                            enclosure.type().map(Characters::line).filter(type -> !type.isEmpty()),
                            enclosure.length(),
                            enclosure.title().map(Characters::line).filter(title -> !title.isEmpty()))));
        }
        return enclosures;
    }

    private Optional<Image> image(ParsedEntry entry, List<Enclosure> enclosures) {
        Optional<Image> own = entry.image().flatMap(image -> urls.absolute(image.url())
                .map(url -> new Image(url, image.title(), image.link(), image.width(), image.height(), image.alt())));
        return own.filter(image -> !Tracking.isPixel(image.url())).or(() -> enclosures.stream()
                .filter(file ->
                        file.type().map(type -> type.startsWith("image/")).orElse(false))
                .map(file -> Image.at(file.url()))
                .findFirst());
    }

    private Optional<String> language(ParsedEntry entry) {
        Optional<String> ofText = entry.content().stream()
                .flatMap(text -> text.language().stream())
                .findFirst();
        return entry.language().or(() -> ofText).or(head::language).flatMap(EntryReader::language);
    }

    /** A BCP 47 tag, with a hyphen where programs write an underscore. */
    static Optional<String> language(String raw) {
        return Optional.of(raw.strip().replace('_', '-'))
                .filter(tag -> LANGUAGE.matcher(tag).matches());
    }
}
