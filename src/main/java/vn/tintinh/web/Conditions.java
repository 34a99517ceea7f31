package vn.tintinh.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.publish.Rendition;

/**
 * Whether a reader has what it asks for already. {@code If-None-Match} is looked at first, and alone when it is there.
 * Spec: RFC 9110 §13.1.2, §13.1.3, §13.2.2.
 */
final class Conditions {
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<DateTimeFormatter> DATES =
            List.of(DateTimeFormatter.RFC_1123_DATE_TIME, RFC_850, ASCTIME);

    private Conditions() {}

    /** Whether {@code 304 Not Modified} is the answer. */
    static boolean unchanged(MultiMap headers, Rendition.Body body, Optional<Rendition.LastModified> lastModified) {
        List<String> tags = headers.getAll(HttpHeaders.IF_NONE_MATCH);
        if (!tags.isEmpty()) {
            return tags.stream().anyMatch(line -> names(line, body.tag()));
        }
        String since = headers.get(HttpHeaders.IF_MODIFIED_SINCE);
        return since != null
                && lastModified.map(last -> isUnchangedSince(last, since)).orElse(false);
    }

    /** Whether a list of entity tags names one, or is the star; compared weakly, as proxies weaken tags. */
    static boolean names(String line, String tag) {
        if (line.equals(tag) || line.strip().equals("*")) {
            return true;
        }
        for (int open = line.indexOf('"'); open >= 0; ) {
            int close = line.indexOf('"', open + 1);
            if (close < 0) {
                return false;
            }
            if (close + 1 - open == tag.length() && line.startsWith(tag, open)) {
                return true;
            }
            open = line.indexOf('"', close + 1);
        }
        return false;
    }

    private static boolean isUnchangedSince(Rendition.LastModified last, String since) {
        return last.text().equals(since)
                || date(since).map(date -> !last.at().isAfter(date)).orElse(false);
    }

    /** An HTTP date in one of its three forms; empty for anything else, which is to be ignored. */
    static Optional<Instant> date(String text) {
        return DATES.stream()
                .flatMap(format -> date(text.strip(), format).stream())
                .findFirst();
    }

    private static Optional<Instant> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(Instant.from(format.parse(text)));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }
}
