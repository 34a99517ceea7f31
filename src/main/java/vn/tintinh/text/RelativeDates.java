package vn.tintinh.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.text.DateTokens.Kind;
import vn.tintinh.text.DateTokens.Token;

/**
 * Dates counted back from the fetch: "3 giờ trước", "vừa xong", "tuần trước". They hold at first sight only; who stores
 * them must not read them again.
 */
final class RelativeDates {
    private enum Unit {
        SECOND,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("giay", Unit.SECOND),
            Map.entry("second", Unit.SECOND),
            Map.entry("seconds", Unit.SECOND),
            Map.entry("sec", Unit.SECOND),
            Map.entry("secs", Unit.SECOND),
            Map.entry("phut", Unit.MINUTE),
            Map.entry("minute", Unit.MINUTE),
            Map.entry("minutes", Unit.MINUTE),
            Map.entry("min", Unit.MINUTE),
            Map.entry("mins", Unit.MINUTE),
            Map.entry("gio", Unit.HOUR),
            Map.entry("tieng", Unit.HOUR),
            Map.entry("hour", Unit.HOUR),
            Map.entry("hours", Unit.HOUR),
            Map.entry("h", Unit.HOUR),
            Map.entry("ngay", Unit.DAY),
            Map.entry("hom", Unit.DAY),
            Map.entry("day", Unit.DAY),
            Map.entry("days", Unit.DAY),
            Map.entry("tuan", Unit.WEEK),
            Map.entry("week", Unit.WEEK),
            Map.entry("weeks", Unit.WEEK),
            Map.entry("thang", Unit.MONTH),
            Map.entry("month", Unit.MONTH),
            Map.entry("months", Unit.MONTH),
            Map.entry("nam", Unit.YEAR),
            Map.entry("year", Unit.YEAR),
            Map.entry("years", Unit.YEAR));

    private static final int MOST = 999;

    private final DateTokens tokens;
    private final Instant now;
    private final ZoneId zone;
    private int at;

    private RelativeDates(DateTokens tokens, Instant now, ZoneId zone) {
        this.tokens = tokens;
        this.now = now;
        this.zone = zone;
    }

    /** The date; empty where the tokens as a whole are not counted back from now. */
    static Optional<ReadDate> read(DateTokens tokens, Instant now, ZoneId zone) {
        return new RelativeDates(tokens, now, zone).read();
    }

    private Optional<ReadDate> read() {
        skipLabels();
        Optional<ReadDate> found = justNow();
        if (found.isEmpty()) {
            found = lastOne();
        }
        if (found.isEmpty()) {
            found = span();
        }
        while (tokens.at(at).isSign('.')
                || tokens.at(at).isSign(')')
                || tokens.at(at).isSign(',')) {
            at++;
        }
        return at == tokens.size() ? found : Optional.empty();
    }

    private void skipLabels() {
        while (at < tokens.size()) {
            Token token = tokens.at(at);
            boolean sign =
                    token.kind() == Kind.SIGN && ":-|(,".indexOf(token.text().charAt(0)) >= 0;
            boolean label = DateWords.PUBLISHED.contains(token.text()) || DateWords.UPDATED.contains(token.text());
            boolean filler = DateWords.FILLERS.contains(token.text());
            boolean about = token.isWord("khoang") || token.isWord("hon") || token.isWord("about");
            if (!sign && !label && !filler && !about) {
                return;
            }
            at++;
        }
    }

    private Optional<ReadDate> justNow() {
        if (words("vua", "xong") || words("bay", "gio") || words("ngay", "bay", "gio") || words("just", "now")) {
            return of(now, Precision.MINUTE);
        }
        if (words("vai", "giay", "truoc") || words("a", "few", "seconds", "ago")) {
            return of(now, Precision.MINUTE);
        }
        if (words("vai", "phut", "truoc") || words("a", "few", "minutes", "ago")) {
            return of(now, Precision.HOUR);
        }
        if (words("vua") || words("moi")) {
            int before = at;
            skipLabels();
            return at > before ? of(now, Precision.MINUTE) : Optional.empty();
        }
        return Optional.empty();
    }

    /** "tuần trước", "tháng trước", "năm trước", "năm ngoái": the last one of its kind. */
    private Optional<ReadDate> lastOne() {
        LocalDate today = today();
        if (words("tuan", "truoc") || words("tuan", "vua", "qua")) {
            return of(start(today.minusWeeks(1)), Precision.WEEK);
        }
        if (words("thang", "truoc") || words("thang", "vua", "qua")) {
            return of(start(today.minusMonths(1).withDayOfMonth(1)), Precision.MONTH);
        }
        if (words("nam", "truoc") || words("nam", "ngoai")) {
            return of(start(today.minusYears(1).withDayOfYear(1)), Precision.YEAR);
        }
        return Optional.empty();
    }

    private Optional<ReadDate> span() {
        boolean since = words("cach", "day");
        if (since) {
            skipLabels();
        }
        int count = count();
        Unit unit = UNITS.get(tokens.at(at).text());
        if (count < 0 || unit == null) {
            return Optional.empty();
        }
        at++;
        Optional<ReadDate> found = finer(count, unit);
        return words("truoc") || words("ago") || words("truoc", "day") || since ? found : Optional.empty();
    }

    private int count() {
        Token token = tokens.at(at);
        Integer word =
                token.isWord("a") || token.isWord("an") ? Integer.valueOf(1) : DateWords.NUMBERS.get(token.text());
        int count = token.kind() == Kind.NUMBER ? token.value() : word == null ? -1 : word;
        if (count < 0 || count > MOST) {
            return -1;
        }
        at++;
        return count;
    }

    /** "1 giờ 20 phút trước": hours may be followed by minutes. */
    private Optional<ReadDate> finer(int count, Unit unit) {
        boolean minutes = unit == Unit.HOUR
                && tokens.at(at).kind() == Kind.NUMBER
                && UNITS.get(tokens.at(at + 1).text()) == Unit.MINUTE;
        if (minutes) {
            Duration ago = Duration.ofHours(count).plusMinutes(tokens.at(at).value());
            at += 2;
            return of(now.minus(ago), Precision.MINUTE);
        }
        return back(count, unit);
    }

    private Optional<ReadDate> back(int count, Unit unit) {
        LocalDate today = today();
        return switch (unit) {
            case SECOND -> of(now.minusSeconds(count), Precision.SECOND);
            case MINUTE -> of(now.minus(Duration.ofMinutes(count)), Precision.MINUTE);
            case HOUR -> of(now.minus(Duration.ofHours(count)), Precision.HOUR);
            case DAY -> of(start(today.minusDays(count)), Precision.DAY);
            case WEEK -> of(start(today.minusWeeks(count)), Precision.DAY);
            case MONTH -> of(start(today.minusMonths(count)), Precision.MONTH);
            case YEAR -> of(start(today.minusYears(count)), Precision.YEAR);
        };
    }

    /** Moves behind the words if all of them follow. */
    private boolean words(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!tokens.at(at + i).isWord(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Optional<ReadDate> of(Instant instant, Precision precision) {
        return Optional.of(new ReadDate(instant, precision));
    }
}
