package vn.tintinh.model;

import java.util.Arrays;
import java.util.Optional;

/** In what a channel is written. */
public enum Format {
    RSS("rss", "application/rss+xml; charset=utf-8"),
    ATOM("atom", "application/atom+xml; charset=utf-8"),
    JSON("json", "application/feed+json; charset=utf-8");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** In the URL, without the dot. */
    public String extension() {
        return extension;
    }

    /** The {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of an extension. */
    public static Optional<Format> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }
}
