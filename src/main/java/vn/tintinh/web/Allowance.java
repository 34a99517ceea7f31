package vn.tintinh.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often something may be done in a while: by one visitor, and by all together. In the memory of this node, and
 * bounded: of more visitors than fit, the longest known are forgotten. Any thread.
 */
final class Allowance {
    private static final int MOST_VISITORS = 10_000;
    private static final String EVERYBODY = "";

    private final int each;
    private final int all;
    private final Cache<String, AtomicInteger> done;
    private final Cache<String, AtomicInteger> together;

    /**
     * Nothing is done yet.
     *
     * @param each times by one visitor
     * @param all times by all
     * @param period counted from the first time on
     */
    Allowance(int each, int all, Duration period, Ticker ticker) {
        this.each = each;
        this.all = all;
        this.done = counters(period, ticker);
        this.together = counters(period, ticker);
    }

    private static Cache<String, AtomicInteger> counters(Duration period, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_VISITORS)
                .expireAfterWrite(period)
                .ticker(ticker)
                .build();
    }

    /** Counts one time; false, and nothing counted for all, when it is one too many. */
    boolean take(Optional<String> visitor) {
        boolean own = visitor.map(who -> counted(done, who, each)).orElse(true);
        return own && counted(together, EVERYBODY, all);
    }

    private static boolean counted(Cache<String, AtomicInteger> counters, String who, int most) {
        return counters.get(who, first -> new AtomicInteger()).incrementAndGet() <= most;
    }
}
