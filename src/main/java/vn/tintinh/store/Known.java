package vn.tintinh.store;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Precision;

/**
 * What must be known of a stored item to tell whether a run brings anything new of it.
 *
 * @param keys how many it has
 * @param removed it was taken down by hand, and stays so
 * @param vanished its page was seen to be gone
 * @param partial it is no more than a listing told
 * @param stale its last sight was written more than a day ago
 */
record Known(
        String id,
        UUID fingerprint,
        @Nullable OffsetDateTime published,
        OffsetDateTime firstSeen,
        int keys,
        DateBasis basis,
        Precision precision,
        boolean partial,
        boolean removed,
        boolean vanished,
        boolean stale) {

    static Known of(Row row) {
        return new Known(
                row.getString("id"),
                row.getUUID("fingerprint"),
                row.getOffsetDateTime("published"),
                row.getOffsetDateTime("first_seen"),
                row.getInteger("keys"),
                Rows.named(DateBasis.class, row.getString("date_basis")),
                Rows.named(Precision.class, row.getString("precision")),
                row.getBoolean("partial"),
                row.getBoolean("removed"),
                row.getBoolean("vanished"),
                row.getBoolean("stale"));
    }

    /** Whether a run brings another text, another topic or a better date; a listing never betters a page. */
    boolean revisedBy(Draft draft) {
        boolean worse = draft.found().partial() && !partial;
        boolean whole = partial && !draft.found().partial();
        return !removed && !worse && (whole || !fingerprint.equals(draft.fingerprint()) || datedBetterBy(draft));
    }

    /**
     * Whether the date of publication is to be replaced. A date is kept as it was first read unless a better source
     * for it turns up, or it is written more exactly, or differs by more than its precision explains: "2 hours ago" is
     * another instant at every poll. Nothing was published after it was seen: a source that one day dates all of its
     * old items anew is not believed.
     */
    boolean datedBetterBy(Draft draft) {
        OffsetDateTime now = draft.published();
        if (now == null) {
            return false;
        }
        if (published == null) {
            return true;
        }
        if (now.isAfter(firstSeen) && !published.isAfter(firstSeen)) {
            return false;
        }
        int better = basis.compareTo(draft.item().dateBasis());
        if (better != 0) {
            return better > 0;
        }
        int finer = precision.compareTo(draft.item().precision());
        if (basis == DateBasis.UPDATED || finer < 0) {
            return false;
        }
        Duration difference = Duration.between(published, now).abs();
        return difference.compareTo(finer > 0 ? Duration.ZERO : tolerance(precision)) > 0;
    }

    private static Duration tolerance(Precision precision) {
        return switch (precision) {
            case SECOND -> Duration.ofMillis(1);
            case MINUTE -> Duration.ofMinutes(2);
            case HOUR -> Duration.ofHours(2);
            case DAY -> Duration.ofDays(2);
            case WEEK -> Duration.ofDays(14);
            case MONTH -> Duration.ofDays(62);
            case YEAR -> Duration.ofDays(731);
        };
    }
}
