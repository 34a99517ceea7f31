package vn.tintinh.web;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Headline;

/** Headlines as lines of a page, by the day in Việt Nam. */
final class Lines {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    /** Written out, as the names that a Java version brings differ from those of the next. */
    private static final List<String> DAYS =
            List.of("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật");

    private static final List<String> ENGLISH_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private final Channels channels;
    private final Language language;
    private final String prefix;

    Lines(Channels channels, Language language) {
        this.channels = channels;
        this.language = language;
        URI base = channels.configuration().settings().server().publicUrl();
        this.prefix = Optional.ofNullable(base.getPath()).orElse("");
    }

    List<Views.Line> lines(List<Headline> headlines) {
        return headlines.stream().map(this::line).toList();
    }

    List<Views.Day> days(List<Headline> headlines) {
        Map<LocalDate, List<Views.Line>> days = new LinkedHashMap<>();
        for (Headline headline : headlines) {
            days.computeIfAbsent(headline.shownAt().atZone(ZONE).toLocalDate(), day -> new ArrayList<>())
                    .add(line(headline));
        }
        return days.entrySet().stream()
                .map(day -> new Views.Day(name(day.getKey()), day.getValue()))
                .toList();
    }

    private Views.Line line(Headline headline) {
        ZonedDateTime at = headline.shownAt().atZone(ZONE);
        return new Views.Line(
                headline.title(),
                headline.link().filter(Lines::isWeb),
                new Views.Link(headline.outlet(), at("/sources/" + headline.sourceId())),
                headline.categories().stream().findFirst().flatMap(this::category),
                headline.province().flatMap(this::province),
                TIME.format(at),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withNano(0)),
                headline.lead(),
                headline.language().orElse("vi"));
    }

    private Optional<Views.Link> category(String slug) {
        return channels.category(slug)
                .map(category -> new Views.Link(Pages.name(category, language), at("/categories/" + slug)));
    }

    private Optional<Views.Link> province(String slug) {
        return channels.provinceToday(slug)
                .map(today -> new Views.Link(
                        channels.provinceName(slug).orElse(today.name()), at("/provinces/" + today.slug())));
    }

    private String name(LocalDate day) {
        int index = day.getDayOfWeek().getValue() - 1;
        return language.say(DAYS.get(index), ENGLISH_DAYS.get(index)) + ", " + DATE.format(day);
    }

    private String at(String path) {
        return prefix + path + language.query();
    }

    /** A link of another kind would be a script in a reader's page. */
    private static boolean isWeb(String link) {
        return link.regionMatches(true, 0, "https://", 0, 8) || link.regionMatches(true, 0, "http://", 0, 7);
    }
}
