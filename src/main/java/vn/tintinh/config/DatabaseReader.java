package vn.tintinh.config;

import static vn.tintinh.config.Values.number;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.DatabaseHost;

/** The group {@code database} of {@code tintinh.yaml}: keys that make sense together, servers that are told apart. */
final class DatabaseReader {
    private DatabaseReader() {}

    static Settings.Database read(Cell group) {
        Settings.Database defaults = Settings.Database.DEFAULT;
        if (group.any("url").isEmpty()) {
            for (String key : new String[] {"user", "password", "hosts"}) {
                if (group.any(key).isPresent()) {
                    group.file()
                            .problem(
                                    group.place(key),
                                    "the key '" + key + "' means nothing without 'url': add url, or remove " + key);
                }
            }
        }
        return new Settings.Database(
                group.text("url"),
                group.text("user"),
                group.text("password"),
                number(group, "pool-size", defaults.poolSize()),
                group.get("directory").flatMap(DatabaseReader::path).orElse(defaults.directory()),
                hosts(group));
    }

    private static List<DatabaseHost> hosts(Cell group) {
        Map<DatabaseHost, Cell> earlier = new HashMap<>();
        List<DatabaseHost> hosts = new ArrayList<>();
        boolean whole = true;
        for (Cell entry : group.items("hosts")) {
            Optional<DatabaseHost> host = host(entry);
            whole &= host.isPresent();
            host.ifPresent(found -> {
                Cell before = earlier.putIfAbsent(found, entry);
                if (before != null) {
                    entry.fault("this server stands in line " + before.place().line()
                            + " already: remove one of the two, or give it another host, port or role");
                }
                hosts.add(found);
            });
        }
        if (whole && !hosts.isEmpty() && hosts.stream().noneMatch(host -> host.role() == DatabaseHost.Role.PRIMARY)) {
            group.file()
                    .problem(
                            group.place("hosts"),
                            "no host is the primary, so nothing could be stored: give one of them role: primary");
        }
        return hosts;
    }

    /** A server; empty where a key is missing or faulty, which has been told. */
    private static Optional<DatabaseHost> host(Cell entry) {
        boolean portFaulty = entry.any("port").isPresent() && entry.get("port").isEmpty();
        if (entry.get("host").isEmpty() || entry.get("role").isEmpty() || portFaulty) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseHost(
                entry.text("host").orElseThrow(),
                number(entry, "port", DatabaseHost.USUAL_PORT),
                DatabaseHost.Role.valueOf(entry.text("role").orElseThrow().toUpperCase(Locale.ROOT))));
    }

    private static Optional<Path> path(Cell cell) {
        try {
            return Optional.of(Path.of(cell.text()));
        } catch (InvalidPathException e) {
            cell.fault(cell.quoted() + " is no path: " + e.getReason());
            return Optional.empty();
        }
    }
}
