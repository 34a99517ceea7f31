package vn.tintinh.text;

import java.util.ArrayList;
import java.util.List;
import vn.tintinh.text.DateParts.Label;
import vn.tintinh.text.DateTokens.Kind;
import vn.tintinh.text.DateTokens.Token;

/**
 * The grammar of a string that is a date: labels, weekday, calendar, time and zone in any order, each at most once.
 *
 * <p>It goes forward only, and what it does not know ends it: prose is refused, not searched. A second date is allowed
 * behind a label of its own ("Ngày đăng: … - Cập nhật: …").
 */
final class DateGrammar {
    private static final int MOST_STATEMENTS = 3;
    private static final String SEPARATORS = "-,;|])\"'.•·_~*>»<…";

    private final DateTokens tokens;
    private final List<DateParts> statements = new ArrayList<>();
    private DateParts parts = new DateParts();
    private int at;

    private DateGrammar(DateTokens tokens) {
        this.tokens = tokens;
    }

    /** The dates that the whole of the tokens state, in order of writing; empty where they are no date. */
    static List<DateParts> statements(DateTokens tokens) {
        DateGrammar grammar = new DateGrammar(tokens);
        return grammar.readAll() ? grammar.statements : List.of();
    }

    private boolean readAll() {
        while (at < tokens.size()) {
            if (!step() || statements.size() >= MOST_STATEMENTS) {
                return false;
            }
        }
        close();
        return !statements.isEmpty();
    }

    private void close() {
        if (!parts.isEmpty()) {
            statements.add(parts);
        }
        parts = new DateParts();
    }

    private boolean step() {
        return moved(ZoneGrammar.accept(tokens, at, parts))
                || separator()
                || note()
                || views()
                || weekday()
                || moved(TimeGrammar.accept(tokens, at, parts))
                || moved(CalendarGrammar.accept(tokens, at, parts))
                || label();
    }

    /** A part that is there already, or that cannot stand here, is refused by not moving. */
    private boolean moved(int end) {
        boolean moved = end > at;
        at = end;
        return moved;
    }

    private boolean separator() {
        Token token = tokens.at(at);
        if (token.kind() != Kind.SIGN) {
            return false;
        }
        char sign = token.text().charAt(0);
        boolean separates =
                switch (sign) {
                    case '(', '[' -> !isNote();
                    case ':' -> token.spaced() || tokens.at(at - 1).kind() == Kind.WORD;
                    case '/' -> token.spaced() && tokens.at(at + 1).spaced();
                    default -> SEPARATORS.indexOf(sign) >= 0;
                };
        return separates && moved(at + 1);
    }

    /** What stands in brackets behind a time with its offset is a remark: {@code +0700 (Indochina Time)}. */
    private boolean isNote() {
        return parts.offset != null && parts.hasTime() && noteEnd() > at;
    }

    private boolean note() {
        if (tokens.at(at).kind() == Kind.SIGN && isNote()) {
            at = noteEnd();
            return true;
        }
        return false;
    }

    private int noteEnd() {
        char close = tokens.at(at).isSign('(') ? ')' : tokens.at(at).isSign('[') ? ']' : '\0';
        if (close == '\0') {
            return at;
        }
        int end = at + 1;
        while (end < tokens.size() && !tokens.at(end).isSign(close)) {
            if (tokens.at(end).kind() == Kind.NUMBER) {
                return at;
            }
            end++;
        }
        return end < tokens.size() ? end + 1 : at;
    }

    /** How often a page was read, behind its date: "| Lượt xem: 1.234". */
    private boolean views() {
        if (!parts.hasCalendar()) {
            return false;
        }
        int end = at;
        while (tokens.at(end).kind() == Kind.NUMBER
                || (end > at && tokens.at(end).isSign('.'))) {
            end++;
        }
        Token noun = tokens.at(end);
        Token verb = tokens.at(end + 1);
        boolean counted = (noun.isWord("luot") || noun.isWord("lan")) && (verb.isWord("xem") || verb.isWord("doc"));
        if (!counted && !noun.isWord("views")) {
            return false;
        }
        end += counted ? 2 : 1;
        while (tokens.at(end).kind() == Kind.NUMBER
                || (end < tokens.size() && ":.,)".indexOf(tokens.at(end).text().charAt(0)) >= 0)) {
            end++;
        }
        at = end;
        return true;
    }

    private boolean weekday() {
        Token token = tokens.at(at);
        if (token.kind() != Kind.WORD) {
            return false;
        }
        Token next = tokens.at(at + 1);
        // "Thu 4 Aug" is English
        boolean number = next.digits() == 1
                && next.value() >= 2
                && next.value() <= 7
                && CalendarGrammar.monthEnd(tokens, at + 2) == at + 2;
        boolean two =
                switch (token.text()) {
                    case "thu" -> number || DateWords.AFTER_THU.contains(next.text());
                    case "t" -> number && !next.spaced() && !parts.hasCalendar();
                    // CLDR's short names: "Th 6, 04 thg 8 2017"
                    case "th" ->
                        number
                                && tokens.at(at + 2).isSign(',')
                                && tokens.at(at + 3).digits() <= 2;
                    case "chu", "chua" -> next.isWord("nhat");
                    default -> false;
                };
        // .NET's short names: "Sáu, 04 Thg8 2017"
        boolean alone = at == 0 && next.isSign(',') && DateWords.AFTER_THU.contains(token.text());
        boolean one = alone || DateWords.WEEKDAYS.contains(token.text());
        return two ? moved(at + 2) : one && moved(at + 1);
    }

    private boolean label() {
        Token token = tokens.at(at);
        if (token.kind() != Kind.WORD) {
            return false;
        }
        Label label = DateWords.UPDATED.contains(token.text())
                ? Label.UPDATED
                : DateWords.PUBLISHED.contains(token.text()) ? Label.PUBLISHED : Label.NONE;
        if (label == Label.NONE && !DateWords.FILLERS.contains(token.text())) {
            return false;
        }
        at++;
        if (label != Label.NONE) {
            if (parts.hasCalendar()) {
                close();
            }
            // "ngày đăng mới cập nhật" says both: the first label that says something counts
            parts.label = parts.label == Label.NONE ? label : parts.label;
        }
        return true;
    }
}
