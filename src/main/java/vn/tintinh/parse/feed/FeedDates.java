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

    private FeedDates(Instant now, ZoneId zone, DateHabits habits) {
        this.now = now;
        this.zone = zone;
        this.habits = habits;
    }

    /**
     * How the dates of a feed are to be read.
     *
     * @param texts all of them
     * @param known the order that the source was found to write before, where these dates prove none
     */
    static FeedDates of(Collection<String> texts, Instant now, ZoneId zone, Optional<DayMonthOrder> known) {
        DayMonthOrder order = DateReader.orderOf(texts).or(() -> known).orElse(DayMonthOrder.DMY);
        return new FeedDates(now, zone, DateHabits.of(texts, now, zone).withOrder(order));
    }

    /** The date of a text; empty where it is none. */
    Optional<ReadDate> read(String text) {
        return text.length() > MAX_LENGTH ? Optional.empty() : DateReader.read(text, now, zone, habits);
    }

    /** Whether a label of UTC was found to be false. */
    boolean liesAboutUtc() {
        return habits.falseGmt();
    }
}
