package vn.tintinh.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tintinh.model.AddressRange;

/**
 * Says which addresses and ports may be called. What is not public is refused, in whatever form it is written, unless
 * it is named in the list of what is allowed; what is allowed may be called on any port.
 *
 * <p>IPv6 is judged the other way round from IPv4: only global unicast (2000::/3) and NAT64 are let through, since all
 * else is reserved. An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64, ISATAP) is judged as itself. Spec: RFC
 * 6890, IANA special-purpose address registries.
 */
public final class AddressGuard {
    private static final List<AddressRange> RESERVED = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "168.63.129.16", // host agent of a large cloud, public by its number only
            "169.254.0.0/16", // link-local, and the metadata service of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "3fff::/20"); // documentation

    private static final AddressRange GLOBAL_UNICAST = range("2000::/3");
    private static final AddressRange SIX_TO_FOUR = range("2002::/16");
    private static final AddressRange NAT64 = range("64:ff9b::/96");

    /**
     * Ports from 1024 on that speak something else than HTTP: databases, caches, control planes, and what browsers
     * refuse (WHATWG Fetch, "bad port").
     */
    private static final Set<Integer> OTHER_PROTOCOLS = Set.of(
            1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432,
            5672, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042, 9092, 9100, 9200,
            9300, 10080, 10250, 11211, 27017);

    private final List<AddressRange> allowed;

    private AddressGuard(List<AddressRange> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** A guard that lets public addresses through and nothing else. */
    public static AddressGuard strict() {
        return new AddressGuard(List.of());
    }

    /**
     * A guard that lets further addresses through.
     *
     * @param allow addresses or CIDR ranges
     * @throws IllegalArgumentException naming each entry that is neither
     */
    public static AddressGuard allowing(List<String> allow) {
        List<String> faults = allow.stream()
                .filter(entry -> AddressRange.parse(entry).isEmpty())
                .map(entry -> "\"" + entry + "\"")
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("neither an address nor a range of addresses: "
                    + String.join(", ", faults) + "; write 192.0.2.7, 10.1.0.0/16 or fd00::/8");
        }
        return new AddressGuard(allow.stream().map(AddressGuard::range).toList());
    }

    /** Why the address may not be called on this port, as one sentence; empty when it may. */
    public Optional<String> objection(InetAddress address, int port) {
        if (isAllowed(address)) {
            return Optional.empty();
        }
        if (!isPublic(address)) {
            return Optional.of(address.getHostAddress() + " is not a public address; if it is meant, allow it by name");
        }
        return isHttpPort(port) ? Optional.empty() : Optional.of("port " + port + " is not one of the web");
    }

    /** Whether the address was named as allowed. */
    public boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isHttpPort(int port) {
        return port == 80 || port == 81 || port == 443 || (port >= 1024 && !OTHER_PROTOCOLS.contains(port));
    }

    private static boolean isPublic(InetAddress address) {
        if (RESERVED.stream().anyMatch(range -> range.contains(address))) {
            return false;
        }
        if (address.getAddress().length == 4) {
            return true;
        }
        boolean routed = GLOBAL_UNICAST.contains(address) || NAT64.contains(address);
        return routed && inside(address).allMatch(AddressGuard::isPublic);
    }

    /** The IPv4 addresses that an IPv6 address carries. */
    private static Stream<InetAddress> inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (SIX_TO_FOUR.contains(address)) {
            return Stream.of(ipv4(bytes, 2));
        }
        boolean isatap = (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
        return isatap || NAT64.contains(address) ? Stream.of(ipv4(bytes, 12)) : Stream.empty();
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    private static List<AddressRange> ranges(String... texts) {
        return Arrays.stream(texts).map(AddressGuard::range).toList();
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }
}
