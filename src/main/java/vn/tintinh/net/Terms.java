package vn.tintinh.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import vn.tintinh.model.Limits;

/**
 * On what terms the outside is called.
 *
 * @param guard which addresses may be called
 * @param hostGap time between the end of one request to a host and the start of the next
 * @param patience how long a request may wait for its host's turn before it is given up
 * @param limits of one request
 * @param userAgent who we say that we are, with a contact
 */
public record Terms(AddressGuard guard, Duration hostGap, Duration patience, Limits limits, String userAgent) {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    public Terms {
        requireNonNull(guard);
        requireNonNull(limits);
        if (hostGap.isNegative() || patience.isNegative() || userAgent.isBlank()) {
            throw new IllegalArgumentException("times are not negative, and a caller has a name");
        }
    }

    /**
     * The usual terms: a request waits for its host's turn at most a minute, or twenty gaps where that is longer.
     *
     * @param allow addresses and ranges that may be called although they are not public
     * @throws IllegalArgumentException when an entry of {@code allow} is none
     */
    public static Terms of(List<String> allow, Duration hostGap, Limits limits, String userAgent) {
        Duration gaps = hostGap.multipliedBy(20);
        Duration patience = gaps.compareTo(A_MINUTE) > 0 ? gaps : A_MINUTE;
        return new Terms(AddressGuard.allowing(allow), hostGap, patience, limits, userAgent);
    }
}
