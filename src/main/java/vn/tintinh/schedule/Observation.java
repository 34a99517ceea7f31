package vn.tintinh.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.PollPolicy;

/**
 * What is known of a source right after a poll.
 *
 * @param now when the poll ended
 * @param poll the bounds
 * @param ending of this poll
 * @param failures polls in a row that failed or were throttled, this one included; 0 when it was answered
 * @param published when the newest items were published, in any order; some 50 are enough
 * @param wishes what the source asks for
 */
public record Observation(
        Instant now, PollPolicy poll, Ending ending, int failures, List<Instant> published, Wishes wishes) {
    public Observation {
        requireNonNull(now);
        requireNonNull(poll);
        requireNonNull(ending);
        requireNonNull(wishes);
        published = List.copyOf(published);
        if (failures < 0) {
            throw new IllegalArgumentException("failures are counted from 0");
        }
    }

    /**
     * What a source asks of those who poll it.
     *
     * @param retryAt {@code Retry-After}: not before
     * @param maxAge {@code Cache-Control: max-age} or {@code Expires}: how long the answer stays fresh
     * @param ttl RSS {@code ttl} or {@code sy:updatePeriod} over {@code sy:updateFrequency}
     * @param skipHours RSS {@code skipHours}: 0–23, in GMT; others are passed over
     * @param skipDays RSS {@code skipDays}: English names, in GMT; others are passed over
     */
    public record Wishes(
            Optional<Instant> retryAt,
            Optional<Duration> maxAge,
            Optional<Duration> ttl,
            List<Integer> skipHours,
            List<String> skipDays) {
        /** None. */
        public static final Wishes NONE =
                new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

        public Wishes {
            skipHours = List.copyOf(skipHours);
            skipDays = List.copyOf(skipDays);
        }

        /** Those that stand in a feed. */
        public static Wishes of(FeedHead head) {
            Optional<Duration> ttl = head.ttlMinutes().isPresent()
                    ? Optional.of(Duration.ofMinutes(head.ttlMinutes().getAsInt()))
                    : Optional.empty();
            return new Wishes(Optional.empty(), Optional.empty(), ttl, head.skipHours(), head.skipDays());
        }

        /** These with what the HTTP answer says. */
        public Wishes withMaxAge(Optional<Duration> stated) {
            return new Wishes(retryAt, stated, ttl, skipHours, skipDays);
        }

        /** These with a time to come back. */
        public Wishes withRetryAt(Optional<Instant> stated) {
            return new Wishes(stated, maxAge, ttl, skipHours, skipDays);
        }
    }
}
