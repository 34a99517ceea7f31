package vn.tintinh.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How often a channel brings something new, told from the times of its items. */
final class Rhythm {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int NEWEST = 20;

    private Rhythm() {}

    /** A quarter of the median gap between the newest items, between one and fifteen minutes. */
    static Duration maxAge(List<Instant> times) {
        List<Instant> newest =
                times.stream().sorted(Comparator.reverseOrder()).limit(NEWEST).toList();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < newest.size(); i++) {
            gaps.add(Duration.between(newest.get(i), newest.get(i - 1)));
        }
        if (gaps.isEmpty()) {
            return SHORTEST;
        }
        gaps.sort(Comparator.naturalOrder());
        Duration age = Duration.ofSeconds(gaps.get(gaps.size() / 2).toSeconds() / 4);
        if (age.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }
}
