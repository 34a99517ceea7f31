package vn.tintinh.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.publish.Rendition;

/**
 * What a reader's preconditions come to, in the order that is asked for: {@code If-Match}, else
 * {@code If-Unmodified-Since}; then {@code If-None-Match}, else {@code If-Modified-Since}. Spec: RFC 9110 §13.
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
            List.of(DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT), RFC_850, ASCTIME);

    private static final CharSequence IF_UNMODIFIED_SINCE = HttpHeaders.createOptimized("if-unmodified-since");

    private Conditions() {}

    /** What preconditions come to. */
    enum Outcome {
        /** The reader is to have the whole. */
        CHANGED,
        /** It has it already: {@code 304}. */
        UNCHANGED,
        /** It wants another state than there is: {@code 412}. */
        FAILED
    }

    /** Of a {@code GET} or {@code HEAD}. */
    static Outcome check(MultiMap headers, Rendition.Body body, Optional<Rendition.LastModified> lastModified) {
        if (headers.contains(HttpHeaders.IF_MATCH)) {
            if (headers.getAll(HttpHeaders.IF_MATCH).stream().noneMatch(line -> names(line, body.tag(), true))) {
                return Outcome.FAILED;
            }
        } else if (headers.contains(IF_UNMODIFIED_SINCE)
                && changedSince(lastModified, headers.getAll(IF_UNMODIFIED_SINCE))) {
            return Outcome.FAILED;
        }
        String known = headers.get(HttpHeaders.IF_NONE_MATCH);
        if (known != null) {
            return known.equals(body.tag())
                            || headers.getAll(HttpHeaders.IF_NONE_MATCH).stream()
                                    .anyMatch(line -> names(line, body.tag(), false))
                    ? Outcome.UNCHANGED
                    : Outcome.CHANGED;
        }
        boolean had = headers.contains(HttpHeaders.IF_MODIFIED_SINCE)
                && unchangedSince(lastModified, headers.getAll(HttpHeaders.IF_MODIFIED_SINCE));
        return had ? Outcome.UNCHANGED : Outcome.CHANGED;
    }

    private static boolean unchangedSince(Optional<Rendition.LastModified> lastModified, List<String> lines) {
        if (lines.size() != 1 || lastModified.isEmpty()) {
            return false;
        }
        Rendition.LastModified last = lastModified.get();
        return last.text().equals(lines.get(0))
                || date(lines.get(0)).filter(date -> !last.at().isAfter(date)).isPresent();
    }

    private static boolean changedSince(Optional<Rendition.LastModified> lastModified, List<String> lines) {
        return lines.size() == 1
                && lastModified.isPresent()
                && date(lines.get(0))
                        .filter(date -> lastModified.get().at().isAfter(date))
                        .isPresent();
    }

    /**
     * Whether a list of entity tags names one, or is the star.
     *
     * @param strongly a weak tag names nothing; else it names as a strong one does, as proxies weaken tags
     */
    static boolean names(String line, String tag, boolean strongly) {
        if (line.equals(tag) || line.strip().equals("*")) {
            return true;
        }
        for (int open = line.indexOf('"'); open >= 0; ) {
            int close = line.indexOf('"', open + 1);
            if (close < 0) {
                return false;
            }
            if (close + 1 - open == tag.length()
                    && line.startsWith(tag, open)
                    && !(strongly && line.startsWith("W/", open - 2))) {
                return true;
            }
            open = line.indexOf('"', close + 1);
        }
        return false;
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
