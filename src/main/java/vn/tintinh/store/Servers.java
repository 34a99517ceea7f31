package vn.tintinh.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import vn.tintinh.model.DatabaseHost.Role;
import vn.tintinh.store.StoreException.Reason;

/**
 * The servers of one database.
 *
 * @param primaries at least one; where there are several, one of them takes writes, and which one may change
 * @param replicas may lag behind
 */
record Servers(List<Address> primaries, List<Address> replicas) {
    Servers {
        primaries = List.copyOf(primaries);
        replicas = List.copyOf(replicas);
        if (primaries.isEmpty()) {
            throw new StoreException(
                    Reason.MISSING, "database.hosts names no primary; give one of them role: primary", null);
        }
    }

    static Servers of(Address only) {
        return new Servers(List.of(only), List.of());
    }

    /** The hosts that are listed, else the one of the URL. */
    static Servers of(DatabaseOptions options) {
        Address address = Address.of(options);
        return options.hosts().isEmpty()
                ? of(address)
                : new Servers(with(Role.PRIMARY, options, address), with(Role.REPLICA, options, address));
    }

    private static List<Address> with(Role role, DatabaseOptions options, Address address) {
        return options.hosts().stream()
                .filter(host -> host.role() == role)
                .map(host -> address.at(host.name(), host.port()))
                .toList();
    }

    /** The first, for what is the same for all: login and name of the database. */
    Address first() {
        return primaries.get(0);
    }

    /** For the migrations: of several, the driver takes the first that takes writes. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + primaries.stream().map(Address::place).collect(Collectors.joining(",")) + "/"
                + URLEncoder.encode(first().database(), StandardCharsets.UTF_8)
                + (primaries.size() > 1 ? "?targetServerType=primary" : "");
    }

    @Override
    public String toString() {
        return first().user() + "@" + places(primaries) + "/" + first().database()
                + (replicas.isEmpty() ? "" : " (replicas " + places(replicas) + ")");
    }

    private static String places(List<Address> addresses) {
        return addresses.stream().map(Address::place).collect(Collectors.joining(","));
    }
}
