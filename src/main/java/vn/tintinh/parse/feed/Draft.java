package vn.tintinh.parse.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Label;
import vn.tintinh.model.Link;
import vn.tintinh.model.Person;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.Text;

/**
 * What feeds and entries have in common, gathered while their elements pass by. Where several elements say the same,
 * the format's own comes before a module's.
 */
final class Draft {
    /** A bare date is that of publication, unless another element says that: then it is that of the last change. */
    private static final int CHANGE_IF_PUBLISHED_ELSEWHERE = 9;

    private static final int BARE_DATE = 2;
    private static final Pattern COMMA = Pattern.compile("[,;\n]");

    final List<Link> links = new ArrayList<>();
    final List<Person> authors = new ArrayList<>();
    final List<Person> contributors = new ArrayList<>();
    final List<Label> labels = new ArrayList<>();
    final Ranked<Text> title = new Ranked<>();
    final Ranked<Text> rights = new Ranked<>();
    final Ranked<Person> publisher = new Ranked<>();
    final Ranked<String> link = new Ranked<>();
    final Ranked<String> language = new Ranked<>();
    final Ranked<ReadDate> published = new Ranked<>();
    final Ranked<ReadDate> updated = new Ranked<>();
    final Ranked<ReadDate> created = new Ranked<>();
    private final List<Person> podcastAuthors = new ArrayList<>();
    private final FeedDates dates;

    Draft(FeedDates dates) {
        this.dates = dates;
    }

    /**
     * A value that several elements may give; the lowest rank stays.
     *
     * @param <T> what is given
     */
    static final class Ranked<T> {
        private @Nullable T value;
        private int rank = Integer.MAX_VALUE;

        /** Of equals the first stays. */
        void offer(int offeredRank, Optional<T> offered) {
            if (offeredRank < rank && offered.isPresent()) {
                value = offered.get();
                rank = offeredRank;
            }
        }

        /** Of equals the last stays. */
        void replace(int offeredRank, Optional<T> offered) {
            if (offeredRank <= rank && offered.isPresent()) {
                value = offered.get();
                rank = offeredRank;
            }
        }

        boolean isOfRank(int wanted) {
            return rank == wanted;
        }

        Optional<T> get() {
            return Optional.ofNullable(value);
        }
    }

    /** Takes what the element says; false where it says nothing that feeds and entries share. */
    boolean take(Element element) {
        return takeText(element) || takePerson(element) || takeDate(element) || takeLabel(element);
    }

