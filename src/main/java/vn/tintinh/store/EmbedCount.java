package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import vn.tintinh.model.ConstantName;

/**
 * How often blocks were asked for on behalf of a partner.
 *
 * @param partner its id
 * @param since begin of the hour, or of the day in Việt Nam
 * @param way how they are shown
 * @param shown times, 1 or more
 */
public record EmbedCount(String partner, Instant since, Way way, long shown) {
    /** How a block comes into a page. */
    public enum Way {
        /** An iframe. */
        FRAME,
        /** What the custom element reads. */
        SCRIPT,
        /** HTML that the page's server includes. */
        FRAGMENT;

        /** As the database and metrics have it. */
        public String label() {
            return ConstantName.of(this);
        }
    }

    public EmbedCount {
        requireNonNull(partner);
        requireNonNull(since);
        requireNonNull(way);
        if (shown < 1) {
            throw new IllegalArgumentException("what was never shown is not counted");
        }
    }
}
