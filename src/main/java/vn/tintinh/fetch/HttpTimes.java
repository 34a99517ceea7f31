package vn.tintinh.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.net.Answer;

/** The times that the headers of an answer speak of. Spec: RFC 9110 §5.6.7, §10.2.3; RFC 9111 §5.2.2.1, §5.3. */
final class HttpTimes {
    /** Nobody means longer; some write years. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,10})");

    private static final Pattern DO_NOT_KEEP = Pattern.compile("(?:^|[,\\s])no-(?:cache|store)(?:$|[,\\s])");

    private static final List<DateTimeFormatter> OBSOLETE = List.of(
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));

    private HttpTimes() {}

    /** An HTTP date in one of its three forms; empty for others. */
    static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException notOfToday) {
            return OBSOLETE.stream()
                    .flatMap(form -> local(form, text.strip()).stream())
                    .findFirst()
                    .map(time -> time.toInstant(ZoneOffset.UTC));
        }
    }

    private static Optional<LocalDateTime> local(DateTimeFormatter form, String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, form));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /** When the server wants to be asked again; at most 30 days ahead, empty when it doesn't say or says the past. */
    static Optional<Instant> retryAt(Answer.Received answer, Instant now) {
        Optional<String> said = answer.header("retry-after").map(String::strip);
        Optional<Instant> at = said.filter(text -> text.matches("\\d{1,18}"))
                .map(text -> now.plusSeconds(Math.min(Long.parseLong(text), LONGEST.toSeconds())))
                .or(() -> said.flatMap(HttpTimes::date));
        return at.filter(time -> time.isAfter(now))
                .map(time -> time.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : time);
    }

    /** How long the answer stays fresh from now on; at most 30 days, empty when it says nothing or zero. */
    static Optional<Duration> maxAge(Answer.Received answer, Instant now) {
        String control = answer.header("cache-control").orElse("").toLowerCase(Locale.ROOT);
        if (DO_NOT_KEEP.matcher(control).find()) {
            return Optional.empty();
        }
        Matcher stated = MAX_AGE.matcher(control);
        Optional<Duration> fresh = stated.find()
                ? Optional.of(
                        Duration.ofSeconds(Long.parseLong(stated.group(1))).minus(age(answer)))
                : answer.header("expires")
                        .flatMap(HttpTimes::date)
                        .map(expires -> Duration.between(
                                answer.header("date").flatMap(HttpTimes::date).orElse(now), expires));
        return fresh.filter(duration -> duration.toSeconds() > 0)
                .map(duration -> duration.compareTo(LONGEST) > 0 ? LONGEST : duration);
    }

    private static Duration age(Answer.Received answer) {
        return answer.header("age")
                .filter(text -> text.matches("\\d{1,10}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }
}
