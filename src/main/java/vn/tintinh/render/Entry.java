package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.Republication;

/**
 * An item as a channel shows it.
 *
 * @param id a {@code tag:} URI that never changes. RSS 2.0: {@code guid}
 * @param item what is shown
 * @param outlet who is credited
 * @param mode how much of the item may be published
 * @param partial whether the item is no more than a listing told, so that nothing of it is the whole text. JSON Feed:
 *     {@code _tintinh.partial}
 * @param published RSS 2.0: {@code pubDate}; Atom: {@code published}; JSON Feed: {@code date_published}
 * @param updated never before {@code published}. Atom: {@code updated}; JSON Feed: {@code date_modified}
 * @param topics the most telling first
 * @param province slug of the unit of the day of publication
 * @param provinceName its name
 * @param story a {@code tag:} URI that all items of a story have. JSON Feed: {@code _tintinh.story.id}
 * @param others where else its story is told
 */
public record Entry(
        String id,
        Item item,
        Outlet outlet,
        Republication.Mode mode,
        boolean partial,
        Instant published,
        Instant updated,
        List<Topic> topics,
        Optional<String> province,
        Optional<String> provinceName,
        Optional<String> story,
        List<Report> others) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Za-z0-9]{2,8})*");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    public Entry {
        requireNonNull(id);
        requireNonNull(item);
        requireNonNull(outlet);
        requireNonNull(mode);
        topics = List.copyOf(topics);
        requireNonNull(story);
        others = List.copyOf(others);
        if (updated.isBefore(published)) {
            throw new IllegalArgumentException("an entry is not updated before it is published");
        }
    }

    /** Names of the authors as published, each once, without the outlet's own name. */
    public List<String> authors() {
        return item.authors().stream()
                .flatMap(person -> person.name().stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase(outlet.name()))
                .distinct()
                .toList();
    }

    /** Whether it changed after it was published, to the second. */
    public boolean isRevised() {
        return updated.getEpochSecond() > published.getEpochSecond();
    }

    /** The item's language; empty where it is unknown or no tag that begins with an ISO 639-1 code. Spec: BCP 47 §2.1. */
    public Optional<String> language() {
        return item.language()
                .filter(tag -> LANGUAGE.matcher(tag).matches() && LANGUAGES.contains(tag.substring(0, 2)));
    }

    /** The item's page as an ASCII URL; empty when there is none on the web, as a link of another kind may be a script. */
    public Optional<String> link() {
        return item.link().filter(Uris::isWeb).map(Uris::ascii);
    }

    /** The lead image, if it may be published. */
    public Optional<Image> image() {
        return Media.image(this);
    }

    /** The authors in one line; empty when only the outlet is known. */
    public Optional<String> author() {
        List<String> authors = authors();
        return authors.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", authors));
    }

    /** The author with the outlet in brackets, or the outlet alone: nobody's work is shown without its outlet. */
    public String credit() {
        return author().map(name -> name + " (" + outlet.name() + ")").orElse(outlet.name());
    }
}
