package vn.tintinh.text;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import vn.tintinh.model.DayMonthOrder;

/**
 * How one source writes its dates, found out from all of them together and never from one item.
 *
 * @param order which number of {@code 4/8/2017} is the day
 * @param falseGmt whether the source labels local times GMT
 */
public record DateHabits(DayMonthOrder order, boolean falseGmt) {
    /** What is assumed of a source of which nothing is known. */
    public static final DateHabits USUAL = new DateHabits(DayMonthOrder.DMY, false);

    /** Checks the parts. */
    public DateHabits {
        requireNonNull(order);
    }

    /** What the dates of one fetch of a source show; what they do not show is as usual. */
    public static DateHabits of(Collection<String> texts, Instant now, ZoneId zone) {
        return new DateHabits(
                DateReader.orderOf(texts).orElse(DayMonthOrder.DMY), DateReader.falseGmt(texts, now, zone));
    }

    /** The same habits with an order that is known already. */
    public DateHabits withOrder(DayMonthOrder known) {
        return new DateHabits(known, falseGmt);
    }
}
