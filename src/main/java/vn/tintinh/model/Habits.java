package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a source publishes, as far as its bodies have shown: kept from run to run, as most polls bring no body.
 *
 * @param moments when it published, to the minute, each once, oldest first; the newest hundred
 * @param ttl RSS {@code ttl} or {@code sy:updatePeriod} over {@code sy:updateFrequency}
 * @param skipHours RSS {@code skipHours}: 0–23, in GMT
 * @param skipDays RSS {@code skipDays}: English names, in GMT
 */
public record Habits(List<Instant> moments, Optional<Duration> ttl, List<Integer> skipHours, List<String> skipDays) {
    /** Nothing is known yet. */
    public static final Habits NONE = new Habits(List.of(), Optional.empty(), List.of(), List.of());

    private static final int MOST_MOMENTS = 100;

    public Habits {
        moments = List.copyOf(moments);
        requireNonNull(ttl);
        skipHours = List.copyOf(skipHours);
        skipDays = List.copyOf(skipDays);
    }

    /** With further moments; those after {@code now} are none. */
    public Habits published(Collection<Instant> times, Instant now) {
        List<Instant> all = Stream.concat(
                        moments.stream(),
                        times.stream()
                                .filter(time -> !time.isAfter(now))
                                .map(time -> time.truncatedTo(ChronoUnit.MINUTES)))
                .sorted()
                .distinct()
                .toList();
        return new Habits(all.subList(Math.max(0, all.size() - MOST_MOMENTS), all.size()), ttl, skipHours, skipDays);
    }

    /** With what a feed asks of those who poll it. */
    public Habits asking(FeedHead head) {
        Optional<Duration> minutes = head.ttlMinutes().isPresent()
                ? Optional.of(Duration.ofMinutes(head.ttlMinutes().getAsInt()))
                : Optional.empty();
        return new Habits(moments, minutes, head.skipHours(), head.skipDays());
    }
}
