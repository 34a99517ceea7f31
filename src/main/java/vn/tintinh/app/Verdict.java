package vn.tintinh.app;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tintinh.ingest.Guess;
import vn.tintinh.ingest.Seen;
import vn.tintinh.ingest.SeenItem;
import vn.tintinh.model.VietnamTime;

/**
 * What is made of a look at a source that is not polled yet.
 *
 * @param advice what to do
 * @param why one sentence
 */
record Verdict(Advice advice, String why) {
    private static final Duration OLD = Duration.ofDays(90);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    Verdict {
        requireNonNull(advice);
        requireNonNull(why);
    }

    /** What to do with a source. */
    enum Advice {
        /** Everything that was looked at could be read, and is new. */
        ENABLE("✓"),
        /** It brings something, and a person should look at it first. */
        LOOK("?"),
        /** It brings nothing. */
        LEAVE("✗");

        private final String mark;

        Advice(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /** Of a look. */
    static Verdict of(Seen seen, Instant now) {
        if (seen.problem().isPresent() || seen.items().isEmpty()) {
            return new Verdict(Advice.LEAVE, seen.problem().orElse("it brings no items"));
        }
        List<SeenItem> unread =
                seen.items().stream().filter(item -> item.problem().isPresent()).toList();
        if (!unread.isEmpty()) {
            return look(unread.size() + " of its articles could not be read: "
                    + unread.get(0).problem().orElseThrow());
        }
        Optional<Instant> newest =
                seen.items().stream().flatMap(item -> item.published().stream()).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return look("none of its " + seen.items().size() + " items has a date");
        }
        if (newest.get().isBefore(now.minus(OLD))) {
            return look("its newest item is of " + DAY.format(LocalDate.ofInstant(newest.get(), VietnamTime.ZONE)));
        }
        if (!seen.guess().doubts().isEmpty()) {
            return look("unsure of "
                    + seen.guess().doubts().stream().map(Guess.Doubt::sentence).collect(Collectors.joining("; ")));
        }
        return new Verdict(
                Advice.ENABLE,
                (seen.isPage() ? "a page that lists " : "a feed of ")
                        + seen.items().size() + " items, the newest of "
                        + DAY.format(LocalDate.ofInstant(newest.get(), VietnamTime.ZONE)));
    }

    private static Verdict look(String why) {
        return new Verdict(Advice.LOOK, why);
    }
}
