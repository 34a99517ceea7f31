package vn.tintinh.parse.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.ReadDate;
import vn.tintinh.text.DateHabits;
import vn.tintinh.text.DateReader;

/**
 * The dates of one feed, read alike: which of two numbers is the day, and whether {@code GMT} is a lie, is decided over
 * all of them and never for one.
 */
final class FeedDates {
    private static final int MAX_LENGTH = 100;

    private final Instant now;
    private final ZoneId zone;
    private final DateHabits habits;
    private final Optional<DayMonthOrder> proven;

    private FeedDates(Instant now, ZoneId zone, DateHabits habits, Optional<DayMonthOrder> proven) {
        this.now = now;
        this.zone = zone;
        this.habits = habits;
        this.proven = proven;
    }

    /**
     * How the dates of a feed are to be read.
     *
     * @param texts all of them
     * @param known the order that the source was found to write before, where these dates prove none
     */
    static FeedDates of(Collection<String> texts, Instant now, ZoneId zone, Optional<DayMonthOrder> known) {
        Optional<DayMonthOrder> proven = DateReader.orderOf(texts).or(() -> known);
        DayMonthOrder order = proven.orElse(DayMonthOrder.DMY);
        return new FeedDates(now, zone, DateHabits.of(texts, now, zone).withOrder(order), proven);
    }

    /** The date of a text; empty where it is none. */
    Optional<ReadDate> read(String text) {
        return text.length() > MAX_LENGTH ? Optional.empty() : DateReader.read(text, now, zone, habits);
    }

    /** The order that these dates prove, or earlier ones of the source did; empty while nothing is proven. */
    Optional<DayMonthOrder> proven() {
        return proven;
    }

    /** Whether a label of UTC was found to be false. */
    boolean liesAboutUtc() {
        return habits.falseGmt();
    }
}
