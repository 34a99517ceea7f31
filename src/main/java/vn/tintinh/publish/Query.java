package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Province;
import vn.tintinh.model.Selection;

/**
 * What a reader asks for at {@code /feeds/query}. Each parameter may come several times or hold a list with commas.
 *
 * @param categories slugs
 * @param provinces slugs of units of any time
 * @param sources ids
 * @param words all of these
 * @param limit as written
 */
public record Query(
        List<String> categories,
        List<String> provinces,
        List<String> sources,
        Optional<String> words,
        Optional<String> limit) {
    private static final int MOST_VALUES = 30;
    private static final int LONGEST_WORDS = 200;
    private static final int MOST_ITEMS = 200;

    public Query {
        categories = List.copyOf(categories);
        provinces = List.copyOf(provinces);
        sources = List.copyOf(sources);
        requireNonNull(words);
        requireNonNull(limit);
    }

    /** What the parameters of a URL ask for; others than ours are not looked at. */
    public static Query of(MultiMap parameters) {
        return new Query(
                values(parameters, "category"),
                values(parameters, "province"),
                values(parameters, "source"),
                Optional.ofNullable(parameters.get("q")).map(String::strip).filter(words -> !words.isEmpty()),
                Optional.ofNullable(parameters.get("limit")));
    }

    /** Everything that is wrong with it, a sentence each; empty when nothing is. */
    public List<String> faults(Channels channels) {
        List<String> faults = new ArrayList<>();
        for (String unknown : channels.unknown(asked())) {
            faults.add("Unknown " + unknown.replaceFirst("=(.*)", " \"$1\"") + "; /feeds.opml lists what there is.");
        }
        if (categories.size() + provinces.size() + sources.size() > MOST_VALUES) {
            faults.add("At most " + MOST_VALUES + " categories, provinces and sources can be asked for at once.");
        }
        if (words.filter(text -> text.length() > LONGEST_WORDS).isPresent()) {
            faults.add("q is longer than " + LONGEST_WORDS + " characters.");
        }
        if (limit.filter(text -> !isLimit(text)).isPresent()) {
            faults.add("limit is a number from 1 to " + MOST_ITEMS + ".");
        }
        return faults;
    }

    /** The selection, with provinces as units of today. */
    public Selection selection(Channels channels) {
        List<String> today = provinces.stream()
                .flatMap(slug -> channels.provinceToday(slug).stream())
                .map(Province::slug)
                .distinct()
                .toList();
        return new Selection(categories, today, sources, words);
    }

    /** How many items it asks for; the configured number where it says nothing. */
    public int limit(Channels channels) {
        return limit.map(Integer::parseInt)
                .orElse(Math.min(
                        MOST_ITEMS,
                        channels.configuration().settings().publishing().limit()));
    }

    private Selection asked() {
        return new Selection(categories, provinces, sources, Optional.empty());
    }

    private static boolean isLimit(String text) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_ITEMS;
    }

    private static List<String> values(MultiMap parameters, String name) {
        return parameters.getAll(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}
