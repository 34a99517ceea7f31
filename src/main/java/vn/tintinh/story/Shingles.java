package vn.tintinh.story;

import java.util.Arrays;
import java.util.stream.IntStream;
import vn.tintinh.model.Item;
import vn.tintinh.model.SafeHtml;

/** An item's text as hashes; each set of them rises and has each hash once. */
final class Shingles {
    /** Syllables of a shingle: one and a half words. */
    static final int SYLLABLES = 3;

    /** Feeds cut what they quote at some thirty syllables. */
    private static final int HEAD = 30;

    private static final int MOST_SYLLABLES = 1000;
    private static final int LONGEST_TEXT = 20_000;

    private final int[] head;
    private final int[] all;
    private final int[] numbers;

    private Shingles(int[] head, int[] all, int[] numbers) {
        this.head = head;
        this.all = all;
        this.numbers = numbers;
    }

    static Shingles of(Item item) {
        Reader title = Reader.of(item.title(), HEAD);
        Reader summary = Reader.of(plain(item.summary()), MOST_SYLLABLES);
        Reader content = Reader.of(plain(item.content()), MOST_SYLLABLES);
        int[] ofTitle = title.shingles(HEAD);
        Reader first = summary.count == 0 ? content : summary;
        return new Shingles(
                sorted(ofTitle, first.shingles(HEAD)),
                sorted(ofTitle, summary.shingles(MOST_SYLLABLES), content.shingles(MOST_SYLLABLES)),
                sorted(title.numbers(), summary.numbers(), content.numbers()));
    }

    /** Shingles of the title and the first sentences. */
    int[] head() {
        return head;
    }

    /** Shingles of all of the text. */
    int[] all() {
        return all;
    }

    /** What is written in digits, each run of them. */
    int[] numbers() {
        return numbers;
    }

    private static int[] sorted(int[]... parts) {
        return Arrays.stream(parts)
                .flatMapToInt(IntStream::of)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The text of safe HTML: tags and entities are spaces; an article's first pages are enough. */
    private static String plain(SafeHtml html) {
        String value = html.value();
        StringBuilder text = new StringBuilder(Math.min(value.length(), LONGEST_TEXT));
        int at = 0;
        while (at < value.length() && text.length() < LONGEST_TEXT) {
            char c = value.charAt(at);
            int end = c == '<' ? value.indexOf('>', at) : c == '&' ? value.indexOf(';', at) : -1;
            text.append(end < 0 ? c : ' ');
            at = Math.max(at, end) + 1;
        }
        return text.toString();
    }

    /** The syllables of a text, in order, up to a number. */
    private static final class Reader {
        private final int[] syllables;
        private final boolean[] digits;
        private int count;

        private Reader(int most) {
            syllables = new int[most];
            digits = new boolean[most];
        }

        /** A syllable is a run of letters, or one of digits. */
        static Reader of(String text, int most) {
            Reader reader = new Reader(most);
            int hash = 0;
            boolean digit = false;
            for (int at = 0; at < text.length() && reader.count < most; at++) {
                char c = Letters.plain(text.charAt(at));
                if (c == Letters.MARK) {
                    continue;
                }
                boolean other = c == Letters.GAP || digit != Character.isDigit(c);
                if (other && hash != 0) {
                    reader.add(hash, digit);
                    hash = 0;
                }
                digit = Character.isDigit(c);
                hash = c == Letters.GAP ? 0 : 31 * hash + c;
            }
            if (hash != 0 && reader.count < most) {
                reader.add(hash, digit);
            }
            return reader;
        }

        private void add(int hash, boolean digit) {
            digits[count] = digit;
            syllables[count++] = hash;
        }

        /** The shingles of the first syllables, in order. */
        int[] shingles(int most) {
            int last = Math.min(count, most) - SYLLABLES;
            return IntStream.rangeClosed(0, last).map(this::shingle).toArray();
        }

        private int shingle(int from) {
            long hash = 0;
            for (int i = from; i < from + SYLLABLES; i++) {
                hash = MinHash.mixed(hash * 31 + syllables[i]);
            }
            return (int) hash;
        }

        int[] numbers() {
            return IntStream.range(0, count)
                    .filter(i -> digits[i])
                    .map(i -> syllables[i])
                    .toArray();
        }
    }
}
