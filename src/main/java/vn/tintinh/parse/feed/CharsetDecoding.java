package vn.tintinh.parse.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.parse.feed.CharsetLabels.Named;

/**
 * Bytes to characters. What is said is believed in the order of RFC 7303 (byte order mark, {@code Content-Type}, XML
 * declaration, UTF-8) as long as the bytes agree; where they agree with nothing that is said, the text itself decides.
 * Spec: RFC 7303 §3, XML 1.0 appendix F.
 */
final class CharsetDecoding {
    private static final int PROLOG = 1024;
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?\\s*([^\\s\"';]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']\\s*([\\w.:-]+)\\s*[\"']");
    private static final Set<String> WIDE = Set.of("utf-16", "utf-16be", "utf-16le", "utf-32", "utf-32be", "utf-32le");
    private static final int FEW_SEQUENCES = 4;

    private final byte[] bytes;
    private final List<String> warnings = new ArrayList<>();
    private boolean faultless = true;

    private CharsetDecoding(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Decodes a body whose {@code Content-Type} is given, empty for none. */
    static Decoded decode(byte[] bytes, String contentType) {
        CharsetDecoding decoding = new CharsetDecoding(bytes);
        return decoding.byMark().or(decoding::byShape).orElseGet(() -> decoding.byWord(contentType));
    }

    private Optional<Decoded> byMark() {
        if (startsWith(0xef, 0xbb, 0xbf)) {
            return Optional.of(utf8(3));
        }
        if (startsWith(0, 0, 0xfe, 0xff)) {
            return Optional.of(wide("UTF-32BE", 4));
        }
        if (startsWith(0xff, 0xfe, 0, 0)) {
            return Optional.of(wide("UTF-32LE", 4));
        }
        if (startsWith(0xfe, 0xff)) {
            return Optional.of(wide("UTF-16BE", 2));
        }
        return startsWith(0xff, 0xfe) ? Optional.of(wide("UTF-16LE", 2)) : Optional.empty();
    }

    /** Encodings in which the first characters of XML or JSON cannot be taken for anything else. */
    private Optional<Decoded> byShape() {
        if (bytes.length < 4) {
            return Optional.empty();
        }
        if (startsWith(0x4c, 0x6f, 0xa7, 0x94)) {
            return Optional.of(ebcdic());
        }
        if (bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] != 0) {
            return Optional.of(wide("UTF-32BE", 0));
        }
        if (bytes[0] != 0 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 0) {
            return Optional.of(wide("UTF-32LE", 0));
        }
        if (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0) {
            return Optional.of(wide("UTF-16BE", 0));
        }
        boolean littleEndian = bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
        return littleEndian ? Optional.of(wide("UTF-16LE", 0)) : Optional.empty();
    }

    private Decoded wide(String name, int from) {
        return decoded(lenient(Charset.forName(name), from), name.toLowerCase(Locale.ROOT));
    }

    private Decoded ebcdic() {
        String prolog = new String(bytes, 0, Math.min(bytes.length, PROLOG), Charset.forName("IBM037"));
        Named named = declared(prolog)
                .flatMap(CharsetLabels::find)
                .orElseGet(() -> new Named(Charset.forName("IBM037"), "ibm037"));
        return decoded(lenient(named.charset(), 0).replace('\u0085', '\n'), named.name());
    }

    private Decoded byWord(String contentType) {
        String prolog = new String(bytes, 0, Math.min(bytes.length, PROLOG), StandardCharsets.ISO_8859_1);
        Set<Named> candidates = new LinkedHashSet<>();
        parameter(contentType).ifPresent(label -> add(label, "Content-Type header", candidates));
        declared(prolog).ifPresent(label -> add(label, "XML declaration", candidates));
        candidates.add(new Named(StandardCharsets.UTF_8, "utf-8"));
        boolean first = true;
        for (Named candidate : candidates) {
            Optional<Decoded> read = strictly(candidate);
            if (read.isPresent()) {
                if (!first) {
                    blame("the bytes are not what they are said to be; they were read as "
                            + read.get().encoding());
                }
                return decoded(read.get().text(), read.get().encoding());
            }
            first = false;
        }
        Named guess = CharsetGuess.of(bytes);
        blame("the bytes are not what they are said to be; they look like " + guess.name());
        return guess.name().equals("utf-8") ? utf8(0) : decoded(lenient(guess.charset(), 0), guess.name());
    }

    private void add(String label, String where, Set<Named> candidates) {
        CharsetLabels.find(label)
                .ifPresentOrElse(candidates::add, () -> blame("the " + where + " names the unknown charset " + label));
    }

    private void blame(String warning) {
        faultless = false;
        warnings.add(warning);
    }

    /** The text by a charset that was named, where the bytes are possible in it. */
    private Optional<Decoded> strictly(Named candidate) {
        if (WIDE.contains(candidate.name())) {
            return Optional.empty(); // its shape would have shown
        }
        if (candidate.charset().equals(StandardCharsets.UTF_8)) {
            return strict(StandardCharsets.UTF_8).map(text -> decoded(text, "utf-8"));
        }
        boolean singleByte = candidate.charset().newEncoder().maxBytesPerChar() == 1;
        int sequences = Utf8.sequences(bytes);
        if (sequences > (singleByte ? 0 : FEW_SEQUENCES)) {
            warnings.add("the bytes are UTF-8, not " + candidate.name() + " as they are said to be");
            return strict(StandardCharsets.UTF_8).map(text -> decoded(text, "utf-8"));
        }
        Optional<String> text = singleByte ? Optional.of(lenient(candidate.charset(), 0)) : strict(candidate.charset());
        return text.map(read -> decoded(composed(read, candidate.name()), candidate.name()));
    }

    /** Windows-1258 writes the tone marks of Vietnamese apart from their letters. */
    private static String composed(String text, String name) {
        return name.equals("windows-1258") ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    }

    private Optional<String> strict(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) { // five times as fast as a decoder that reports
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf('\ufffd') < 0) {
                return Optional.of(text);
            }
        }
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException impossible) {
            return Optional.empty();
        }
    }

    /** A byte that the charset leaves free becomes the control character of its number, as the WHATWG has it. */
    private String lenient(Charset charset, int from) {
        String text = new String(bytes, from, bytes.length - from, charset);
        boolean aligned = text.length() == bytes.length - from;
        if (!aligned || text.indexOf('\ufffd') < 0) {
            return aligned ? text : text.replace("\ufffd", "");
        }
        StringBuilder whole = new StringBuilder(text);
        for (int i = 0; i < whole.length(); i++) {
            if (whole.charAt(i) == '\ufffd') {
                whole.setCharAt(i, (char) (bytes[from + i] & 0xff));
            }
        }
        return whole.toString();
    }

    private Decoded utf8(int from) {
        Utf8.Mended mended = Utf8.mend(bytes, from);
        if (mended.faults() > 0) {
            blame(mended.faults() + " bytes are not UTF-8; they were read as windows-1252");
        }
        return decoded(mended.text(), "utf-8");
    }

    private Decoded decoded(String text, String encoding) {
        return new Decoded(text, encoding, faultless, warnings);
    }

    private static Optional<String> parameter(String contentType) {
        Matcher found = PARAMETER.matcher(contentType);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<String> declared(String prolog) {
        Matcher found = DECLARATION.matcher(prolog);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private boolean startsWith(int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
