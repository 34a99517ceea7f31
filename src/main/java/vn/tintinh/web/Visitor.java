package vn.tintinh.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sends a request, as far as that can be known: what is counted where nobody may ask too often. */
public final class Visitor {
    private static final int NETWORK_BYTES = 8;

    private Visitor() {}

    /**
     * The address, of IPv6 its /64. Behind a proxy of ours, which has an address that is not public, it is the last that
     * {@code X-Forwarded-For} names, which the proxy wrote; empty where the proxy says nothing.
     */
    static Optional<String> of(HttpServerRequest request) {
        return of(
                request.connection().remoteAddress().hostAddress(),
                request.headers().getAll("X-Forwarded-For"));
    }

    static Optional<String> of(@Nullable String peer, List<String> forwarded) {
        InetAddress address = peer == null ? null : NetUtil.createInetAddressFromIpAddressString(peer);
        if (address == null || !isOurs(address)) {
            return Optional.ofNullable(address).map(Visitor::network);
        }
        if (forwarded.isEmpty()) {
            return Optional.empty();
        }
        String line = forwarded.get(forwarded.size() - 1);
        String last = line.substring(line.lastIndexOf(',') + 1).strip();
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(last))
                .map(Visitor::network);
    }

    private static boolean isOurs(InetAddress address) {
        byte first = address.getAddress()[0];
        boolean local = address instanceof Inet6Address && (first & 0xfe) == 0xfc;
        return local || address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
    }

    /** An address as {@link #of} tells it: of IPv6 its /64. What is no address is itself. */
    public static String network(String address) {
        InetAddress read = NetUtil.createInetAddressFromIpAddressString(address.replaceFirst("%.*", ""));
        return read == null ? address : network(read);
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
