package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A file of the configuration as it would be saved, to see what the configuration would then be.
 *
 * @param file of the configuration directory; one below {@code sources/} need not exist
 * @param text all of it
 */
public record Draft(Path file, String text) {
    public Draft {
        requireNonNull(file);
        requireNonNull(text);
    }
}
