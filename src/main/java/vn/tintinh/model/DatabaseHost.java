package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

/**
 * One of several servers of one database.
 *
 * @param name name or address
 * @param port 1 to 65535
 * @param role what it is asked for
 */
public record DatabaseHost(String name, int port, Role role) {
    /** Where PostgreSQL listens unless told otherwise. */
    public static final int USUAL_PORT = 5432;

    /** What a server is asked for. */
    public enum Role {
        /** Everything; of several, the one that takes writes just now. */
        PRIMARY,
        /** What readers look for, as long as it keeps up with the primary. */
        REPLICA
    }

    public DatabaseHost {
        requireNonNull(name);
        requireNonNull(role);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }
}
