package vn.tintinh.text;

import vn.tintinh.text.DateParts.DayPart;
import vn.tintinh.text.DateTokens.Kind;
import vn.tintinh.text.DateTokens.Token;

/** Times of the day: {@code 11:20:00.5}, {@code 11h20}, {@code 11 giờ 20 phút}, {@code 5 PM}, {@code 7:30 chiều}. */
final class TimeGrammar {
    private static final int NANOS = 9;

    private TimeGrammar() {}

    /** The index behind the time, or half of the day, at an index; the index itself where there is none. */
    static int accept(DateTokens tokens, int at, DateParts parts) {
        Token token = tokens.at(at);
        if (token.kind() == Kind.WORD) {
            return word(tokens, at, parts);
        }
        if (token.kind() != Kind.NUMBER || parts.hasTime() || token.digits() > 2) {
            return at;
        }
        Token next = tokens.at(at + 1);
        if (next.isSign(':') && isMinute(tokens.at(at + 2))) {
            return colons(tokens, at, parts);
        }
        if (next.isWord("h") || next.isWord("g") || next.isWord("gio") || next.isWord("시")) {
            return hours(tokens, at, parts);
        }
        if (next.isWord("am") || next.isWord("pm") || next.isWord("sa") || next.isWord("ch")) {
            parts.hour = token.value();
            return at + 1;
        }
        return dotted(tokens, at, parts);
    }

    private static int word(DateTokens tokens, int at, DateParts parts) {
        Token token = tokens.at(at);
        if (token.text().equals("t") && parts.hasCalendar() && !parts.hasTime()) {
            return afterT(tokens, at + 1, parts);
        }
        if (parts.dayPart != DayPart.NONE) {
            return at;
        }
        DayPart part =
                switch (token.text()) {
                    case "am", "sa", "sang", "오전" -> DayPart.MORNING;
                    case "pm", "ch", "chieu", "오후" -> DayPart.AFTERNOON;
                    case "trua" -> DayPart.NOON;
                    case "toi", "dem" -> DayPart.NIGHT;
                    default -> DayPart.NONE;
                };
        if (part != DayPart.NONE) {
            note(token.text(), part, parts);
            return at + 1;
        }
        boolean dots = tokens.at(at + 1).isSign('.') && tokens.at(at + 2).isWord("m") && parts.hasTime();
        if (dots && (token.text().equals("a") || token.text().equals("p"))) {
            note("am", token.text().equals("a") ? DayPart.MORNING : DayPart.AFTERNOON, parts);
            return tokens.at(at + 3).isSign('.') ? at + 4 : at + 3;
        }
        return at;
    }

    private static void note(String word, DayPart part, DateParts parts) {
        parts.dayPart = part;
        parts.english |= word.equals("am") || word.equals("pm");
        parts.korean |= word.charAt(0) == '오';
        parts.vietnamese |= !parts.english && !parts.korean;
    }

    /** The {@code T} of ISO 8601, before {@code 11:20}, {@code 1120} or {@code 112000}. */
    private static int afterT(DateTokens tokens, int at, DateParts parts) {
        Token number = tokens.at(at);
        if (number.digits() == 4 || number.digits() == 6) {
            boolean seconds = number.digits() == 6;
            parts.hour = number.value() / (seconds ? 10_000 : 100);
            parts.minute = number.value() / (seconds ? 100 : 1) % 100;
            parts.second = seconds ? number.value() % 100 : -1;
            return seconds ? fraction(tokens, at + 1, parts) : at + 1;
        }
        if (number.digits() == 2 && !tokens.at(at + 1).isSign(':')) {
            parts.hour = number.value();
            return at + 1;
        }
        return number.kind() == Kind.NUMBER ? accept(tokens, at, parts) : at;
    }

