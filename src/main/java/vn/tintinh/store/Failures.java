package vn.tintinh.store;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import vn.tintinh.store.StoreException.Reason;

/** Turns what drivers throw into one sentence. Spec: PostgreSQL, Appendix A, error codes. */
final class Failures {
    private Failures() {}

    /** The same trouble as a {@link StoreException}; one that is one already stays itself. */
    static StoreException of(Throwable failure) {
        if (failure instanceof StoreException known) {
            return known;
        }
        String state = sqlState(failure);
        if (state != null && !state.isEmpty()) {
            return ofState(state, failure);
        }
        if (isConnection(failure)) {
            return new StoreException(Reason.UNREACHABLE, "cannot reach PostgreSQL: " + text(rootOf(failure)), failure);
        }
        return new StoreException(Reason.BROKEN, "the store failed: " + text(failure), failure);
    }

    private static StoreException ofState(String state, Throwable failure) {
        String said = text(sqlCause(failure));
        return switch (state) {
            case "28P01", "28000" ->
                new StoreException(
                        Reason.REFUSED,
                        "PostgreSQL refuses the login: " + said + "; check database.user and database.password",
                        failure);
            case "3D000" ->
                new StoreException(Reason.MISSING, said + "; create it (createdb) or correct database.url", failure);
            case "42501" ->
                new StoreException(
                        Reason.REFUSED,
                        said + "; grant the user CREATE on the database (GRANT CREATE ON DATABASE … TO …)",
                        failure);
            case "25006" ->
                new StoreException(
                        Reason.UNREACHABLE,
                        "PostgreSQL takes no writes: " + said
                                + "; name the primary in database.url, or all that may become it in database.hosts",
                        failure);
            case "53100" ->
                new StoreException(
                        Reason.DISK_FULL, "PostgreSQL's disk is full: " + said + "; free some space", failure);
            case "53300" ->
                new StoreException(
                        Reason.UNREACHABLE,
                        "PostgreSQL has no free connection: " + said
                                + "; lower database.pool-size or raise max_connections",
                        failure);
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? new StoreException(Reason.UNREACHABLE, "cannot reach PostgreSQL: " + said, failure)
                        : new StoreException(
                                Reason.BROKEN, "the store failed: " + said + " (SQL state " + state + ")", failure);
        };
    }

    private static @Nullable String sqlState(Throwable failure) {
        Throwable cause = sqlCause(failure);
        if (cause instanceof PgException pg) {
            return pg.getSqlState();
        }
        return cause instanceof SQLException sql ? sql.getSQLState() : null;
    }

    private static Throwable sqlCause(Throwable failure) {
        Throwable at = failure;
        while (at != null) {
            if (at instanceof PgException || at instanceof SQLException) {
                return at;
            }
            at = at.getCause();
        }
        return failure;
    }

    private static boolean isConnection(Throwable failure) {
        Throwable root = rootOf(failure);
        return root instanceof IOException
                || root instanceof TimeoutException
                || root instanceof VertxException
                || failure instanceof VertxException
                || text(failure).contains("onnection");
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable at = failure;
        Throwable cause = at.getCause();
        while (cause != null && cause != at) {
            at = cause;
            cause = at.getCause();
        }
        return at;
    }

    private static String text(Throwable failure) {
        String message = failure instanceof PgException pg ? pg.getErrorMessage() : failure.getMessage();
        if (failure instanceof UnknownHostException) {
            return "unknown host " + message;
        }
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        String first = failure instanceof FlywayException
                ? message.strip()
                : message.lines().findFirst().orElse("");
        return first.replaceFirst("^(FATAL|ERROR): ", "").replaceAll("\\s+", " ");
    }
}