    private boolean takeText(Element element) {
        switch (element.key()) {
            case "title" -> title.offer(isForeignAtom(element) ? 1 : 0, TextConstruct.title(element));
            case "dc:title", "media:title" -> title.offer(2, TextConstruct.title(element));
            case "itunes:title" -> title.offer(3, TextConstruct.title(element));
            case "rights", "copyright" -> rights.offer(0, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "dc:rights", "dcterms:rights", "media:copyright" ->
                rights.offer(1, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "language" -> language.offer(0, element.text());
            case "dc:language" -> language.offer(1, element.text());
            case "link" -> takeLink(element);
            case "creativecommons:license", "cc:license" ->
                addLink(
                        "license",
                        element.attribute("rdf:resource").or(element::text).map(element::resolve),
                        element);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isForeignAtom(Element element) {
        return element.isAtom() && !element.root().isAtom();
    }

    private boolean takePerson(Element element) {
        switch (element.key()) {
            case "author", "dc:creator", "dc:author", "dcterms:creator", "managingeditor", "creator" ->
                addPerson(authors, element);
            case "itunes:author", "googleplay:author" -> addPerson(podcastAuthors, element);
            case "contributor", "dc:contributor" -> addPerson(contributors, element);
            case "webmaster", "dc:publisher", "publisher" -> publisher.offer(0, People.of(element));
            case "itunes:owner" -> publisher.offer(1, People.of(element));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void addPerson(List<Person> people, Element element) {
        People.of(element).filter(person -> !people.contains(person)).ifPresent(people::add);
    }

    private boolean takeDate(Element element) {
        switch (element.key()) {
            case "published", "pubdate" -> published.replace(0, date(element));
            case "issued", "dcterms:issued" -> published.replace(1, date(element));
            case "dc:date", "date", "dcterms:date" -> {
                published.replace(BARE_DATE, date(element));
                updated.replace(CHANGE_IF_PUBLISHED_ELSEWHERE, date(element));
            }
            case "updated", "lastbuilddate" -> updated.replace(0, date(element));
            case "modified", "dcterms:modified", "lastmod" -> updated.replace(1, date(element));
            case "created", "dcterms:created" -> created.replace(0, date(element));
            default -> {
                return false;
            }
        }
        return true;
    }

    Optional<ReadDate> date(Element element) {
        return element.text().flatMap(dates::read);
    }

    private boolean takeLabel(Element element) {
        switch (element.key()) {
            case "category" -> label(element);
            case "dc:subject", "dcterms:subject", "media:category" ->
                element.text()
                        .ifPresent(term -> addLabel(
                                new Label(Optional.of(term), element.attribute("scheme"), element.attribute("label"))));
            case "itunes:category", "googleplay:category" -> {
                element.attribute("text").map(Label::of).ifPresent(this::addLabel);
                element.elements().forEach(this::takeLabel);
            }
            case "itunes:keywords", "media:keywords", "keywords", "tags" ->
                element.text().ifPresent(text -> {
                    for (String word : COMMA.split(text, -1)) {
                        Optional.of(word.strip())
                                .filter(term -> !term.isEmpty())
                                .map(Label::of)
                                .ifPresent(this::addLabel);
                    }
                });
            default -> {
                return false;
            }
        }
        return true;
    }

    private void label(Element element) {
        Optional<String> term = element.attribute("term").or(element::text);
        Optional<String> scheme = element.attribute("scheme").or(() -> element.attribute("domain"));
        Optional<String> label = element.attribute("label");
        if (term.isPresent() || label.isPresent()) {
            addLabel(new Label(term, scheme, label));
        }
    }

    void addLabel(Label label) {
        boolean known = labels.stream()
                .anyMatch(other -> other.equals(label)
                        || (label.scheme().isEmpty()
                                && label.label().isEmpty()
                                && other.term().equals(label.term())));
        if (!known) {
            labels.add(label);
        }
    }

    private void takeLink(Element element) {
        Optional<String> href =
                element.attribute("href").or(() -> hasEmptyReference(element) ? Optional.of("") : Optional.empty());
        Optional<String> url = href.or(element::text)
                .or(() -> element.attribute("rdf:resource"))
                .map(element::resolve)
                .filter(Reference::isSafe)
                .filter(resolved -> !resolved.isEmpty());
        String rel = element.attribute("rel").orElse("alternate");
        addLink(rel, url, element);
        if (rel.equals("alternate")) {
            link.replace(rank(element, href.isPresent()), url);
        }
    }

    /** An empty reference in Atom is the document itself; in RSS it is an author who left out the link. */
    private static boolean hasEmptyReference(Element element) {
        return element.isAtom() && Objects.equals(element.attributes().get("href"), "") && element.base() != null;
    }

    private static int rank(Element element, boolean isAttribute) {
        if (!isAttribute && element.attribute("rel").isEmpty()) {
            return 0;
        }
        String type = element.attribute("type").orElse("text/html");
        return type.contains("html") ? 1 : 2;
    }

    void addLink(String rel, Optional<String> href, Element element) {
        href.filter(Reference::isSafe)
                .ifPresent(url -> links.add(new Link(
                        rel,
                        url,
                        element.attribute("type"),
                        element.attribute("title"),
                        element.attribute("hreflang"),
                        element.attribute("length"))));
    }

    Optional<String> linkOf(String rel) {
        return links.stream()
                .filter(link -> link.rel().equals(rel))
                .map(Link::href)
                .findFirst();
    }

    /** When it was last changed, as far as that was said beside when it was published. */
    Optional<ReadDate> lastChange() {
        return updated.isOfRank(CHANGE_IF_PUBLISHED_ELSEWHERE) && published.isOfRank(BARE_DATE)
                ? Optional.empty()
                : updated.get();
    }

    /** The authors, those of the podcast modules last and without those who were named before. */
    List<Person> people() {
        List<Person> people = new ArrayList<>(authors);
        podcastAuthors.stream()
                .filter(person ->
                        authors.stream().noneMatch(other -> other.name().equals(person.name())))
                .forEach(people::add);
        return people;
    }
}
