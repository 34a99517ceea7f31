package vn.tintinh.classify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.model.Item;
import vn.tintinh.model.Person;
import vn.tintinh.model.Source;

/**
 * Which of a source's items are wanted: those that match one of {@link Source#keep} (when there are any) and none of
 * {@link Source#drop}.
 *
 * <p>An entry is one or more words, found as whole words in title, text, authors or labels, compared by tone key; or a
 * {@code /regular expression/}, found in the same without regard to case. An expression that takes too long decides
 * nothing: the item stays.
 */
public final class Filter {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final int LONGEST_TEXT = 50_000;
    private static final int MOST_STEPS = 2_000_000;

    private Filter() {}

    /** Whether the item is wanted. */
    public static boolean passes(Item item, Source source) {
        if (source.keep().isEmpty() && source.drop().isEmpty()) {
            return true;
        }
        Searched searched = Searched.of(item);
        return (source.keep().isEmpty()
                        || findings(source.keep(), searched).anyMatch(found -> found != Finding.MISSING))
                && findings(source.drop(), searched).noneMatch(found -> found == Finding.FOUND);
    }

    private static Stream<Finding> findings(List<String> entries, Searched searched) {
        return entries.stream().map(entry -> find(entry, searched));
    }

    private static Finding find(String entry, Searched searched) {
        boolean expression = entry.length() > 2 && entry.startsWith("/") && entry.endsWith("/");
        if (!expression) {
            String words = Words.of(entry);
            return !words.isEmpty() && searched.words().contains(" " + words + " ") ? Finding.FOUND : Finding.MISSING;
        }
        try {
            Pattern pattern = Pattern.compile(
                    entry.substring(1, entry.length() - 1),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);
            Matcher matcher = pattern.matcher(new Budgeted(searched.text(), new int[] {MOST_STEPS}));
            return matcher.find() ? Finding.FOUND : Finding.MISSING;
        } catch (PatternSyntaxException notOne) { // the configuration's check says so; here it matches nothing
            return Finding.MISSING;
        } catch (OverBudget | StackOverflowError tooCostly) {
            return Finding.UNDECIDED;
        }
    }

    private enum Finding {
        FOUND,
        MISSING,
        UNDECIDED
    }

    /**
     * What is searched in.
     *
     * @param text title, text, authors and labels on lines
     * @param words the tone keys of the same lines, with a space at both ends
     */
    private record Searched(String text, String words) {
        static Searched of(Item item) {
            Stream<String> authors = item.authors().stream().map(Person::name).flatMap(Optional::stream);
            String text = String.join(
                    "\n",
                    Stream.of(
                                    Stream.of(item.title()),
                                    item.labels().stream(),
                                    authors,
                                    Stream.of(
                                            plain(item.summary().value()),
                                            plain(item.content().value())))
                            .flatMap(parts -> parts)
                            .toList());
            String capped = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
            String words = capped.lines().map(Words::of).collect(Collectors.joining(" \n ", " ", " "));
            return new Searched(capped, words);
        }

        private static String plain(String html) {
            return TAG.matcher(html)
                    .replaceAll(" ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    /** Text that can be looked at so many times: the only way to stop a regular expression of java.util. */
    private static final class Budgeted implements CharSequence {
        private final CharSequence text;
        private final int[] left;

        Budgeted(CharSequence text, int[] left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new OverBudget();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Budgeted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class OverBudget extends RuntimeException {
        private static final long serialVersionUID = 1;

        OverBudget() {
            super("too many steps", null, false, false);
        }
    }
}
