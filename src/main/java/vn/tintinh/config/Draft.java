package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A file of sources as it would be saved, to see what the configuration would then be.
 *
 * @param file below {@code sources/} of the configuration directory; it need not exist
 * @param text all of it
 */
public record Draft(Path file, String text) {
    public Draft {
        requireNonNull(file);
        requireNonNull(text);
    }
}
