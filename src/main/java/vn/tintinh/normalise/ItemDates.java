package vn.tintinh.normalise;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.VietnamTime;

/**
 * When an item was published and changed, and how that is known.
 *
 * <p>A date before 1990 or more than a day ahead is no date: it says that a program had none. A date up to a day ahead
 * is kept (zones are mistaken), and what is shown is never later than first sight.
 *
 * @param published empty when only first sight is known
 * @param updated empty when unknown or not after {@code published}
 */
record ItemDates(Optional<Instant> published, Optional<Instant> updated, DateBasis basis, Precision precision) {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    /** {@code …-20251224183630500.htm}: year to milliseconds, as one family of newspapers numbers its articles. */
    private static final Pattern STAMP = Pattern.compile(
            "(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])([0-2][0-9])([0-5][0-9])([0-5][0-9])[0-9]{0,4}(?![0-9])");

    private static final Pattern PATH =
            Pattern.compile("/((?:19|20)[0-9]{2})[/-]([01]?[0-9])[/-]([0-3]?[0-9])(?![0-9])");
    private static final Pattern DAY = Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])");

    /** What is said of publishing; else what the URL shows; else, or for the hour of the same day, what is said of changes. */
    static ItemDates of(Optional<ReadDate> published, Optional<ReadDate> updated, Optional<String> link, Instant now) {
        Optional<ReadDate> first = published.filter(date -> isPlausible(date.instant(), now));
        Optional<ReadDate> last = updated.filter(date -> isPlausible(date.instant(), now));
        Optional<ReadDate> inUrl = link.flatMap(ItemDates::inUrl).filter(date -> isPlausible(date.instant(), now));
        if (first.isPresent()) {
            return known(refined(first.get(), inUrl), last, DateBasis.PUBLISHED);
        }
        Optional<ReadDate> better = inUrl.filter(url -> url.precision() == Precision.SECOND
                || last.filter(change -> day(change).equals(day(url))).isEmpty());
        if (better.isPresent()) {
            return known(better.get(), last, DateBasis.URL);
        }
        if (last.isPresent()) {
            return known(last.get(), last, DateBasis.UPDATED);
        }
        return unknown();
    }

    /** Only first sight is known. */
    static ItemDates unknown() {
        return new ItemDates(Optional.empty(), Optional.empty(), DateBasis.FIRST_SEEN, Precision.SECOND);
    }

    private static ItemDates known(ReadDate published, Optional<ReadDate> updated, DateBasis basis) {
        return new ItemDates(
                Optional.of(published.instant()),
                updated.map(ReadDate::instant).filter(instant -> instant.isAfter(published.instant())),
                basis,
                published.precision());
    }

    /** A bare day becomes the second that the URL shows, where both name the same day. */
    private static ReadDate refined(ReadDate said, Optional<ReadDate> inUrl) {
        return inUrl.filter(url -> said.precision() == Precision.DAY && url.precision() == Precision.SECOND)
                .filter(url -> day(url).equals(day(said)))
                .orElse(said);
    }

    private static LocalDate day(ReadDate date) {
        return LocalDate.ofInstant(date.instant(), VietnamTime.ZONE);
    }

    private static boolean isPlausible(Instant instant, Instant now) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(now.plus(MOST_AHEAD));
    }

    /** The date among the digits of a URL. */
    static Optional<ReadDate> inUrl(String url) {
        int host = url.indexOf("//");
        String path = url.substring(Math.max(0, url.indexOf('/', host < 0 ? 0 : host + 2)));
        Matcher stamp = STAMP.matcher(path);
        if (stamp.find()) {
            return date(stamp, 6);
        }
        Matcher days = PATH.matcher(path);
        if (days.find()) {
            return date(days, 3);
        }
        Matcher day = DAY.matcher(path);
        return day.find() ? date(day, 3) : Optional.empty();
    }

    private static Optional<ReadDate> date(Matcher digits, int fields) {
        int[] field = new int[6];
        for (int i = 0; i < fields; i++) {
            field[i] = Integer.parseInt(digits.group(i + 1));
        }
        try {
            LocalDateTime local = LocalDateTime.of(field[0], field[1], field[2], field[3], field[4], field[5]);
            Precision precision = fields == 6 ? Precision.SECOND : Precision.DAY;
            return Optional.of(new ReadDate(local.atZone(VietnamTime.ZONE).toInstant(), precision));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
