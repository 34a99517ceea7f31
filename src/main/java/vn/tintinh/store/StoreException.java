package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Why the store cannot do what was asked, as one clear sentence for an operator; never holds a password. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Reason {
        /** Nobody listens at the address, or the connection was lost; worth trying again. */
        UNREACHABLE,
        /** User or password is refused, or a right is missing. */
        REFUSED,
        /** There is no such database, or the database URL is none. */
        MISSING,
        /** The server is older than PostgreSQL 14, or does not store UTF-8. */
        UNSUITABLE,
        /** The schema was made by a newer Tin Tỉnh. */
        NEWER_SCHEMA,
        /** The server's disk is full; worth trying again. */
        DISK_FULL,
        /** Another Tin Tỉnh uses the data directory. */
        IN_USE,
        /** A backup file cannot be written or read, or is none. */
        FILE,
        /** A backup is to be restored into a database that holds something. */
        NOT_EMPTY,
        /** The source was claimed by somebody else meanwhile; nothing was stored, nothing is lost. */
        LEASE_LOST,
        /** Anything else: our fault. */
        BROKEN
    }

    private final Reason reason;

    StoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(requireNonNull(message), cause);
        this.reason = requireNonNull(reason);
    }

    /** What kind of trouble it is. */
    public Reason reason() {
        return reason;
    }
}
