package vn.tintinh.render;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as every format can hold them: URIs in ASCII. */
final class Uris {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*)");
    private static final Pattern WITH_A_DOT =
            Pattern.compile("(?i)https?://[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z0-9][a-z0-9-]*(:\\d+)?(/.*|)");

    private Uris() {}

    /**
     * The URL in ASCII: a name of a host as IDNA has it, and percent-encoded what a URI cannot hold elsewhere, a lone
     * {@code %} among it. What is encoded already stays. Spec: RFC 3987 §3.1; RFC 5891 §4.
     */
    static String ascii(String url) {
        String value = Xml.text(url).strip();
        Matcher start = AUTHORITY.matcher(value);
        if (!start.lookingAt()) {
            return encoded(value);
        }
        return start.group(1) + authority(start.group(2)) + encoded(value.substring(start.end()));
    }

    /** Whether a URL is one of the web. */
    static boolean isWeb(String url) {
        String start = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("https://") || start.startsWith("http://");
    }

    /** Whether it is a URL as RSS 2.0 wants it of an enclosure: of the web, of a host with a dot in its name. */
    static boolean isPublic(String url) {
        return WITH_A_DOT.matcher(ascii(url)).matches();
    }

    private static String authority(String authority) {
        if (authority.chars().allMatch(c -> isAllowed(c) || c == '[' || c == ']')) {
            return authority;
        }
        try {
            return IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return encoded(authority);
        }
    }

    private static String encoded(String value) {
        if (value.chars().allMatch(Uris::isAllowed)) {
            return value;
        }
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        boolean fragment = false;
        StringBuilder out = new StringBuilder(octets.length + 32);
        for (int i = 0; i < octets.length; i++) {
            int c = octets[i] & 0xff;
            boolean begins = c == '#' && !fragment;
            fragment = fragment || begins;
            if (begins || isAllowed(c) || (c == '%' && isHex(octets, i + 1) && isHex(octets, i + 2))) {
                out.append((char) c);
            } else {
                out.append('%').append(HEX.toHexDigits(octets[i]));
            }
        }
        return out.toString();
    }

    private static boolean isHex(byte[] octets, int index) {
        return index < octets.length && Character.digit(octets[index], 16) >= 0;
    }

    /** Whether a character stands for itself wherever it is: {@code %} begins a triplet, {@code #} a fragment, once. */
    private static boolean isAllowed(int c) {
        return c > ' ' && c < 0x7f && "<>\"{}|\\^`[]%#".indexOf(c) < 0;
    }
}
