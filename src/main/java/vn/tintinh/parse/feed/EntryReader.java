package vn.tintinh.parse.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Image;
import vn.tintinh.model.Link;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.SourceReference;
import vn.tintinh.model.Text;

/** Reads one item or entry, of whatever format: publishers mix their vocabularies freely. */
final class EntryReader {
    private static final Pattern END_OF_VALIDITY = Pattern.compile("end\\s*=\\s*([^;]+)");
    private static final int MAX_CONTENTS = 20;

    private final FeedDates dates;
    private final Draft draft;
    private final List<Text> contents = new ArrayList<>();
    private final List<Enclosure> enclosures = new ArrayList<>();
    private final Draft.Ranked<Text> summary = new Draft.Ranked<>();
    private final Draft.Ranked<String> id = new Draft.Ranked<>();
    private final Draft.Ranked<String> permalink = new Draft.Ranked<>();
    private final Draft.Ranked<String> comments = new Draft.Ranked<>();
    private final Draft.Ranked<String> commentsFeed = new Draft.Ranked<>();
    private final Draft.Ranked<ReadDate> expires = new Draft.Ranked<>();
    private final Draft.Ranked<SourceReference> source = new Draft.Ranked<>();
    private final Draft.Ranked<Image> image = new Draft.Ranked<>();

    private EntryReader(FeedDates dates) {
        this.dates = dates;
        this.draft = new Draft(dates);
    }

    /** The entry of an element. */
    static ParsedEntry read(Element item, FeedDates dates) {
        EntryReader reader = new EntryReader(dates);
        item.attribute("rdf:about").ifPresent(about -> {
            reader.id.offer(1, Optional.of(item.resolve(about)));
            reader.permalink.offer(3, Optional.of(item.resolve(about)).filter(EntryReader::isPage));
        });
        reader.channelDefinition(item);
        for (Element child : item.elements()) {
            reader.take(child);
        }
        return reader.entry(item);
    }

    /** CDF keeps an item's link and date in attributes. */
    private void channelDefinition(Element item) {
        item.attribute("href").map(item::resolve).filter(Reference::isSafe).ifPresent(href -> {
            draft.addLink("alternate", Optional.of(href), item);
            draft.link.offer(3, Optional.of(href));
        });
        draft.updated.offer(5, item.attribute("lastmod").flatMap(dates::read));
    }

    private void take(Element element) {
        boolean taken = takeBody(element) || takeFile(element) || takeRest(element) || draft.take(element);
        if (taken && element.key().equals("link")) {
            takeLinkedFile(element);
        }
    }

