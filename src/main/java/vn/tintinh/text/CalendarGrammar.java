package vn.tintinh.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tintinh.text.DateParts.Numeric;
import vn.tintinh.text.DateTokens.Kind;
import vn.tintinh.text.DateTokens.Token;

/** Days, months and years: in numbers, with the month in words, or counted from today. */
final class CalendarGrammar {
    private static final Set<String> TIME_UNITS = Set.of("h", "g", "gio", "am", "pm", "sa", "ch", "phut");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    private static final Set<String> DAY_PARTS = Set.of("sang", "trua", "chieu", "toi", "dem");

    private final DateTokens tokens;
    private final DateParts parts;

    private CalendarGrammar(DateTokens tokens, DateParts parts) {
        this.tokens = tokens;
        this.parts = parts;
    }

    /** The index behind the calendar part at an index; the index itself where there is none, or a second one. */
    static int accept(DateTokens tokens, int at, DateParts parts) {
        CalendarGrammar grammar = new CalendarGrammar(tokens, parts);
        return tokens.at(at).kind() == Kind.NUMBER ? grammar.number(at) : grammar.word(at);
    }

    /** The index behind a month in words at an index; the index itself where there is none. */
    static int monthEnd(DateTokens tokens, int at) {
        Found month = month(tokens, at);
        return month == null ? at : month.end();
    }

    private int number(int at) {
        Token token = tokens.at(at);
        if (parts.hasCalendar()) {
            return again(at);
        }
        int asian = yearMonthDay(at);
        if (asian > at) {
            return asian;
        }
        if (token.digits() == 8) {
            parts.year = token.value() / 10_000;
            parts.month = token.value() / 100 % 100;
            parts.day = token.value() % 100;
            return at + 1;
        }
        int worded = token.digits() == 4 ? yearMonth(at) : dayMonth(at);
        return worded > at ? worded : numeric(at);
    }

    /** Behind a calendar part: its year at the end (asctime), or the true date behind a time written with a dot. */
    private int again(int at) {
        Token token = tokens.at(at);
        if (parts.lacksYear() && token.digits() == 4) {
            parts.year = token.value();
            return at + 1;
        }
        Numeric before = parts.numeric;
        if (before == null || before.third() >= 0 || before.sign() != '.' || parts.hasTime()) {
            return at;
        }
        parts.numeric = null;
        int end = number(at);
        if (end > at && parts.hasCalendar()) {
            parts.hour = before.first();
            parts.minute = before.second();
            return end;
        }
        parts.numeric = before;
        return at;
    }

    private int word(int at) {
        Token token = tokens.at(at);
        if (token.kind() != Kind.WORD) {
            return at;
        }
        if (parts.hasCalendar()) {
            boolean year = token.text().equals("nam")
                    && parts.lacksYear()
                    && tokens.at(at + 1).digits() == 4;
            return year ? again(at + 1) : at;
        }
        boolean early = token.text().equals("mong") || token.text().equals("mung");
        if (early && tokens.at(at + 1).kind() == Kind.NUMBER) {
            return at + 1;
        }
        int counted = fromToday(at);
        return counted > at ? counted : monthFirst(at);
    }

    private int fromToday(int at) {
        Token token = tokens.at(at);
        Token next = tokens.at(at + 1);
        if (token.text().equals("hom")) {
            parts.daysAgo = next.isWord("nay") ? 0 : next.isWord("qua") ? 1 : next.isWord("kia") ? 2 : -1;
            return parts.daysAgo >= 0 ? at + 2 : at;
        }
        boolean behindPart = DAY_PARTS.contains(tokens.at(at - 1).text());
        if (token.text().equals("today") || (behindPart && token.text().equals("nay"))) {
            parts.daysAgo = 0;
            return at + 1;
        }
        if (token.text().equals("yesterday") || (behindPart && token.text().equals("qua"))) {
            parts.daysAgo = 1;
            return at + 1;
        }
        return at;
    }

