package vn.tintinh.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What is known when an item's page is not there. Portals go down, are redesigned, and answer strangers with 404: so a
 * page is looked at twice, one that was never seen alive counts for little, and where many pages of a host vanish at
 * once none of the items goes before a day has passed.
 *
 * @param missingFor since its first miss; zero when this is the first
 * @param everAlive whether the page was ever seen alive
 * @param held whether many pages of the source were seen to vanish at once, and that is not over
 * @param checked pages of the host that were looked at since this one's first miss, this one included
 * @param missing those of them that are not there
 * @param liveSibling whether another page of the source was seen alive within a day
 */
public record Vanishing(
        Duration missingFor, boolean everAlive, boolean held, long checked, long missing, boolean liveSibling) {
    /** How long after the first miss a second one counts. */
    public static final Duration RECHECK = Duration.ofMinutes(10);

    private static final Duration CERTAIN = Duration.ofDays(1);
    private static final int MANY = 5;

    public Vanishing {
        requireNonNull(missingFor);
    }

    /** What to do. */
    public enum Decision {
        /** Look again soon. */
        LOOK_AGAIN,
        /** Many vanish at once: tell, wait, look again. */
        HOLD,
        /** It may never have been there for us: keep the item. */
        KEEP,
        /** Its publisher took it down. */
        REMOVE
    }

    /** Whether so many pages are missing that the host has another trouble than each of them. */
    public boolean isMany() {
        return missing >= MANY && missing * 2 > checked;
    }

    /** Decides. */
    public Decision decide() {
        if (missingFor.compareTo(RECHECK) < 0) {
            return Decision.LOOK_AGAIN;
        }
        if (held || isMany()) {
            return everAlive && missingFor.compareTo(CERTAIN) >= 0 ? Decision.REMOVE : Decision.HOLD;
        }
        return everAlive || liveSibling ? Decision.REMOVE : Decision.KEEP;
    }
}
