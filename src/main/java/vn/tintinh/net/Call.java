package vn.tintinh.net;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import vn.tintinh.model.Tls;

/**
 * One request to be made.
 *
 * @param url http or https; what else it is, is refused as a value
 * @param headers beside those that {@link Outbound} sets itself: Host, User-Agent, Accept-Encoding
 * @param budget time for the exchange, the wait for the host's turn not counted
 * @param tls what the server must show
 * @param gap time until the next request to the host at least, where the site asks for more than is usual
 * @param urgency whether it may wait for its host's turn
 */
public record Call(URI url, Map<String, String> headers, Duration budget, Tls tls, Duration gap, Urgency urgency) {
    public Call {
        requireNonNull(url);
        requireNonNull(budget);
        requireNonNull(tls);
        requireNonNull(gap);
        requireNonNull(urgency);
        headers = Map.copyOf(headers);
    }

    /** A usual one. */
    public Call(URI url, Map<String, String> headers, Duration budget) {
        this(url, headers, budget, Tls.STRICT, Duration.ZERO);
    }

    /** One that may wait. */
    public Call(URI url, Map<String, String> headers, Duration budget, Tls tls, Duration gap) {
        this(url, headers, budget, tls, gap, Urgency.USUAL);
    }
}
