package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

/**
 * One of the things by which an item is known again. Two items of one source that share a key are the same item.
 *
 * @param kind what the key was made of, the strongest first
 * @param value the key; compared to the letter
 */
public record ItemKey(Kind kind, String value) {
    /** What a key is made of, in order of trust. */
    public enum Kind {
        GUID,
        URL,
        URL_ID,
        TITLE_DAY
    }

    public ItemKey {
        requireNonNull(kind);
        requireNonNull(value);
    }

    /** {@code guid:…}: how the key is stored. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ":" + value;
    }
}
