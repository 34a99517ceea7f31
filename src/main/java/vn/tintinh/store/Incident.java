package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Something about a source that an operator should look at, with a beginning and an end.
 *
 * @param since when it was first seen
 * @param last when it was last seen
 * @param evidence what was expected and what was found, some lines
 * @param resolvedAt when it was over; empty while it is open
 * @param acknowledgedAt when an admin said that it is known
 */
public record Incident(
        long id,
        String sourceId,
        Kind kind,
        Instant since,
        Instant last,
        String evidence,
        Optional<Instant> resolvedAt,
        Optional<Instant> acknowledgedAt) {
    /** What kind of thing. */
    public enum Kind {
        /** The listing is there, but what is read of it has nothing to do with what was known, or cannot be read. */
        LIST_LOST,
        /** The listing is there and shows no article any more. */
        LIST_EMPTIED,
        /** A selector of the admin matches nothing any more; detection stands in. */
        RULE_FAILS,
        /** Articles' pages are no longer laid out as learned, and what detection reads does not fit the listing. */
        ARTICLES_CHANGED,
        /** Bodies come out much shorter than the source's articles used to be. */
        BODIES_SHORT,
        /** Several articles have come out with one title. */
        TITLES_REPEAT,
        /** Ids or links of a feed stand for several items: items are told apart by what else they say. */
        IDS_SHARED,
        /** Items that are known come with other ids than before: they are known again by their links or titles. */
        IDS_CHANGE,
        /** The source's hub has taken our subscription and does not deliver what polls find. */
        HUB_SILENT,
        /** Items of a feed, or articles, suddenly have no date, link or title, where those before had one. */
        FIELDS_LOST,
        /** The source answers, and has published nothing for longer than its rhythm explains. */
        SILENT,
        /** The source could not be read for a day. */
        UNREAD,
        /** The source is dead: it has failed for a week, its name is gone, or it says so itself. */
        DEAD,
        /** The source does not let us in. */
        BLOCKED,
        /** Many pages of items have vanished at once: none of the items is removed for it before a day has passed. */
        PAGES_VANISHED;

        private static final Set<Kind> DRIFTS = EnumSet.of(
                LIST_LOST, LIST_EMPTIED, RULE_FAILS, ARTICLES_CHANGED, BODIES_SHORT, TITLES_REPEAT, FIELDS_LOST);

        /** Whether it says that what the source sends is no longer made as it was. */
        public boolean isDrift() {
            return DRIFTS.contains(this);
        }
    }

    public Incident {
        requireNonNull(sourceId);
        requireNonNull(kind);
        requireNonNull(since);
        requireNonNull(last);
        requireNonNull(evidence);
        requireNonNull(resolvedAt);
        requireNonNull(acknowledgedAt);
    }
}
