package vn.tintinh.net;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One GET to be made.
 *
 * @param url http or https; what else it is, is refused as a value
 * @param headers beside those that {@link Outbound} sets itself: Host, User-Agent, Accept-Encoding
 * @param budget time for the exchange, the wait for the host's turn not counted
 */
public record Call(URI url, Map<String, String> headers, Duration budget) {
    public Call {
        requireNonNull(url);
        requireNonNull(budget);
        headers = Map.copyOf(headers);
    }
}
