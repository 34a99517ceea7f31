package vn.tintinh.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a reader searches for: words that all have to be there, and phrases, in quotes, whose words have to stand side by
 * side. All of it is compared without marks.
 */
public final class SearchWords {
    private static final Pattern PHRASE = Pattern.compile("[\"“”„«»]([^\"“”„«»]*)(?:[\"“”„«»]|$)|([^\"“”„«»]+)");

    private final List<List<String>> clauses = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final boolean marked;

    private SearchWords(String asked) {
        String text = SafeText.of(asked);
        marked = !Normalizer.isNormalized(text, Normalizer.Form.NFD) || text.indexOf('đ') >= 0;
        Matcher parts = PHRASE.matcher(text);
        while (parts.find()) {
            boolean phrase = parts.group(1) != null;
            String part = phrase ? parts.group(1) : parts.group(2);
            List<String> words = new ArrayList<>();
            Syllables.read(part, (word, start, end) -> {
                words.add(word);
                written.add(lowered(part, start, end));
            });
            if (phrase && !words.isEmpty()) {
                clauses.add(words);
            } else {
                words.forEach(word -> clauses.add(List.of(word)));
            }
        }
    }

    /** What a reader has written. */
    public static SearchWords of(String asked) {
        return new SearchWords(asked);
    }

    /** A stretch of a text that is one of the words or phrases, or is not. */
    public record Stretch(String text, boolean hit) {}

    /** Whether there is a word at all; without one nothing is found. */
    public boolean isEmpty() {
        return clauses.isEmpty();
    }

    /** A {@code tsquery} for items that have all of it; empty, which fits no item, when there is no word. */
    String query() {
        return clauses.stream()
                .map(words -> words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" <-> ")))
                .distinct()
                .collect(Collectors.joining(" & "));
    }

    /** A {@code tsquery} for items that have all of the words in their titles, beside {@link #query}. */
    String titleQuery() {
        return clauses.stream()
                .flatMap(List::stream)
                .distinct()
                .map(word -> "'" + Words.TITLE + word + "'")
                .collect(Collectors.joining(" & "));
    }

    /** Whether all of the words stand in a text side by side and in this order. */
    boolean standsIn(String text) {
        List<String> wanted = clauses.stream().flatMap(List::stream).toList();
        List<String> words = new ArrayList<>();
        Syllables.read(text, (word, start, end) -> words.add(word));
        return Collections.indexOfSubList(words, wanted) >= 0;
    }

    /** Whether it is written with marks, and stands in a text side by side, in this order and with the same marks. */
    boolean standsWithMarksIn(String text) {
        List<String> words = new ArrayList<>();
        Syllables.read(text, (word, start, end) -> words.add(lowered(text, start, end)));
        return marked && Collections.indexOfSubList(words, written) >= 0;
    }

    private static String lowered(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** A text with what is found in it set apart; put together the stretches are the text. */
    public List<Stretch> stretches(String text) {
        List<String> words = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        Syllables.read(text, (word, start, end) -> {
            words.add(word);
            places.add(new int[] {start, end});
        });
        List<Stretch> stretches = new ArrayList<>();
        int told = 0;
        int at = 0;
        while (at < words.size()) {
            int length = hit(words, at);
            if (length > 0) {
                int start = places.get(at)[0];
                int end = places.get(at + length - 1)[1];
                add(stretches, text.substring(told, start), false);
                add(stretches, text.substring(start, end), true);
                told = end;
            }
            at += Math.max(1, length);
        }
        add(stretches, text.substring(told), false);
        return stretches;
    }

    /** Words beside each other are set apart as one. */
    private static void add(List<Stretch> stretches, String text, boolean hit) {
        int last = stretches.size() - 1;
        boolean gap = hit && last > 0 && stretches.get(last).text().isBlank();
        if (gap) {
            Stretch between = stretches.remove(last);
            Stretch before = stretches.remove(last - 1);
            stretches.add(new Stretch(before.text() + between.text() + text, true));
        } else if (!text.isEmpty()) {
            stretches.add(new Stretch(text, hit));
        }
    }

    /** How many words of the longest clause that begins here; 0 for none. */
    private int hit(List<String> words, int at) {
        return clauses.stream()
                .filter(clause -> at + clause.size() <= words.size()
                        && words.subList(at, at + clause.size()).equals(clause))
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }
}
