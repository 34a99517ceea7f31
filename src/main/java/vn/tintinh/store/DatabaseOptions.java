package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.DatabaseHost;

/**
 * Where the store is.
 *
 * @param url {@code postgresql://host:port/name?sslmode=…}; empty: Tin Tỉnh runs a PostgreSQL of its own
 * @param user login; goes before one in the URL
 * @param password of the login; goes before one in the URL
 * @param poolSize connections, at least 1, and as many to each replica; one more is used to listen
 * @param directory where the own PostgreSQL keeps {@code postgres} (data), {@code binaries}, {@code postgres.log}
 * @param hosts the servers in place of the URL's host, primaries in the order in which they are tried; may be empty
 */
public record DatabaseOptions(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        int poolSize,
        Path directory,
        List<DatabaseHost> hosts) {
    public DatabaseOptions {
        requireNonNull(url);
        requireNonNull(user);
        requireNonNull(password);
        requireNonNull(directory);
        hosts = List.copyOf(hosts);
        if (poolSize < 1) {
            throw new IllegalArgumentException("a pool has at least one connection");
        }
    }

    /** One server, that of the URL, or a PostgreSQL of our own. */
    public DatabaseOptions(
            Optional<String> url, Optional<String> user, Optional<String> password, int poolSize, Path directory) {
        this(url, user, password, poolSize, directory, List.of());
    }

    /** A PostgreSQL of our own that keeps its data below a directory. */
    public static DatabaseOptions own(Path directory) {
        return new DatabaseOptions(Optional.empty(), Optional.empty(), Optional.empty(), 8, directory);
    }

    /** Without password. */
    @Override
    public String toString() {
        return "DatabaseOptions["
                + url.map(text -> text.replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", ""))
                        .orElse("own PostgreSQL in " + directory)
                + "]";
    }
}
