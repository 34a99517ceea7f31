package vn.tintinh.web;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What {@code Date} says, written once a second however many are answered. Any thread. Spec: RFC 9110 §6.6.1. */
final class DateLine {
    private static final DateTimeFormatter FORM = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private volatile Written latest = new Written(-1, "");

    DateLine(InstantSource clock) {
        this.clock = clock;
    }

    private record Written(long second, String text) {}

    /** Of now; the same object all through a second, but for threads that meet at its turn. */
    String now() {
        long second = clock.millis() / 1000;
        Written written = latest;
        if (written.second() != second) {
            written = new Written(second, FORM.format(Instant.ofEpochSecond(second)));
            latest = written;
        }
        return written.text();
    }
}
