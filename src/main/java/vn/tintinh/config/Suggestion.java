package vn.tintinh.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import vn.tintinh.text.Slug;

/** What an operator who misspelt a word probably meant: the nearest known one, if it is near enough. */
final class Suggestion {
    private static final int LONGEST = 60;

    private Suggestion() {}

    /** {@code ": did you mean 'x'?"}, or else the given words. */
    static String or(String written, Collection<String> known, String otherwise) {
        return nearest(written, known)
                .map(word -> ": did you mean '" + word + "'?")
                .orElse(": " + otherwise);
    }

    /** The known word that is the fewest typing errors away, at most a third of its letters, accents not counted. */
    static Optional<String> nearest(String written, Collection<String> known) {
        String wanted = folded(written);
        return known.stream()
                .map(word -> new Candidate(word, distance(wanted, folded(word))))
                .filter(candidate ->
                        candidate.distance() <= Math.max(1, candidate.word().length() / 3))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    private record Candidate(String word, int distance) {}

    private static String folded(String word) {
        return Slug.of(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