    private static int colons(DateTokens tokens, int at, DateParts parts) {
        parts.hour = tokens.at(at).value();
        parts.minute = tokens.at(at + 2).value();
        int end = at + 3;
        if (tokens.at(end).isSign(':') && isMinute(tokens.at(end + 1))) {
            parts.second = tokens.at(end + 1).value();
            end = fraction(tokens, end + 2, parts);
        }
        Token unit = tokens.at(end);
        boolean mark = unit.isSign('\'') || unit.isWord("phut") || unit.isWord("h") || unit.isWord("p");
        return mark && !(unit.isWord("p") && tokens.at(end + 1).isSign('.')) ? end + 1 : end;
    }

    private static int fraction(DateTokens tokens, int at, DateParts parts) {
        Token point = tokens.at(at);
        Token digits = tokens.at(at + 1);
        boolean decimal = point.isSign('.') || (point.isSign(',') && digits.digits() >= 3);
        if (!decimal || digits.kind() != Kind.NUMBER || digits.spaced() || point.spaced()) {
            return at;
        }
        int nano = 0;
        for (int i = 0; i < NANOS; i++) {
            nano = nano * 10
                    + (i < digits.digits() ? Character.digit(digits.text().charAt(i), 10) : 0);
        }
        parts.nano = nano;
        return at + 2;
    }

    private static int hours(DateTokens tokens, int at, DateParts parts) {
        if (isZoneAhead(tokens, at + 1)) {
            return at;
        }
        parts.hour = tokens.at(at).value();
        int end = at + 2;
        Token next = tokens.at(end);
        if (next.isWord("ruoi")) {
            parts.minute = 30;
            return end + 1;
        }
        if (next.isWord("kem") && isMinute(tokens.at(end + 1)) && parts.hour > 0) {
            parts.hour--;
            parts.minute = 60 - tokens.at(end + 1).value();
            end += 2;
        } else if (isMinute(next) && !isDateAhead(tokens, end)) {
            parts.minute = next.value();
            end++;
        } else {
            return end;
        }
        Token unit = tokens.at(end);
        if (unit.isSign('\'') || unit.isWord("phut") || unit.isWord("p") || unit.isWord("ph") || unit.isWord("분")) {
            end++;
        } else if (unit.isSign(':') && isMinute(tokens.at(end + 1))) {
            parts.second = tokens.at(end + 1).value();
            return end + 2;
        }
        Token seconds = tokens.at(end);
        Token secondUnit = tokens.at(end + 1);
        if (isMinute(seconds) && (secondUnit.isWord("giay") || secondUnit.isWord("s") || secondUnit.isWord("초"))) {
            parts.second = seconds.value();
            return end + 2;
        }
        return end;
    }

    private static boolean isZoneAhead(DateTokens tokens, int at) {
        Token place = tokens.at(at + 1);
        return place.isWord("viet") || place.isWord("vn");
    }

    /** {@code 11h 04/08/2017}, {@code 11h 4 tháng 8}: the number belongs to the date. */
    private static boolean isDateAhead(DateTokens tokens, int at) {
        Token sign = tokens.at(at + 1);
        boolean joined = sign.isSign('/') || sign.isSign('-') || sign.isSign('.');
        return (joined
                        && !sign.spaced()
                        && tokens.at(at + 2).kind() == Kind.NUMBER
                        && !tokens.at(at + 2).spaced())
                || CalendarGrammar.monthEnd(tokens, at + 1) > at + 1;
    }

    /** {@code 11.20} beside a date that is complete already, or that cannot be a day and a month. */
    private static int dotted(DateTokens tokens, int at, DateParts parts) {
        Token point = tokens.at(at + 1);
        Token minute = tokens.at(at + 2);
        boolean pair = point.isSign('.')
                && !point.spaced()
                && minute.digits() == 2
                && !minute.spaced()
                && !(tokens.at(at + 3).isSign('.') && tokens.at(at + 4).kind() == Kind.NUMBER);
        if (!pair || !(parts.hasCalendar() || (minute.value() > 12 && at + 3 < tokens.size()))) {
            return at;
        }
        parts.hour = tokens.at(at).value();
        parts.minute = minute.value();
        return at + 3;
    }

    private static boolean isMinute(Token token) {
        return token.kind() == Kind.NUMBER && token.digits() <= 2;
    }
}
