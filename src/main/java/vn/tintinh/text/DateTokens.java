package vn.tintinh.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A date string cut into numbers, words and signs, for {@link DateGrammar}.
 *
 * <p>Words are folded: lower case, no marks. Dashes, spaces and primes of every kind are made one of their kind, and
 * what nobody sees (direction marks, soft hyphens) is dropped. One pass, no regular expression, so the time is linear.
 */
final class DateTokens {
    /** What a token is. */
    enum Kind {
        NUMBER,
        WORD,
        SIGN
    }

    /**
     * One token.
     *
     * @param kind what it is
     * @param text the digits, the folded word, or the sign
     * @param value of a number, else -1
     * @param spaced whether white space stands before it
     */
    record Token(Kind kind, String text, int value, boolean spaced) {
        /** How many digits a number was written with. */
        int digits() {
            return kind == Kind.NUMBER ? text.length() : 0;
        }

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equals(word);
        }

        boolean isSign(char sign) {
            return kind == Kind.SIGN && text.charAt(0) == sign;
        }
    }

    private static final Token END = new Token(Kind.SIGN, "\0", -1, true);
    private static final int MOST_DIGITS = 9;

    private final List<Token> tokens = new ArrayList<>();

    private DateTokens() {}

    static DateTokens of(String text) {
        String spaces = text.indexOf('&') < 0 ? text : text.replace("&nbsp;", " ");
        String clean = ToneKey.isAscii(spaces) ? spaces : Normalizer.normalize(spaces, Normalizer.Form.NFC);
        DateTokens result = new DateTokens();
        boolean spaced = true;
        int at = 0;
        while (at < clean.length()) {
            char letter = clean.charAt(at);
            if (isSpace(letter)) {
                spaced = true;
                at++;
            } else if (Character.getType(letter) == Character.FORMAT) {
                at++;
            } else {
                at = result.add(clean, at, spaced);
                spaced = false;
            }
        }
        return result;
    }

    int size() {
        return tokens.size();
    }

    /** The token at an index; past the end, a sign that is none. */
    Token at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
    }

    private int add(String text, int from, boolean spaced) {
        char first = text.charAt(from);
        int end = from + 1;
        if (Character.isDigit(first)) {
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            String digits = text.substring(from, end);
            tokens.add(new Token(Kind.NUMBER, digits, value(digits), spaced));
        } else if (isLetter(first)) {
            while (end < text.length() && isLetter(text.charAt(end))) {
                end++;
            }
            String word = ToneKey.withoutMarks(text.substring(from, end).toLowerCase(Locale.ROOT));
            tokens.add(new Token(Kind.WORD, word, -1, spaced));
        } else {
            tokens.add(new Token(Kind.SIGN, String.valueOf(sign(first)), -1, spaced));
        }
        return end;
    }

    private static int value(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length() && i < MOST_DIGITS; i++) {
            value = value * 10 + Character.digit(digits.charAt(i), 10);
        }
        return value;
    }

    private static boolean isLetter(char letter) {
        return Character.isLetter(letter) || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private static boolean isSpace(char letter) {
        return letter <= ' ' || Character.isSpaceChar(letter);
    }

    private static char sign(char written) {
        return switch (written) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uFF0D' -> '-';
            case '\u2018', '\u2019', '\u2032', '\u00B4', '`' -> '\'';
            case '\u2044', '\u2215', '\uFF0F' -> '/';
            case '\uFF1A', '\u2236' -> ':';
            case '\uFF08' -> '(';
            case '\uFF09' -> ')';
            default -> written;
        };
    }
}
