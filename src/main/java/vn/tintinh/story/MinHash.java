package vn.tintinh.story;

import java.util.ArrayList;
import java.util.List;

/** The bands of sets of hashes; {@link Fingerprint} says what they are for. */
final class MinHash {
    /** Bands of a set. */
    static final int BANDS = 6;

    /** Least hashes of a band. */
    static final int ROWS = 3;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private MinHash() {}

    /** The bands of a head and, where there is a good deal more, of the whole; a band of one is none of the other. */
    static List<Long> bands(int[] head, int[] all) {
        List<Long> bands = new ArrayList<>(2 * BANDS);
        add(bands, head, 1);
        if (all.length * 2 > head.length * 3) {
            add(bands, all, 1 + BANDS * ROWS);
        }
        return bands;
    }

    private static void add(List<Long> bands, int[] set, int firstOrder) {
        if (set.length == 0) {
            return;
        }
        for (int band = 0; band < BANDS; band++) {
            long hash = firstOrder;
            hash += band;
            for (int row = 0; row < ROWS; row++) {
                hash = mixed(hash * 31 + least(set, firstOrder + band * ROWS + row));
            }
            bands.add(hash);
        }
    }

    /** The least of a set under the order of a number. */
    private static long least(int[] set, int order) {
        long seed = order * GOLDEN;
        long least = Long.MAX_VALUE;
        for (int hash : set) {
            least = Math.min(least, mixed(hash ^ seed));
        }
        return least;
    }

    /** The finaliser of SplitMix64: every bit of the result hangs on every bit of the value. */
    static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
