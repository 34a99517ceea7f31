package vn.tintinh.web;

import static java.util.Objects.requireNonNull;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Province;
import vn.tintinh.model.Selection;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Query;
import vn.tintinh.store.Search;
import vn.tintinh.store.SearchStore;

/**
 * What a reader asks of the page of search. What of a query cannot be taken is left out, and told: nobody who pastes a
 * URL or misspells a province is turned away.
 *
 * @param selection provinces are those of today
 * @param from the first day
 * @param to the last day
 * @param order as asked for, or as suits: by date where there are no words
 * @param page from 1
 * @param notices what was not taken, in the page's language
 */
record SearchForm(
        Selection selection,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        SearchStore.Order order,
        int page,
        List<String> notices) {
    static final int PAGE = 25;

    private static final int LONGEST_WORDS = 200;
    private static final int MOST_VALUES = 30;
    private static final int LAST_PAGE = SearchStore.MOST / PAGE;

    SearchForm {
        requireNonNull(selection);
        requireNonNull(from);
        requireNonNull(to);
        requireNonNull(order);
        notices = List.copyOf(notices);
    }

    /** By the parameters of a URL; each may come several times. */
    static SearchForm of(MultiMap parameters, Channels channels, Language language) {
        Query asked = Query.of(parameters);
        List<String> notices = new ArrayList<>();
        Optional<String> words = asked.words().map(text -> cut(text, language, notices));
        Selection selection = new Selection(
                known(asked.categories(), slug -> channels.category(slug).isPresent(), language, notices),
                known(asked.provinces(), slug -> channels.provinceToday(slug).isPresent(), language, notices).stream()
                        .flatMap(slug -> channels.provinceToday(slug).stream())
                        .map(Province::slug)
                        .distinct()
                        .toList(),
                known(asked.sources(), id -> channels.source(id).isPresent(), language, notices),
                words);
        return new SearchForm(
                selection,
                day(parameters.get("from"), language, notices),
                day(parameters.get("to"), language, notices),
                "newest".equals(parameters.get("sort")) || words.isEmpty()
                        ? SearchStore.Order.NEWEST
                        : SearchStore.Order.RELEVANCE,
                page(parameters.get("page")),
                notices);
    }

    /** The news of a selection back from a day on. */
    static SearchForm upTo(LocalDate day, Selection selection, Optional<LocalDate> from) {
        return new SearchForm(selection, from, Optional.of(day), SearchStore.Order.NEWEST, 1, List.of());
    }

    private static String cut(String text, Language language, List<String> notices) {
        if (text.length() <= LONGEST_WORDS) {
            return text;
        }
        notices.add(language.say(
                "Chỉ tìm theo " + LONGEST_WORDS + " ký tự đầu.",
                "Only the first " + LONGEST_WORDS + " characters are searched for."));
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(LONGEST_WORDS - 1)) ? LONGEST_WORDS - 1 : LONGEST_WORDS);
    }

    private static List<String> known(
            List<String> values, Predicate<String> isKnown, Language language, List<String> notices) {
        List<String> unknown = values.stream().filter(isKnown.negate()).limit(3).toList();
        if (!unknown.isEmpty()) {
            notices.add(language.say("Không biết ", "Unknown, so not looked at: ")
                    + String.join(", ", unknown)
                    + language.say(" nên đã bỏ qua.", "."));
        }
        return values.stream().filter(isKnown).limit(MOST_VALUES).toList();
    }

    private static Optional<LocalDate> day(@Nullable String text, Language language, List<String> notices) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= 1900 && day.getYear() <= 9000) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException odd) {
            // told below, as a day of no time of ours is
        }
        notices.add(language.say("Ngày viết theo dạng 2026-11-23.", "Days are written as 2026-11-23."));
        return Optional.empty();
    }

    private static int page(@Nullable String text) {
        return text != null && text.matches("\\d{1,3}") ? Math.min(Math.max(1, Integer.parseInt(text)), LAST_PAGE) : 1;
    }

    /** Whether anything is asked for. */
    boolean asks() {
        return selection.words().isPresent() || isFiltered();
    }

    /** Whether anything but words is asked for. */
    boolean isFiltered() {
        return !(selection.categories().isEmpty()
                && selection.provinces().isEmpty()
                && selection.sources().isEmpty()
                && from.isEmpty()
                && to.isEmpty());
    }

    /** As the store is asked. */
    Search search(Channels channels, Instant now) {
        return new Search(
                channels.stored(selection),
                channels.excludedFrom(selection),
                from.map(day -> day.atStartOfDay(VietnamTime.ZONE).toInstant()),
                to.map(day -> day.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant()),
                now);
    }

    /** The path of one of its pages: the same for the same search, however it was written. */
    String path(int number) {
        StringBuilder path = new StringBuilder(SearchPage.PATH);
        selection.words().ifPresent(words -> add(path, "q", words));
        selection.categories().forEach(slug -> add(path, "category", slug));
        selection.provinces().forEach(slug -> add(path, "province", slug));
        selection.sources().forEach(id -> add(path, "source", id));
        from.ifPresent(day -> add(path, "from", day.toString()));
        to.ifPresent(day -> add(path, "to", day.toString()));
        if (order == SearchStore.Order.NEWEST && selection.words().isPresent()) {
            add(path, "sort", "newest");
        }
        if (number > 1) {
            add(path, "page", Integer.toString(number));
        }
        return path.toString();
    }

    private static void add(StringBuilder path, String name, String value) {
        path.append(path.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