    /** {@code tháng 8 năm 2017}, {@code Aug 4, 2017}, {@code Tháng Mười Hai 29, 2013}. */
    private int monthFirst(int at) {
        Found month = month(tokens, at);
        if (month == null) {
            return at;
        }
        int end = month.end();
        Token number = tokens.at(end);
        if (number.kind() == Kind.NUMBER && number.digits() <= 2 && !isTimeAhead(end)) {
            parts.month = month.value();
            parts.day = number.value();
            return year(ORDINALS.contains(tokens.at(end + 1).text()) ? end + 2 : end + 1);
        }
        parts.month = month.value();
        int year = year(end);
        if (year == end || parts.shortYear) {
            parts.month = -1;
            parts.year = -1;
            parts.shortYear = false;
            return at;
        }
        return year;
    }

    /** {@code 04 Aug 2017}, {@code 4 tháng 8 năm 2017}, {@code 04-Aug-17}, {@code 4th of August 2017}. */
    private int dayMonth(int at) {
        int end = at + 1;
        if (tokens.at(at).digits() > 2) {
            return at;
        }
        if (ORDINALS.contains(tokens.at(end).text()) && tokens.at(end + 1).kind() == Kind.WORD) {
            end++;
        }
        end = joint(end);
        end = tokens.at(end).isWord("of") || tokens.at(end).isWord("de") ? end + 1 : end;
        Found month = month(tokens, end);
        if (month == null) {
            return at;
        }
        parts.day = tokens.at(at).value();
        parts.month = month.value();
        return year(month.end());
    }

    /** {@code 2004-július-13}, {@code 2017 Aug 04}. */
    private int yearMonth(int at) {
        Found month = month(tokens, joint(at + 1));
        if (month == null) {
            return at;
        }
        parts.year = tokens.at(at).value();
        parts.month = month.value();
        int day = joint(month.end());
        if (tokens.at(day).kind() == Kind.NUMBER && tokens.at(day).digits() <= 2 && !isTimeAhead(day)) {
            parts.day = tokens.at(day).value();
            return day + 1;
        }
        return month.end();
    }

    /** {@code 2004년 05월 28일}, and the same in Chinese signs. */
    private int yearMonthDay(int at) {
        Token year = tokens.at(at + 1);
        boolean korean = year.isWord("년");
        if (!korean && !year.isWord("年")) {
            return at;
        }
        Token month = tokens.at(at + 2);
        Token day = tokens.at(at + 4);
        boolean whole = tokens.at(at + 3).isWord(korean ? "월" : "月")
                && tokens.at(at + 5).isWord(korean ? "일" : "日")
                && month.kind() == Kind.NUMBER
                && day.kind() == Kind.NUMBER;
        if (!whole) {
            return at;
        }
        parts.year = tokens.at(at).value();
        parts.month = month.value();
        parts.day = day.value();
        parts.korean |= korean;
        return at + 6;
    }

    /** The index behind a year and what joins it; the index itself where no year follows. */
    private int year(int from) {
        int at = joint(from);
        at = tokens.at(at).isSign('\'') || tokens.at(at).isWord("nam") ? at + 1 : at;
        Token year = tokens.at(at);
        boolean behindComma = tokens.at(from).isSign(',');
        if (year.digits() != 4 && (year.digits() != 2 || behindComma || isTimeAhead(at))) {
            return from;
        }
        parts.year = year.value();
        parts.shortYear = year.digits() == 2;
        return at + 1;
    }

    private int joint(int at) {
        Token sign = tokens.at(at);
        boolean joins = sign.isSign('-') || sign.isSign('/') || sign.isSign('.') || sign.isSign(',');
        return joins ? at + 1 : at;
    }

    private boolean isTimeAhead(int at) {
        Token next = tokens.at(at + 1);
        return next.isSign(':')
                || TIME_UNITS.contains(next.text())
                || (next.isSign('.') && !next.spaced() && tokens.at(at + 2).kind() == Kind.NUMBER);
    }

