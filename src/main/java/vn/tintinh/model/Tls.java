package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What one source's server must show before an encrypted connection to it is used. Everything but {@link #STRICT} is an
 * operator's exception for one old server.
 *
 * @param verify false: any certificate will do
 * @param pin SHA-256 of the one certificate that will do, 64 hexadecimal digits in lower case; its signer, names and
 *     dates make no difference then
 * @param protocols versions that are offered, as Java calls them ({@code TLSv1.2}); empty: those that are safe
 */
public record Tls(boolean verify, Optional<String> pin, List<String> protocols) {
    /** A valid certificate for the name, over a version that is safe. */
    public static final Tls STRICT = new Tls(true, Optional.empty(), List.of());

    public Tls {
        requireNonNull(pin);
        protocols = List.copyOf(protocols);
        if (pin.filter(digest -> !digest.matches("[0-9a-f]{64}")).isPresent()) {
            throw new IllegalArgumentException("a pin is a SHA-256: 64 hexadecimal digits");
        }
    }
}
