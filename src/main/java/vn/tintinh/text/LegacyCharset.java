package vn.tintinh.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the eight-bit ways in which Vietnamese was written before Unicode, seen through windows-1252: a legacy letter
 * arrives as the character that windows-1252 (or Latin-1) has in its place.
 */
final class LegacyCharset {
    /** Letters in the place of signs, so that most of its words hold a sign: "Khèi Thi ®ua". */
    static final LegacyCharset TCVN3 = new LegacyCharset("tcvn3.txt", "µªøåðþßØÅÐÞ×÷");

    /** A letter, then a letter that marks it: "Khoái Thi ñua". */
    static final LegacyCharset VNI = new LegacyCharset("vni.txt", "øõåãäáàØÕÅÃÄÁÀ");

    /** The five tone marks of windows-1258 read as letters of windows-1252: "Tiêìng Viêòt". */
    static final LegacyCharset WINDOWS_1258 = new LegacyCharset("windows-1258.txt", "ìòÞÌÒðÐÝýõÕ");

    /** RFC 1456: "TiÂªng Vi®t". */
    static final LegacyCharset VISCII = new LegacyCharset("viscii.txt", "µªºðÐßÞþæÆøØå×÷");

    static final List<LegacyCharset> ALL = List.of(VNI, TCVN3, WINDOWS_1258, VISCII);

    /** What windows-1252 has at 0x80 to 0x9F; places without a character keep the control character. */
    private static final String HIGH_CONTROLS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static final int BYTES = 256;
    private static final int PAIR = 4;
    private static final int CASE = 0x20;

    private final @Nullable String[] single = new @Nullable String[BYTES];
    private final boolean[] mark = new boolean[BYTES];
    private final Map<Integer, String> pairs = new HashMap<>();

    /** Letters that windows-1258 has where windows-1252 has them. */
    private static final String SHARED = "àáâèéêíóôùúÀÁÂÈÉÊÍÓÔÙÚ";

    /** Letters that real text of the neighbouring languages does not have in such words. */
    private final String telling;

    private final boolean sharesLetters;

    private LegacyCharset(String resource, String telling) {
        this.telling = telling;
        this.sharesLetters = resource.equals("windows-1258.txt");
        try (InputStream bytes = LegacyCharset.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(this::addLine);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The byte that a character was in windows-1252 or Latin-1, or -1 where neither has it. */
    static int byteOf(char letter) {
        if (letter < BYTES) {
            return letter;
        }
        int control = HIGH_CONTROLS.indexOf(letter);
        return control < 0 ? -1 : 0x80 + control;
    }

    /** Whether a character that is no ASCII letter is, or marks, a letter here. */
    boolean hasLetter(char letter) {
        int code = byteOf(letter);
        return code >= 0 && (single[code] != null || mark[code]);
    }

    /** Whether a character means the same here as in windows-1252. */
    boolean shares(char letter) {
        return letter < 0x80 || (sharesLetters && SHARED.indexOf(letter) >= 0);
    }

    /** Whether a character in a word shows by itself that the word is in this encoding. */
    boolean tells(char letter, char before) {
        return !Character.isLetter(letter)
                || telling.indexOf(letter) >= 0
                || (Character.isUpperCase(letter) && Character.isLowerCase(before));
    }

    /** The text in Unicode, composed; what has no meaning here stays as it is. */
    String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int code = byteOf(text.charAt(i));
            int next = i + 1 < text.length() ? byteOf(text.charAt(i + 1)) : -1;
            String pair = code < 0 || next < 0 ? null : pairs.get(code * BYTES + next);
            String letter = code < 0 ? null : single[code];
            if (pair != null) {
                out.append(pair);
                i++;
            } else {
                out.append(letter == null ? text.substring(i, i + 1) : letter);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private void addLine(String line) {
        for (String entry : line.split("  ", -1)) {
            int space = entry.indexOf(' ');
            add(Integer.parseInt(entry.substring(0, space), 16), space, entry.substring(space + 1));
        }
    }

    private void add(int code, int digits, String letter) {
        String meaning =
                letter.startsWith("U+") ? Character.toString(Integer.parseInt(letter.substring(2), 16)) : letter;
        if (digits < PAIR) {
            single[code] = meaning;
            return;
        }
        pairs.put(code, meaning);
        mark[code % BYTES] = true;
        // a capital with the mark of a small letter occurs too
        if (Character.isUpperCase(meaning.charAt(0)) && code % BYTES < 0xE0) {
            pairs.put(code + CASE, meaning);
        }
    }
}