    private int numeric(int at) {
        Token first = tokens.at(at);
        Token sign = tokens.at(at + 1);
        Token second = tokens.at(at + 2);
        boolean joined = sign.isSign('/') || sign.isSign('-') || sign.isSign('.');
        if (!joined || second.kind() != Kind.NUMBER) {
            return at;
        }
        char mark = sign.text().charAt(0);
        Token third = tokens.at(at + 4);
        boolean three = tokens.at(at + 3).isSign(mark) && third.kind() == Kind.NUMBER;
        if (three && !(third.digits() <= 2 && tokens.at(at + 5).isSign(':'))) {
            return threeNumbers(at, mark);
        }
        if (sign.spaced() || second.spaced() || (three && !tokens.at(at + 3).spaced() && mark != '-')) {
            return at;
        }
        return twoNumbers(at, first, second, mark);
    }

    private int threeNumbers(int at, char mark) {
        Token first = tokens.at(at);
        Token second = tokens.at(at + 2);
        Token third = tokens.at(at + 4);
        boolean yearFirst = first.digits() == 4 && third.digits() <= 2;
        boolean yearLast = first.digits() <= 2 && (third.digits() == 4 || third.digits() == 2);
        // 2003-012-31: a feed generator once wrote a zero too many
        boolean zeroTooMany = yearFirst && second.digits() == 3 && second.value() <= 12;
        if (!(yearFirst || yearLast) || (second.digits() > 2 && !zeroTooMany)) {
            return at;
        }
        parts.numeric = new Numeric(first.value(), second.value(), third.value(), first.digits(), third.digits(), mark);
        return at + 5;
    }

    private int twoNumbers(int at, Token first, Token second, char mark) {
        if (first.digits() == 4 && mark == '-' && second.digits() == 3) {
            parts.year = first.value();
            parts.ordinal = second.value();
            return at + 3;
        }
        if (first.digits() == 4 && mark != '.' && second.digits() <= 2) {
            parts.year = first.value();
            parts.month = second.value();
            return at + 3;
        }
        if (first.digits() <= 2 && second.digits() == 4) {
            parts.year = second.value();
            parts.month = first.value();
            return at + 3;
        }
        if (first.digits() > 2 || second.digits() > 2 || tokens.at(at + 3).isSign(':')) {
            return at;
        }
        boolean year = tokens.at(at + 3).isWord("nam") && tokens.at(at + 4).digits() == 4;
        int third = year ? tokens.at(at + 4).value() : -1;
        parts.numeric = new Numeric(first.value(), second.value(), third, first.digits(), year ? 4 : 0, mark);
        return year ? at + 5 : at + 3;
    }

    private record Found(int value, int end) {}

    private static @Nullable Found month(DateTokens tokens, int at) {
        Token token = tokens.at(at);
        if (token.kind() != Kind.WORD) {
            return null;
        }
        Integer named = DateWords.MONTHS.get(token.text());
        if (named != null) {
            boolean dot = tokens.at(at + 1).isSign('.') && !tokens.at(at + 1).spaced();
            return new Found(named, dot ? at + 2 : at + 1);
        }
        boolean whole = token.text().equals("thang");
        boolean shortened = token.text().equals("thg")
                || token.text().equals("th")
                || token.text().equals("t");
        if (!whole && !shortened) {
            return null;
        }
        int next = tokens.at(at + 1).isSign('.') ? at + 2 : at + 1;
        Token number = tokens.at(next);
        if (number.kind() == Kind.NUMBER && number.digits() <= 2) {
            boolean apart = token.text().equals("t") && (number.spaced() || number.digits() > 2);
            return apart || tokens.at(next + 1).isSign(':') ? null : new Found(number.value(), next + 1);
        }
        return whole ? monthInWords(tokens, next) : null;
    }

    /** Mười một and mười hai before mười; tháng Giêng and tháng Chạp are the moon's and refused. */
    private static @Nullable Found monthInWords(DateTokens tokens, int at) {
        Integer value = DateWords.NUMBERS.get(tokens.at(at).text());
        if (value == null) {
            return null;
        }
        Token next = tokens.at(at + 1);
        if (value == 10 && (next.isWord("mot") || next.isWord("hai"))) {
            return new Found(next.isWord("mot") ? 11 : 12, at + 2);
        }
        return new Found(value, at + 1);
    }
}
