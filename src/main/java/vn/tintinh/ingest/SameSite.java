package vn.tintinh.ingest;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Addresses that pages name, as far as they lead to the host that named them. */
final class SameSite {
    private SameSite() {}

    /** The URL, if it is one and of the host of {@code of}, with or without www. */
    static Optional<URI> uri(String named, URI of) {
        return uri(named).filter(url -> host(url).equals(host(of)));
    }

    /** The URL, if it is one. */
    static Optional<URI> uri(String named) {
        try {
            return Optional.of(URI.create(named));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String host(URI url) {
        return String.valueOf(url.getRawAuthority()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }
}
