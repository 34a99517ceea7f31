package vn.tintinh.parse.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.tintinh.text.LegacyText;

/**
 * Repair of one text node whose characters are not what was meant: UTF-8 that was read as Latin-1 before it was
 * published, windows-1252 code points published as they were, and Vietnamese in the charsets of before Unicode.
 */
final class TextRepair {
    /** Windows-1252 at U+0080–U+009F; a zero is a code point it leaves free. */
    private static final char[] WINDOWS_1252 = {
        '€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0, 0, '‘', '’', '“', '”', '•', '–', '—',
        '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ'
    };

    private TextRepair() {}

    /** The text as it was meant, its Vietnamese in NFC; the same text where nothing speaks against it. */
    static String repaired(String text) {
        if (isAscii(text)) {
            return text;
        }
        String meant = firstSuspect(text) < 0 ? text : demoronised(readAgainAsUtf8(text));
        return isAddress(meant) ? meant : LegacyText.repair(meant, Optional.empty());
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** An address is kept to the letter: it is compared and fetched, not read. */
    private static boolean isAddress(String text) {
        int scheme = text.indexOf("://");
        return scheme > 0 && scheme < 12 && text.strip().chars().noneMatch(Character::isWhitespace);
    }

    /** Where the first C1 control stands: well-made text has none. */
    private static int firstSuspect(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && c <= 0x9f) {
                return i;
            }
        }
        return -1;
    }

    private static String readAgainAsUtf8(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                return text;
            }
            bytes[i] = (byte) c;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return text;
        }
    }

    private static String demoronised(String text) {
        if (firstSuspect(text) < 0) {
            return text;
        }
        StringBuilder meant = new StringBuilder(text);
        for (int i = 0; i < meant.length(); i++) {
            char c = meant.charAt(i);
            if (c >= 0x80 && c <= 0x9f && WINDOWS_1252[c - 0x80] != 0) {
                meant.setCharAt(i, WINDOWS_1252[c - 0x80]);
            }
        }
        return meant.toString();
    }
}
