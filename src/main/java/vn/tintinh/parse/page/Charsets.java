package vn.tintinh.parse.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.Document;

/**
 * Which charset a page is in: byte order mark, zero bytes of UTF-16, strict UTF-8, HTTP header, {@code <meta>}.
 *
 * <p>Strict UTF-8 stands before what is declared: bytes above ASCII that form UTF-8 by chance are next to impossible,
 * and old portals declare {@code windows-1252} or {@code iso-8859-1} over UTF-8 (and the other way round).
 */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)", Pattern.CASE_INSENSITIVE);
    private static final int HEAD = 4096;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ABOVE_ASCII = 0x8080808080808080L;

    private Charsets() {}

    /** The charset of the page's bytes; never fails. */
    static Charset of(Document document) {
        byte[] bytes = document.body();
        Optional<Charset> sure = byMark(bytes).or(() -> byZeros(bytes));
        if (sure.isPresent()) {
            return sure.get();
        }
        Optional<Charset> declared = document.header("content-type")
                .flatMap(Charsets::named)
                .or(() -> named(new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1)));
        if (declared.filter(charset -> charset.name().startsWith("ISO-2022")).isPresent()) {
            return declared.get();
        }
        if (isUtf8(bytes)) {
            return StandardCharsets.UTF_8;
        }
        return declared.filter(charset -> !charset.equals(StandardCharsets.UTF_8) || isNearlyUtf8(bytes))
                .orElse(WINDOWS_1252);
    }

    private static Optional<Charset> byMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(bytes, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    /** UTF-16 without a mark: the mark-up's ASCII makes every second byte zero. */
    private static Optional<Charset> byZeros(byte[] bytes) {
        int even = 0;
        int odd = 0;
        int length = Math.min(bytes.length, HEAD);
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (even + odd < length / 5 || length < 8) {
            return Optional.empty();
        }
        return Optional.of(even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> named(String text) {
        Matcher matcher = DECLARED.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            Charset charset = Charset.forName(matcher.group(1).toLowerCase(Locale.ROOT));
            return Optional.of(charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : charset)
                    .filter(found -> !found.name().startsWith("UTF-16"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Strict UTF-8, without making text of it. Spec: RFC 3629 §4. */
    private static boolean isUtf8(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (isAscii(bytes, at)) {
                at += Long.BYTES;
                continue;
            }
            int lead = bytes[at++] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int more = lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
            if (more < 0 || at + more > bytes.length) {
                return false;
            }
            int second = bytes[at] & 0xFF;
            boolean isOutOfRange = (lead == 0xE0 && second < 0xA0)
                    || (lead == 0xED && second > 0x9F)
                    || (lead == 0xF0 && second < 0x90)
                    || (lead == 0xF4 && second > 0x8F);
            if (isOutOfRange) {
                return false;
            }
            for (; more > 0; more--) {
                if ((bytes[at++] & 0xC0) != 0x80) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the next eight bytes are ASCII. */
    private static boolean isAscii(byte[] bytes, int at) {
        return at + Long.BYTES <= bytes.length && ((long) EIGHT.get(bytes, at) & ABOVE_ASCII) == 0;
    }

    /** UTF-8 with a few broken bytes, as of a page cut in the middle of a letter. */
    private static boolean isNearlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long broken = text.chars().filter(letter -> letter == 0xFFFD).count();
        long above = text.chars().filter(letter -> letter > 0x7F).count();
        return broken * 5 < above;
    }
}
