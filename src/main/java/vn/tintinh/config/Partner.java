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
 * @param origins scheme, host and port, nothing else, as browsers write them
 * @param theme {@code light}, {@code dark} or {@code auto}: what a block looks like that does not say
 * @param colours those of a block that does not say
 */
public record Partner(String id, String name, List<URI> origins, Optional<String> theme, Colours colours) {
    /**
     * Colours of a site's own, each as {@code #a9231b}.
     *
     * @param accent of rules and of what has the focus
     * @param background behind everything
     * @param text of everything
     */
    public record Colours(Optional<String> accent, Optional<String> background, Optional<String> text) {
        /** Those of the theme. */
        public static final Colours NONE = new Colours(Optional.empty(), Optional.empty(), Optional.empty());

        public Colours {
            requireNonNull(accent);
            requireNonNull(background);
            requireNonNull(text);
        }
    }

    public Partner {
        requireNonNull(id);
        requireNonNull(name);
        origins = List.copyOf(origins);
        requireNonNull(theme);
        requireNonNull(colours);
    }
}
