package vn.tintinh.parse.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.Generator;
import vn.tintinh.model.Image;
import vn.tintinh.model.Text;

/** Reads what a feed says of itself, of whatever format. */
final class HeadReader {
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

    private final Draft draft;
    private final Draft.Ranked<String> id = new Draft.Ranked<>();
    private final Draft.Ranked<Text> subtitle = new Draft.Ranked<>();
    private final Draft.Ranked<Text> info = new Draft.Ranked<>();
    private final Draft.Ranked<Generator> generator = new Draft.Ranked<>();
    private final Draft.Ranked<Image> image = new Draft.Ranked<>();
    private final Draft.Ranked<String> docs = new Draft.Ranked<>();
    private final List<Integer> skipHours = new ArrayList<>();
    private final List<String> skipDays = new ArrayList<>();
    private OptionalInt ttl = OptionalInt.empty();
    private int periodMinutes;
    private int frequency = 1;

    private HeadReader(FeedDates dates) {
        this.draft = new Draft(dates);
    }

    /** The head of a feed from the elements that stand beside its items. */
    static FeedHead read(Element channel, List<Element> elements, FeedDates dates) {
        HeadReader reader = new HeadReader(dates);
        if (channel.key().equals("channel")) {
            channel.attribute("href")
                    .map(channel::resolve)
                    .filter(Reference::isSafe)
                    .ifPresent(href -> {
                        reader.draft.addLink("alternate", Optional.of(href), channel);
                        reader.draft.link.offer(3, Optional.of(href));
                    });
            reader.draft.updated.offer(5, channel.attribute("lastmod").flatMap(dates::read));
        }
        elements.forEach(reader::take);
        return reader.head(channel);
    }

    private void take(Element element) {
        if (!takeText(element) && !takePlan(element) && !takeRest(element)) {
            draft.take(element);
        }
    }

    private boolean takeText(Element element) {
        switch (element.key()) {
            case "description" -> subtitle.offer(1, TextConstruct.of(element, TextConstruct.Unsaid.HTML));
            case "subtitle", "tagline" -> subtitle.offer(0, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "dc:description", "abstract" ->
                subtitle.offer(2, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "itunes:summary" -> subtitle.offer(3, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "itunes:subtitle" -> subtitle.offer(4, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "info" -> info.offer(0, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            case "feedburner:browserfriendly" -> info.offer(1, TextConstruct.of(element, TextConstruct.Unsaid.GUESSED));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takePlan(Element element) {
        String text = element.text().orElse("");
        switch (element.key()) {
            case "ttl" -> ttl = Pictures.whole(text);
            case "sy:updateperiod" -> periodMinutes = period(text);
            case "sy:updatefrequency" ->
                frequency = Math.max(1, Pictures.whole(text).orElse(1));
            case "skiphours" ->
                element.elements()
                        .forEach(hour -> Pictures.whole(hour.text().orElse("")).ifPresent(number -> addHour(number)));
            case "skipdays" -> element.elements().forEach(day -> day.text().ifPresent(skipDays::add));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23. */
    private void addHour(int hour) {
        if (hour <= 24 && !skipHours.contains(hour % 24)) {
            skipHours.add(hour % 24);
        }
    }

    private static int period(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "hourly" -> MINUTES_PER_HOUR;
            case "daily" -> MINUTES_PER_DAY;
            case "weekly" -> 7 * MINUTES_PER_DAY;
            case "monthly" -> 30 * MINUTES_PER_DAY;
            case "yearly" -> 365 * MINUTES_PER_DAY;
            default -> 0;
        };
    }

    private boolean takeRest(Element element) {
        switch (element.key()) {
            case "id" -> id.offer(0, element.text().map(text -> text.startsWith("/") ? element.resolve(text) : text));
            case "guid" -> id.offer(1, element.text());
            case "generator" -> generator.offer(0, generator(element));
            case "admin:generatoragent" ->
                generator.offer(
                        1,
                        element.attribute("rdf:resource")
                                .filter(Reference::isSafe)
                                .map(agent -> new Generator(Optional.of(agent), Optional.of(agent), Optional.empty())));
            case "image" -> image.offer(0, Pictures.of(element));
            case "logo" -> image.offer(1, Pictures.of(element));
            case "itunes:image", "googleplay:image" -> image.offer(2, Pictures.of(element));
            case "itunes:link" ->
                image.offer(3, element.attribute("rel").filter("image"::equals).flatMap(rel -> Pictures.of(element)));
            case "icon" -> image.offer(4, Pictures.of(element));
            case "media:thumbnail" -> image.offer(5, Pictures.of(element));
            case "docs" -> docs.offer(0, element.url());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Optional<Generator> generator(Element element) {
        Optional<String> url = element.attribute("uri")
                .or(() -> element.attribute("url"))
                .map(element::resolve)
                .filter(Reference::isSafe);
        Optional<String> name = element.text();
        return name.isEmpty() && url.isEmpty()
                ? Optional.empty()
                : Optional.of(new Generator(name, url, element.attribute("version")));
    }

    private FeedHead head(Element channel) {
        OptionalInt minutes =
                ttl.isPresent() || periodMinutes == 0 ? ttl : OptionalInt.of(Math.max(1, periodMinutes / frequency));
        List<String> hubs = draft.links.stream()
                .filter(link -> link.rel().equals("hub"))
                .map(link -> link.href())
                .distinct()
                .toList();
        return new FeedHead(
                id.get().or(() -> channel.attribute("rdf:about").map(channel::resolve)),
                draft.title.get(),
                subtitle.get(),
                draft.rights.get(),
                info.get(),
                draft.link.get(),
                draft.links,
                draft.people(),
                draft.contributors,
                draft.publisher.get(),
                draft.labels,
                draft.published.get(),
                draft.lastChange(),
                draft.created.get(),
                draft.language.get().or(channel::language),
                generator.get(),
                image.get(),
                docs.get(),
                minutes,
                hubs,
                draft.linkOf("self"),
                skipHours,
                skipDays);
    }
}