    private boolean takeBody(Element element) {
        switch (element.key()) {
            case "description" -> offerSummary(element, TextConstruct.Unsaid.HTML);
            case "summary" -> offerSummary(element, TextConstruct.Unsaid.GUESSED);
            case "dc:description", "dcterms:abstract" ->
                summary.offer(2, TextConstruct.of(element, TextConstruct.Unsaid.HTML));
            case "abstract" -> summary.offer(2, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "itunes:summary" -> summary.offer(3, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "media:description" -> summary.offer(4, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "itunes:subtitle" -> summary.offer(5, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "content" -> addContent(TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "content:encoded", "encoded", "fullitem", "body", "xhtml:body", "xhtml:div" ->
                addContent(TextConstruct.of(element, TextConstruct.Unsaid.HTML));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void offerSummary(Element element, TextConstruct.Unsaid unsaid) {
        Optional<Text> text = TextConstruct.of(element, unsaid);
        boolean second = summary.get().isPresent() && summary.isOfRank(0);
        if (second) {
            text.filter(other -> !summary.get().map(Text::value).equals(Optional.of(other.value())))
                    .ifPresent(other -> addContent(Optional.of(other)));
        }
        summary.offer(0, text);
    }

    private void addContent(Optional<Text> content) {
        if (contents.size() < MAX_CONTENTS) {
            content.ifPresent(contents::add);
        }
    }

    private boolean takeFile(Element element) {
        switch (element.key()) {
            case "enclosure" ->
                Pictures.enclosure(element).ifPresent(file -> {
                    addEnclosure(file);
                    draft.addLink("enclosure", Optional.of(file.url()), element);
                });
            case "media:content" -> {
                Pictures.enclosure(element).ifPresent(this::addEnclosure);
                element.elements().forEach(this::takeMedia);
            }
            case "media:group" -> element.elements().forEach(this::takeMedia);
            case "media:thumbnail" -> image.offer(2, Pictures.of(element));
            case "itunes:image", "googleplay:image" -> image.offer(1, Pictures.of(element));
            case "itunes:link" ->
                image.offer(3, element.attribute("rel").filter("image"::equals).flatMap(rel -> Pictures.of(element)));
            case "image", "logo", "icon" -> image.offer(0, Pictures.of(element));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void takeMedia(Element element) {
        switch (element.key()) {
            case "media:content", "media:group", "media:thumbnail", "media:description" -> take(element);
            case "media:title" -> draft.title.offer(4, TextConstruct.title(element));
            case "media:category", "media:keywords" -> draft.take(element);
            default -> {
                // player, rating, credit and the like say nothing that we keep
            }
        }
    }

    private void addEnclosure(Enclosure file) {
        if (enclosures.stream().noneMatch(other -> other.url().equals(file.url()))) {
            enclosures.add(file);
        }
    }

    private boolean takeRest(Element element) {
        switch (element.key()) {
            case "id" -> {
                id.offer(0, element.text().map(text -> identity(element, text, true)));
                permalink.offer(5, id.get().filter(text -> text.startsWith("http")));
            }
            case "guid" -> takeGuid(element);
            case "dc:identifier" -> id.offer(2, element.text());
            case "comments" -> comments.offer(0, element.url());
            case "wfw:commentrss" -> commentsFeed.offer(0, element.url());
            case "expirationdate" -> expires.offer(0, draft.date(element));
            case "dcterms:valid" -> expires.offer(1, validity(element));
            case "source" -> source.offer(0, source(element));
            case "feedburner:origlink" -> draft.addLink("canonical", element.url(), element);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void takeGuid(Element element) {
        Optional<String> said = element.attribute("ispermalink");
        boolean denied = said.filter("false"::equalsIgnoreCase).isPresent();
        element.text().ifPresent(text -> {
            id.offer(0, Optional.of(identity(element, text, !denied)));
            if (said.filter("true"::equalsIgnoreCase).isPresent() || (!denied && isPage(text))) {
                permalink.offer(0, Optional.of(element.resolve(text)).filter(Reference::isSafe));
            }
        });
    }

    /** An id is kept to the letter; only what is plainly a relative reference is made absolute. */
    private static String identity(Element element, String text, boolean mayBeReference) {
        boolean relative = mayBeReference && text.startsWith("/") && text.indexOf(' ') < 0;
        return relative ? element.resolve(text) : text;
    }

    private static boolean isPage(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("/");
    }

    private void takeLinkedFile(Element element) {
        String rel = element.attribute("rel").orElse("alternate");
        String type = element.attribute("type").orElse("");
        Optional<String> href = draft.links.isEmpty()
                ? Optional.empty()
                : Optional.of(draft.links.get(draft.links.size() - 1)).map(Link::href);
        if (rel.equals("enclosure")) {
            href.ifPresent(url -> addEnclosure(new Enclosure(
                    url,
                    element.attribute("type"),
                    Pictures.length(element.attribute("length").orElse("")),
                    element.attribute("title"))));
        } else if (rel.equals("replies")) {
            (type.contains("html") ? comments : commentsFeed).offer(1, href);
        } else if (rel.equals("image")) {
            image.offer(3, href.map(Image::at));
        }
    }

    private Optional<ReadDate> validity(Element element) {
        Matcher end = END_OF_VALIDITY.matcher(element.text().orElse(""));
        return end.find() ? dates.read(end.group(1).strip()) : Optional.empty();
    }

    private Optional<SourceReference> source(Element element) {
        if (!element.hasElements()) {
            Optional<String> url =
                    element.attribute("url").map(element::resolve).filter(Reference::isSafe);
            Optional<Text> title = TextConstruct.title(element);
            return url.isEmpty() && title.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SourceReference(Optional.empty(), title, url, Optional.empty()));
        }
        Draft inner = new Draft(dates);
        element.elements().forEach(inner::take);
        Optional<String> sourceId = element.first("id").flatMap(Element::text);
        return Optional.of(new SourceReference(sourceId, inner.title.get(), inner.link.get(), inner.lastChange()));
    }

    private ParsedEntry entry(Element item) {
        permalink.get().ifPresent(url -> draft.link.offer(5, Optional.of(url)));
        Set<String> pictures = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
        enclosures.stream()
                .filter(file -> file.type().filter(pictures::contains).isPresent())
                .findFirst()
                .ifPresent(file -> image.offer(9, Optional.of(Image.at(file.url()))));
        return new ParsedEntry(
                id.get(),
                draft.title.get(),
                summary.get(),
                contents,
                draft.link.get(),
                draft.links,
                draft.people(),
                draft.contributors,
                draft.publisher.get(),
                draft.labels,
                draft.published.get(),
                draft.lastChange(),
                draft.created.get(),
                enclosures,
                comments.get(),
                commentsFeed.get(),
                draft.rights.get(),
                expires.get(),
                source.get(),
                image.get(),
                draft.language.get().or(item::language));
    }
}
