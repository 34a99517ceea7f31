package vn.tintinh.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tintinh.web.Visitor;

/**
 * How long those must wait who guess at the password: each address, and all together, twice as long with every guess
 * after the first few. A guess counts as wrong from its beginning, so many at once are no way round. Lives on one event
 * loop; forgets the oldest of ten thousand addresses.
 */
final class LoginLimit {
    private static final int MOST_ADDRESSES = 10_000;
    private static final int FREE = 4;
    private static final int FREE_IN_ALL = 16;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_IN_ALL = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Tries> byAddress = new LinkedHashMap<>();
    private Tries inAll = Tries.NONE;

    LoginLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** Wrong guesses in a row, and when the last one was. */
    private record Tries(int count, Instant last) {
        static final Tries NONE = new Tries(0, Instant.EPOCH);

        Duration wait(int free, Duration longest, Instant now) {
            if (count < free) {
                return Duration.ZERO;
            }
            Duration grown = Duration.ofSeconds(1L << Math.min(count - free + 1, 20));
            Duration whole = grown.compareTo(longest) > 0 ? longest : grown;
            Duration left = Duration.between(now, last.plus(whole));
            return left.isNegative() ? Duration.ZERO : left;
        }

        Tries another(Instant now) {
            return new Tries(last.plus(FORGOTTEN).isBefore(now) ? 1 : count + 1, now);
        }
    }

    /** What is left of the wait; zero for who may guess now. */
    Duration left(String address) {
        Instant now = clock.instant();
        Duration own =
                byAddress.getOrDefault(Visitor.network(address), Tries.NONE).wait(FREE, LONGEST, now);
        Duration shared = inAll.wait(FREE_IN_ALL, LONGEST_IN_ALL, now);
        return own.compareTo(shared) > 0 ? own : shared;
    }

    /** A guess begins. */
    void tried(String address) {
        Instant now = clock.instant();
        Tries before = byAddress.remove(Visitor.network(address));
        byAddress.put(Visitor.network(address), (before == null ? Tries.NONE : before).another(now));
        inAll = inAll.another(now);
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    /** It was right. */
    void succeeded(String address) {
        byAddress.remove(Visitor.network(address));
        inAll = Tries.NONE;
    }
}
