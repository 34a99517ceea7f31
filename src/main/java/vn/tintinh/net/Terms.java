package vn.tintinh.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
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
    public Terms {
        requireNonNull(guard);
        requireNonNull(limits);
        if (hostGap.isNegative() || patience.isNegative() || userAgent.isBlank()) {
            throw new IllegalArgumentException("times are not negative, and a caller has a name");
        }
    }
}
