package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A site that is allowed to frame or script our blocks.
 *
 * @param id stable; {@code [a-z0-9-]+}
 * @param name as people call the site
 * @param origins scheme, host and port, nothing else
 * @param theme {@code light}, {@code dark} or {@code auto}
 */
public record Partner(String id, String name, List<URI> origins, Optional<String> theme) {
    public Partner {
        requireNonNull(id);
        requireNonNull(name);
        origins = List.copyOf(origins);
    }
}
