package vn.tintinh.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tintinh.net.Outbound;

/**
 * Hosts that have asked for fewer requests as a whole, and until when nothing is asked of them. One address that is
 * throttled says nothing of its host; a second one before the first may be asked again does, and so does robots.txt,
 * which is asked for once a day. In memory: another node finds out by itself. For all threads.
 */
final class ClosedHosts {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Where the server names no time. */
    private static final Duration UNSAID = Duration.ofMinutes(5);

    private static final int MOST_HOSTS = 10_000;

    private final Cache<String, Complaint> complaints =
            Caffeine.newBuilder().maximumSize(MOST_HOSTS).build();

    /**
     * What a host said last.
     *
     * @param of the address that was throttled
     * @param until when it may be asked again
     * @param closedUntil when the host may be asked again
     */
    private record Complaint(URI of, Instant until, Instant closedUntil) {}

    /** The answer that needs no request; empty where the host is open. */
    Optional<FetchResult> answer(URI url, Instant now) {
        String host = Outbound.host(url);
        return Optional.ofNullable(complaints.getIfPresent(host))
                .map(Complaint::closedUntil)
                .filter(now::isBefore)
                .map(until -> new FetchResult.Throttled(
                        Optional.of(until),
                        host + " has asked for fewer requests; nothing is asked of it until " + until));
    }

    /** An address was throttled by its server. */
    void throttled(URI url, Accept what, FetchResult.Throttled answer, Instant now) {
        Instant stated = answer.retryAt().orElse(now.plus(UNSAID));
        Instant until = stated.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : stated;
        complaints.asMap().compute(Outbound.host(url), (host, before) -> {
            boolean isSecond = before != null
                    && now.isBefore(before.until())
                    && !before.of().equals(url);
            boolean closes = isSecond || what == Accept.ROBOTS;
            Instant closed = before == null ? Instant.MIN : before.closedUntil();
            return new Complaint(url, until, closes && until.isAfter(closed) ? until : closed);
        });
    }
}
