package vn.tintinh.text;

import java.time.ZoneOffset;
import vn.tintinh.text.DateTokens.Kind;
import vn.tintinh.text.DateTokens.Token;

/** Zones and offsets behind a time: {@code +0700}, {@code GMT+7}, {@code ICT}, {@code giờ Việt Nam}. */
final class ZoneGrammar {
    private static final int HOUR = 60;
    private static final int MOST_HOURS = 18;
    private static final int VIETNAM = 7 * HOUR;

    private ZoneGrammar() {}

    /** The index behind the zone at an index, noted in the parts; the index itself where there is none. */
    static int accept(DateTokens tokens, int at, DateParts parts) {
        if (!parts.hasTime() && !parts.hasCalendar()) {
            return at;
        }
        Token token = tokens.at(at);
        if (token.kind() == Kind.WORD) {
            return named(tokens, at, parts);
        }
        if (parts.offset != null || !(parts.hasTime() || isBehindDay(tokens, at, parts))) {
            return at;
        }
        if (token.isSign('+') || (token.isSign('-') && !tokens.at(at + 1).spaced())) {
            return signed(tokens, at, parts, token.isSign('-') ? -1 : 1);
        }
        return unsigned(tokens, at, parts);
    }

    /** XML Schema's {@code 2017-08-04+07:00}. */
    private static boolean isBehindDay(DateTokens tokens, int at, DateParts parts) {
        boolean isoDay = parts.numeric != null && parts.numeric.firstDigits() == 4;
        return isoDay
                && !tokens.at(at).spaced()
                && at + 4 == tokens.size()
                && tokens.at(at + 2).isSign(':');
    }

    private static int named(DateTokens tokens, int at, DateParts parts) {
        int local = vietnamTime(tokens, at);
        if (local > at) {
            set(parts, VIETNAM);
            return local;
        }
        String name = tokens.at(at).text();
        Integer minutes = DateWords.ZONES.get(name);
        if (minutes == null || !mayStandHere(tokens, at, parts, name)) {
            return at;
        }
        int end = at + 1;
        Token sign = tokens.at(end);
        if (minutes == 0 && (sign.isSign('+') || sign.isSign('-')) && parts.offset == null) {
            int signed = signed(tokens, end, parts, sign.isSign('-') ? -1 : 1);
            if (signed > end) {
                return signed;
            }
        }
        if (minutes == 0 && isWholeHours(tokens, end) && parts.offset == null) {
            set(parts, tokens.at(end).value() * HOUR);
            return end + 1;
        }
        if (parts.offset == null) {
            set(parts, minutes);
        }
        return end;
    }

    /** {@code GMT 7}: the plus sign was taken for a space on the way. */
    private static boolean isWholeHours(DateTokens tokens, int at) {
        return at == tokens.size() - 1 && tokens.at(at).digits() == 1;
    }

    /** A military letter is a zone only behind a time; {@code Z} also right behind a date. */
    private static boolean mayStandHere(DateTokens tokens, int at, DateParts parts, String name) {
        if (name.length() > 1) {
            // "at" and its like are words elsewhere
            return parts.hasTime() ? name.length() > 2 || at == tokens.size() - 1 : DateWords.GREENWICH.contains(name);
        }
        if (name.equals("z")) {
            return !tokens.at(at).spaced() || parts.hasTime();
        }
        return parts.hasTime() && at == tokens.size() - 1;
    }

    private static int vietnamTime(DateTokens tokens, int at) {
        if (!tokens.at(at).isWord("gio")) {
            return at;
        }
        Token first = tokens.at(at + 1);
        if (first.isWord("vn")) {
            return at + 2;
        }
        Token second = tokens.at(at + 2);
        boolean place = (first.isWord("viet") && second.isWord("nam")) || (first.isWord("ha") && second.isWord("noi"));
        return place ? at + 3 : at;
    }

    private static int signed(DateTokens tokens, int at, DateParts parts, int direction) {
        Token number = tokens.at(at + 1);
        if (number.kind() != Kind.NUMBER || number.digits() > 4) {
            return at;
        }
        int hours = number.digits() > 2 ? number.value() / 100 : number.value();
        int minutes = number.digits() > 2 ? number.value() % 100 : 0;
        int end = at + 2;
        Token colon = tokens.at(end);
        Token more = tokens.at(end + 1);
        if (number.digits() <= 2 && colon.isSign(':')) {
            if (more.digits() != 2) {
                return at;
            }
            minutes = more.value();
            end += 2;
        } else if (isDateAhead(tokens, end)) {
            return at;
        }
        if (hours >= MOST_HOURS || minutes >= HOUR) {
            return at;
        }
        set(parts, direction * (hours * HOUR + minutes));
        return end;
    }

    /** {@code 11:20 -04/08/2017} holds no offset. */
    private static boolean isDateAhead(DateTokens tokens, int at) {
        Token sign = tokens.at(at);
        Token next = tokens.at(at + 1);
        boolean joined = sign.isSign('/') || sign.isSign('-') || sign.isSign('.');
        return (joined && next.kind() == Kind.NUMBER)
                || sign.isWord("thang")
                || sign.isWord("thg")
                || sign.isWord("th")
                || DateWords.MONTHS.containsKey(sign.text());
    }

    /** {@code 11:20:00 07:00} and {@code 11:20:00 0700}: a plus sign was taken for a space on the way. */
    private static int unsigned(DateTokens tokens, int at, DateParts parts) {
        Token number = tokens.at(at);
        boolean complete = parts.second >= 0 && parts.hasCalendar() && !parts.lacksYear();
        if (!complete || number.kind() != Kind.NUMBER || !number.spaced()) {
            return at;
        }
        if (number.digits() == 4 && at == tokens.size() - 1 && number.value() <= 1400 && number.value() % 100 < HOUR) {
            set(parts, number.value() / 100 * HOUR + number.value() % 100);
            return at + 1;
        }
        Token minutes = tokens.at(at + 2);
        boolean clock = number.digits() == 2 && tokens.at(at + 1).isSign(':') && minutes.digits() == 2;
        if (clock && at + 3 == tokens.size() && number.value() <= 14 && minutes.value() % 15 == 0) {
            set(parts, number.value() * HOUR + minutes.value());
            return at + 3;
        }
        return at;
    }

    private static void set(DateParts parts, int minutes) {
        parts.offset = ZoneOffset.ofTotalSeconds(minutes * HOUR);
    }
}
