package vn.tintinh.web;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tintinh.model.Image;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Headline;
import vn.tintinh.store.SearchWords;

/** Headlines as lines of a page, by the day in Việt Nam. */
final class Lines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    /** Written out, as the names that a Java version brings differ from those of the next. */
    private static final List<String> DAYS =
            List.of("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật");

    private static final List<String> ENGLISH_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private final Channels channels;
    private final Frames frames;
    private final Language language;
    private final boolean pictures;
    private final Function<String, List<Views.Piece>> pieces;

    Lines(Channels channels, Frames frames) {
        this(channels, frames, Lines::whole);
    }

    /** Headlines in which is set apart what was searched for. */
    Lines(Channels channels, Frames frames, SearchWords words) {
        this(channels, frames, text -> words.stretches(text).stream()
                .map(stretch -> new Views.Piece(stretch.text(), stretch.hit()))
                .toList());
    }

    private Lines(Channels channels, Frames frames, Function<String, List<Views.Piece>> pieces) {
        this.channels = channels;
        this.frames = frames;
        this.language = frames.language();
        this.pictures = channels.configuration().settings().publishing().images();
        this.pieces = pieces;
    }

    private static List<Views.Piece> whole(String text) {
        return text.isEmpty() ? List.of() : List.of(new Views.Piece(text, false));
    }

    List<Views.Line> lines(List<Headline> headlines) {
        return headlines.stream().map(this::line).toList();
    }

    List<Views.Day> days(List<Headline> headlines) {
        Map<LocalDate, List<Views.Line>> days = new LinkedHashMap<>();
        for (Headline headline : headlines) {
            days.computeIfAbsent(day(headline), day -> new ArrayList<>()).add(line(headline));
        }
        return days.entrySet().stream()
                .map(day -> new Views.Day(name(day.getKey()), day.getValue()))
                .toList();
    }

    private Views.Line line(Headline headline) {
        ZonedDateTime at = headline.shownAt().atZone(VietnamTime.ZONE);
        return new Views.Line(
                pieces.apply(headline.title()),
                headline.link(),
                new Views.Link(headline.outlet(), frames.at("/sources/" + headline.sourceId())),
                headline.categories().stream().findFirst().flatMap(this::category),
                headline.province().flatMap(this::province),
                TIME.format(at),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withNano(0)),
                DATE.format(at) + " " + TIME.format(at),
                name(at.toLocalDate()) + " " + TIME.format(at),
                headline.lead().isEmpty() ? List.of() : pieces.apply(headline.lead()),
                headline.language().orElse("vi"),
                headline.image().filter(image -> pictures).flatMap(Lines::picture),
                headline.others().stream()
                        .map(other -> new Views.Link(other.outlet(), other.link()))
                        .toList());
    }

    private Optional<Views.Link> category(String slug) {
        return channels.category(slug)
                .map(category -> new Views.Link(ChannelName.of(category, language), frames.at("/categories/" + slug)));
    }

    private Optional<Views.Link> province(String slug) {
        return channels.provinceToday(slug)
                .map(today -> new Views.Link(
                        channels.provinceName(slug).orElse(today.name()), frames.at("/provinces/" + today.slug())));
    }

    private String name(LocalDate day) {
        int index = day.getDayOfWeek().getValue() - 1;
        return language.say(DAYS.get(index), ENGLISH_DAYS.get(index)) + ", " + DATE.format(day);
    }

    /** Only over HTTPS: on a page that came so, browsers show no other. */
    private static Optional<Views.Picture> picture(Image image) {
        return image.url().regionMatches(true, 0, "https://", 0, 8)
                ? Optional.of(new Views.Picture(image.url(), image.alt().orElse("")))
                : Optional.empty();
    }

    /** The day of a headline in Việt Nam. */
    static LocalDate day(Headline headline) {
        return headline.shownAt().atZone(VietnamTime.ZONE).toLocalDate();
    }
}
