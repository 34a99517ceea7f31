package vn.tintinh.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Vietnamese that was decoded with the wrong charset, put right per text node by evidence: TCVN3, VNI, VISCII,
 * windows-1258 read as windows-1252, and UTF-8 read as windows-1252 once or twice.
 *
 * <p>Order of evidence: the font's name, then mojibake (only what is valid UTF-8 when taken back is), then the encoding
 * in which most words become syllables, see {@link LegacyTrial}. A letter that windows-1252 does not have ("ệ", "đ")
 * proves Unicode, and such a text is only composed. Text in proper Vietnamese, English or French comes back in NFC and
 * else unaltered.
 */
public final class LegacyText {
    /** Mojibake of mojibake was seen; a third time was not. */
    private static final int MOST_ROUNDS = 2;

    private static final String MOJIBAKE_LEADS = "ÃÄÆÂ";

    private LegacyText() {}

    /**
     * The text in Unicode, NFC.
     *
     * @param text one text node, as decoded by whatever charset was declared; its soft hyphens (ư in TCVN3) still there
     * @param fontFace the font of the node where one is named; {@code .VnTimeH} and its like draw capitals
     */
    public static String repair(String text, Optional<String> fontFace) {
        Face face = fontFace.map(LegacyText::face).orElse(Face.OTHER);
        if (isPlain(text)) {
            return face == Face.TCVN3_CAPITALS ? text.toUpperCase(Locale.ROOT) : text;
        }
        String composed = isComposed(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
        if (isUnicode(composed)) {
            return composed;
        }
        if (face != Face.OTHER) {
            LegacyTrial trial = LegacyTrial.of(composed, face == Face.VNI ? LegacyCharset.VNI : LegacyCharset.TCVN3);
            if (trial.allows()) {
                return face == Face.TCVN3_CAPITALS ? trial.text().toUpperCase(Locale.ROOT) : trial.text();
            }
        }
        String remade = withoutMojibake(composed);
        return remade != null ? remade : byEvidence(composed);
    }

    /** All other texts that the same bytes may mean, for a reader that can tell by itself which is right. */
    static List<String> readings(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        List<String> readings = new ArrayList<>();
        String remade = withoutMojibake(composed);
        if (remade != null) {
            readings.add(remade);
        }
        for (LegacyCharset charset : LegacyCharset.ALL) {
            String decoded = charset.decode(composed);
            if (!decoded.equals(composed)) {
                readings.add(decoded);
            }
        }
        return readings;
    }

    /** What a font's name says of the bytes set in it. */
    private enum Face {
        TCVN3,
        TCVN3_CAPITALS,
        VNI,
        OTHER
    }

    private static Face face(String fontFace) {
        int comma = fontFace.indexOf(',');
        String first = (comma < 0 ? fontFace : fontFace.substring(0, comma))
                .replace('"', ' ')
                .replace('\'', ' ');
        String name = first.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith(".vn") || name.startsWith("vntime") || name.startsWith("vnarial")) {
            return name.endsWith("h") ? Face.TCVN3_CAPITALS : Face.TCVN3;
        }
        return name.startsWith("vni") ? Face.VNI : Face.OTHER;
    }

    private static String byEvidence(String text) {
        LegacyTrial best = best(text);
        return best == null ? text : best.text();
    }

    private static @Nullable LegacyTrial best(String text) {
        LegacyTrial best = null;
        int gain = 0;
        for (LegacyCharset charset : LegacyCharset.ALL) {
            LegacyTrial trial = LegacyTrial.of(text, charset);
            if (trial.convinces() && trial.gain() > gain) {
                gain = trial.gain();
                best = trial;
            }
        }
        return best;
    }

    /**
     * The font in which a text by itself proves to be written: one for each encoding that is a font's secret (TCVN3,
     * VNI), to be handed to {@link #repair} for texts beside it that prove nothing; empty for all other texts.
     */
    public static Optional<String> provenFace(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (isPlain(text) || isUnicode(composed) || withoutMojibake(composed) != null) {
            return Optional.empty();
        }
        LegacyTrial best = best(composed);
        if (best == null) {
            return Optional.empty();
        }
        return best.charset() == LegacyCharset.TCVN3
                ? Optional.of(".VnTime")
                : best.charset() == LegacyCharset.VNI ? Optional.of("VNI-Times") : Optional.empty();
    }

    private static @Nullable String withoutMojibake(String text) {
        String best = null;
        String current = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String remade = asUtf8(current);
            if (remade == null || leads(remade) >= leads(current)) {
                break;
            }
            best = Normalizer.normalize(remade, Normalizer.Form.NFC);
            current = best;
        }
        return best;
    }

    /** The text's bytes in windows-1252 read as UTF-8; null where that is not possible in whole. */
    private static @Nullable String asUtf8(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            int code = LegacyCharset.byteOf(text.charAt(i));
            if (code < 0) {
                return null;
            }
            bytes[i] = (byte) code;
        }
        try {
            String utf8 = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // pairs of a Chinese encoding can be valid UTF-8 by chance, and mean rare letters of other scripts
            return utf8.codePoints().allMatch(LegacyText::isLatinOrSign) ? utf8 : null;
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static boolean isLatinOrSign(int letter) {
        return !Character.isLetter(letter) || Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }

    /** How often a text has what UTF-8 looks like in windows-1252: Ã Ä Æ Â, á» áº and â€. */
    private static int leads(String text) {
        int count = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            char letter = text.charAt(i);
            char next = text.charAt(i + 1);
            boolean three = (letter == 'á' && (next == '»' || next == 'º')) || (letter == 'â' && next == '€');
            if (three || (MOJIBAKE_LEADS.indexOf(letter) >= 0 && next >= 0x80)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80 || (letter < ' ' && LegacyCharset.VISCII.hasLetter(letter))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is in NFC beyond doubt: Vietnamese as it should be, without marks that stand apart. */
    private static boolean isComposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean usual =
                    letter < 0x300 || (letter >= 0x1ea0 && letter <= 0x1ef9) || (letter >= 0x2010 && letter <= 0x2044);
            if (!usual) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x100 && LegacyCharset.byteOf(letter) < 0 && Character.isLetter(letter)) {
                return true;
            }
        }
        return false;
    }
}
