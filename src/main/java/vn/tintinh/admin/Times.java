package vn.tintinh.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.web.Language;

/**
 * Times as admins read them: how long ago or until then, and exactly, in Việt Nam's time.
 *
 * @param now when the page is made
 */
record Times(Language language, Instant now) {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu", Locale.ROOT).withZone(VietnamTime.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);

    AdminViews.When when(Instant time) {
        return when(time, words(time));
    }

    /** When something is to be done: that the time has come says nothing of how long ago that was. */
    AdminViews.When due(Instant time) {
        return time.isAfter(now) ? when(time) : when(time, language.say("ngay bây giờ", "now"));
    }

    /** HTML knows no more than milliseconds. */
    private static AdminViews.When when(Instant time, String words) {
        return new AdminViews.When(time.truncatedTo(ChronoUnit.SECONDS).toString(), EXACT.format(time), words);
    }

    /** {@code 5 phút trước}, {@code sau 3 giờ}. */
    private String words(Instant time) {
        Duration since = Duration.between(time, now);
        if (since.toSeconds() < 5 && !since.isNegative()) {
            return language.say("vừa xong", "just now");
        }
        return since.isNegative()
                ? language.say("sau ", "in ") + length(since.abs())
                : length(since) + language.say(" trước", " ago");
    }

    /** A length of time in the one unit that tells it best. */
    String length(Duration length) {
        if (length.toSeconds() < 120) {
            return length.toSeconds() + language.say(" giây", " s");
        }
        if (length.toMinutes() < 120) {
            return length.toMinutes() + language.say(" phút", " min");
        }
        return length.toHours() < 72
                ? length.toHours() + language.say(" giờ", " h")
                : length.toDays() + language.say(" ngày", " days");
    }

    /** {@code 350 ms}, {@code 1,2 s}. */
    String latency(Duration took) {
        return took.toMillis() < 1000
                ? took.toMillis() + " ms"
                : String.format(
                        language == Language.ENGLISH ? Locale.ROOT : Locale.forLanguageTag("vi"),
                        "%.1f s",
                        took.toMillis() / 1000.0);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, VietnamTime.ZONE);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
