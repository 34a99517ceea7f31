package vn.tintinh.story;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Item;

/**
 * What is left of an item's text to compare it by: its shingles, which are runs of {@value Shingles#SYLLABLES} syllables
 * as they sound the same however they are written; its numbers; and bands, by which alike items are found.
 *
 * <p>Idea: two texts share shingles as far as one was copied from the other, while two reports of one event by two
 * authors share few. A band is made of {@value MinHash#ROWS} least hashes of the shingles under as many orders of all
 * shingles, so two texts have a band in common with the probability J³, where J is the share of all their shingles that
 * both have; of {@value MinHash#BANDS} bands, at least one is common with 1 − (1 − J³)⁶: 0.92 where J is 0.7, 0.0008 where
 * it is 0.05. An item has bands of its head (title and first sentences, all that many feeds give) and, where there is
 * more, of its whole text. Whatever shares a band is compared exactly. Cost: about 0.1 ms an article.
 *
 * <p>References: Broder, On the resemblance and containment of documents (1997); Leskovec, Rajaraman, Ullman, Mining of
 * Massive Datasets, ch. 3.
 */
public final class Fingerprint {
    /** Shingles that an item must have to be compared at all: "Lịch công tác tuần" is a title of every week. */
    static final int FEWEST = 24;

    /** Shared by two whole texts, of all that either has: a release with another lead and byline has 0.6 to 0.95. */
    private static final double SHARED = 0.55;

    /** Of a text that is at most half of another, contained in the other: the first sentences are copied as a whole. */
    private static final double CONTAINED = 0.7;

    /** Of the numbers of the text that has fewer, in the other too: today's prices are told in the words of yesterday's. */
    private static final double SAME_NUMBERS = 0.7;

    private final List<Long> bands;
    private final int[] numbers;
    private final int[] shingles;

    /** Hashes of numbers and of shingles: rising, each once. */
    private Fingerprint(List<Long> bands, int[] numbers, int[] shingles) {
        this.bands = List.copyOf(bands);
        this.numbers = numbers;
        this.shingles = shingles;
    }

    /** Of an item; empty where its text is too short to tell it from others. */
    public static Optional<Fingerprint> of(Item item) {
        Shingles read = Shingles.of(item);
        if (read.all().length < FEWEST) {
            return Optional.empty();
        }
        return Optional.of(new Fingerprint(MinHash.bands(read.head(), read.all()), read.numbers(), read.all()));
    }

    /** By which alike items are found: two that tell the same news have one in common, nearly always. */
    public List<Long> bands() {
        return bands;
    }

    /** Whether two items tell the same news; the same whichever is asked. */
    public boolean tellsWhat(Fingerprint other) {
        int common = common(shingles, other.shingles);
        int fewer = Math.min(shingles.length, other.shingles.length);
        int more = Math.max(shingles.length, other.shingles.length);
        boolean excerpt = fewer * 2 <= more;
        double alike = excerpt ? (double) common / fewer : (double) common / (fewer + more - common);
        return alike >= (excerpt ? CONTAINED : SHARED) && hasNumbersOf(other);
    }

    private boolean hasNumbersOf(Fingerprint other) {
        int fewer = Math.min(numbers.length, other.numbers.length);
        return common(numbers, other.numbers) >= SAME_NUMBERS * fewer;
    }

    /** How many two rising rows have in common. */
    private static int common(int[] one, int[] other) {
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            int order = Integer.compare(one[i], other[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }

    /** What there is to compare exactly, as bytes to be kept: {@link #read} takes them. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + numbers.length + shingles.length));
        bytes.putInt(numbers.length).asIntBuffer().put(numbers).put(shingles);
        return bytes.array();
    }

    /**
     * What was kept.
     *
     * @param bytes as {@link #bytes} gave them
     */
    public static Fingerprint read(List<Long> bands, byte[] bytes) {
        ByteBuffer kept = ByteBuffer.wrap(bytes);
        int[] numbers = new int[kept.getInt()];
        int[] shingles = new int[kept.remaining() / Integer.BYTES - numbers.length];
        kept.asIntBuffer().get(numbers).get(shingles);
        return new Fingerprint(bands, numbers, shingles);
    }
}
