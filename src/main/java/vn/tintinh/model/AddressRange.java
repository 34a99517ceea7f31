package vn.tintinh.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of IP addresses, in CIDR notation. Spec: RFC 4632 §3.1, RFC 4291 §2.3.
 *
 * @param address any address of the block
 * @param bits leading bits that all addresses of the block share: 0–32 (IPv4), 0–128 (IPv6)
 */
public record AddressRange(InetAddress address, int bits) {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public AddressRange {
        if (bits < 0 || bits > address.getAddress().length * 8) {
            throw new IllegalArgumentException("a range has 0 to 32 bits, or 0 to 128 for IPv6");
        }
    }

    /** The block that {@code 10.0.0.0/8}, {@code 127.0.0.1}, {@code fd00::/8} or {@code [::1]} names; empty for others. */
    public static Optional<AddressRange> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2 || (parts.length == 2 && !parts[1].matches("\\d{1,3}"))) {
            return Optional.empty();
        }
        return literal(parts[0].replaceFirst("^\\[(.*)]$", "$1")).flatMap(address -> {
            int most = address.getAddress().length * 8;
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
            return bits <= most ? Optional.of(new AddressRange(address, bits)) : Optional.empty();
        });
    }

    /** The address that a literal spells, without ever asking a name server; IPv4-mapped IPv6 becomes IPv4. */
    public static Optional<InetAddress> literal(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return Optional.of(InetAddress.getByName(text));
            }
            if (IPV6.matcher(text).matches()) {
                return Optional.of(InetAddress.getByName("[" + text + "]"));
            }
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether the address lies in the block; never for one of the other family. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    /** CIDR notation. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
