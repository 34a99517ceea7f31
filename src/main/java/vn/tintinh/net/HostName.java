package vn.tintinh.net;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tintinh.model.AddressRange;

/** A host as a URL writes it, read as browsers read it. Spec: WHATWG URL §3.5. */
final class HostName {
    private static final int LONGEST = 253;

    /** Labels that stand between a registrable name and a country's domain: {@code com.vn}, {@code gov.vn}. */
    private static final Set<String> SECOND_LEVEL = Set.of(
            "ac", "biz", "co", "com", "edu", "gov", "health", "id", "info", "int", "io", "mil", "name", "net", "or",
            "org", "pro");

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,16}");

    private HostName() {}

    /** The host in ASCII and lower case, without a dot at its end; empty when it is none. */
    static Optional<String> ascii(String host) {
        if (host.startsWith("[")) {
            return AddressRange.literal(host.replaceFirst("^\\[(.*)]$", "$1")).map(InetAddress::getHostAddress);
        }
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            boolean good = bare.length() <= LONGEST && NAME.matcher(bare).matches();
            return good ? Optional.of(bare) : Optional.empty();
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /** Whether an ASCII host is meant as an address: its last label is a number, or it has colons. */
    static boolean isNumeric(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        return host.contains(":") || NUMBER.matcher(last).matches();
    }

    /**
     * The address that a numeric host spells: also {@code 2130706433}, {@code 0x7f.1} and {@code 0177.0.0.1}, which
     * all mean 127.0.0.1. Empty when it spells none.
     */
    static Optional<InetAddress> address(String host) {
        if (host.contains(":")) {
            return AddressRange.literal(host);
        }
        String[] parts = host.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            int bytes = i == parts.length - 1 ? 5 - parts.length : 1;
            Optional<Long> number = number(parts[i]).filter(n -> n < 1L << (8 * bytes));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            value = (value << (8 * bytes)) | number.get();
        }
        return Optional.of(ipv4(value));
    }

    private static Optional<Long> number(String part) {
        boolean hex = part.startsWith("0x");
        boolean octal = !hex && part.length() > 1 && part.startsWith("0");
        String digits = hex ? part.substring(2) : part;
        if (hex && digits.isEmpty()) {
            return Optional.of(0L);
        }
        try {
            return DIGITS.matcher(digits).matches()
                    ? Optional.of(Long.parseUnsignedLong(digits, hex ? 16 : octal ? 8 : 10))
                            .filter(n -> n >= 0)
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static InetAddress ipv4(long value) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    /**
     * The part of a name that somebody registered: {@code lamdong.gov.vn} of {@code stttt.lamdong.gov.vn}. A name
     * without dots is its own.
     */
    static String registrable(String host) {
        String[] labels = host.split("\\.");
        int n = labels.length;
        boolean country = n > 2 && labels[n - 1].length() == 2 && SECOND_LEVEL.contains(labels[n - 2]);
        int kept = Math.min(n, country ? 3 : 2);
        return String.join(".", java.util.Arrays.asList(labels).subList(n - kept, n));
    }
}
