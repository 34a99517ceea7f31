package vn.tintinh.parse.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-8 that is only nearly UTF-8. Spec: Unicode 15 §3.9, table 3-7. */
final class Utf8 {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Utf8() {}

    /**
     * Text with its faults mended.
     *
     * @param faults how many bytes belonged to no sequence
     */
    record Mended(String text, int faults) {}

    /** How many sequences of several bytes there are; 0 where a single byte is not UTF-8. */
    static int sequences(byte[] bytes) {
        int sequences = 0;
        for (int i = 0; i < bytes.length; ) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int length = length(bytes, i);
            if (length == 0) {
                return 0;
            }
            sequences++;
            i += length;
        }
        return sequences;
    }

    /** Reads what is UTF-8 as such and a stray byte as windows-1252; a sequence that the end cuts off is dropped. */
    static Mended mend(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder(bytes.length - from);
        int faults = 0;
        int start = from;
        int at = from;
        while (at < bytes.length) {
            int length = bytes[at] >= 0 ? 1 : length(bytes, at);
            if (length > 0) {
                at += length;
                continue;
            }
            text.append(new String(bytes, start, at - start, StandardCharsets.UTF_8));
            faults++;
            if (isSurrogate(bytes, at)) {
                text.append(surrogate(bytes, at));
                at += 3;
            } else if (!isCutOff(bytes, at)) {
                String stray = new String(bytes, at, 1, WINDOWS_1252);
                text.append(stray.equals("\ufffd") ? String.valueOf((char) (bytes[at] & 0xff)) : stray);
                at++;
            } else {
                at = bytes.length;
            }
            start = at;
        }
        text.append(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
        return new Mended(text.toString(), faults);
    }

    /** How many sequences are right and how many bytes belong to none: {right, wrong}. */
    static int[] count(byte[] bytes) {
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = bytes[i] >= 0 ? 1 : length(bytes, i);
            if (length > 1) {
                right++;
            } else if (length == 0 && isSurrogate(bytes, i)) {
                right++;
                i += 2;
            } else if (length == 0) {
                wrong++;
            }
            i += Math.max(1, length);
        }
        return new int[] {right, wrong};
    }

    /** A surrogate written as if it were a character: half of one in CESU-8, which some databases write. */
    private static boolean isSurrogate(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && bytes[at] == (byte) 0xed
                && (bytes[at + 1] & 0xe0) == 0xa0
                && (bytes[at + 2] & 0xc0) == 0x80;
    }

    private static char surrogate(byte[] bytes, int at) {
        return (char) (0xd000 | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f));
    }

    private static boolean isCutOff(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        int wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
        if (wanted == 1 || at + wanted <= bytes.length) {
            return false;
        }
        for (int i = at + 1; i < bytes.length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Length of the sequence that begins with a byte above 0x7f; 0 where none does. */
    private static int length(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
        if (length == 0 || lead > 0xf4 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
