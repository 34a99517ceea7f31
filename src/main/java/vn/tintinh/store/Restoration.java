package vn.tintinh.store;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import vn.tintinh.store.StoreException.Reason;

/**
 * Puts a {@link Backup} into an empty database: the schema is made as it was then, the rows are put in by one
 * transaction, all or none, and the schema is brought up to date. So an older backup fits a newer Tin Tỉnh.
 */
public final class Restoration {
    /** Migrations put a row into these. */
    private static final Set<String> NEVER_EMPTY = Set.of("revisit_cursor");

    private final Path file;
    private final ZipFile zip;
    private final String schema;
    private final List<Contents.Table> tables;
    private final JsonObject rows;
    private final JsonObject sequences;
    private final Consumer<String> progress;

    private Restoration(Path file, ZipFile zip, Consumer<String> progress) throws IOException {
        this.file = file;
        this.zip = zip;
        this.progress = progress;
        try {
            JsonObject begin = json(Backup.BEGIN);
            if (!Integer.valueOf(Backup.FORMAT).equals(begin.getInteger("format"))) {
                throw new StoreException(
                        Reason.FILE, file + " was written by a newer Tin Tỉnh; restore it with that one", null);
            }
            this.schema = begin.getString("schema", "");
            this.tables = begin.getJsonArray("tables").stream()
                    .map(table -> Contents.Table.of((JsonObject) table))
                    .toList();
            JsonObject end = json(Backup.END);
            this.rows = end.getJsonObject("rows");
            this.sequences = end.getJsonObject("sequences");
        } catch (DecodeException | ClassCastException | NullPointerException unknown) {
            throw new StoreException(Reason.FILE, file + " is no backup of Tin Tỉnh", unknown);
        }
    }

    /**
     * Restores, and stops our own PostgreSQL again where it is that one. Blocks.
     *
     * @param progress a line for people, now and then
     * @return the number of rows
     * @throws StoreException what is wrong, in one sentence; the database is then as empty as before
     */
    public static long read(DatabaseOptions options, Path file, Consumer<String> progress) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Restoration restoration = new Restoration(file, zip, progress);
            if (options.url().isPresent()) {
                return restoration.into(Servers.of(options));
            }
            OwnPostgres own = OwnPostgres.start(options.directory(), options.poolSize());
            try {
                return restoration.into(Servers.of(own.address()));
            } finally {
                own.stop();
            }
        } catch (ZipException damaged) {
            throw new StoreException(
                    Reason.FILE,
                    file + " is damaged, not whole, or no backup (" + damaged.getMessage() + "); take another one",
                    damaged);
        } catch (IOException failure) {
            throw new StoreException(Reason.FILE, "cannot read " + file + ": " + Backup.said(failure), failure);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    private long into(Servers servers) throws IOException, SQLException {
        Migrations migrations = new Migrations(servers);
        if (!migrations.knows(schema)) {
            throw new StoreException(
                    Reason.NEWER_SCHEMA,
                    file + " was made by a newer Tin Tỉnh (schema " + schema
                            + " is unknown here); restore it with that one",
                    null);
        }
        try (Connection connection = Contents.connect(servers)) {
            connection.setAutoCommit(false);
            makeRoom(connection, servers);
            connection.commit();
            migrations.run(schema);
            long all = load(connection);
            connection.commit();
            migrations.run();
            connection.setAutoCommit(true);
            execute(connection, "ANALYZE");
            return all;
        }
    }

    /** Refuses a database that holds something; drops an empty schema that is of another version than the backup. */
    private void makeRoom(Connection connection, Servers servers) throws SQLException {
        refuseUnlessEmpty(connection, servers.toString());
        String present = Contents.schema(connection);
        if (!present.isEmpty() && !present.equals(schema)) {
            execute(connection, "DROP SCHEMA " + Contents.quoted(Address.SCHEMA) + " CASCADE");
        }
    }

    private static void refuseUnlessEmpty(Connection connection, String where) throws SQLException {
        for (Contents.Table table : Contents.tables(connection)) {
            execute(connection, "LOCK TABLE " + table.place() + " IN ACCESS EXCLUSIVE MODE");
            try (java.sql.Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM " + table.place() + ")")) {
                row.next();
                if (row.getBoolean(1) && !NEVER_EMPTY.contains(table.name())) {
                    throw new StoreException(
                            Reason.NOT_EMPTY,
                            "the database " + where + " is not empty (table " + table.name()
                                    + " has rows); stop Tin Tỉnh and name a new database or database.directory",
                            null);
                }
            }
        }
    }

    private long load(Connection connection) throws IOException, SQLException {
        refuseUnlessEmpty(connection, "to restore into");
        List<Contents.Table> present = Contents.tables(connection);
        if (!names(present).equals(names(tables))) {
            throw new StoreException(
                    Reason.FILE,
                    file + " has other tables than its schema " + schema + " has: it was tampered with",
                    null);
        }
        for (String name : NEVER_EMPTY) {
            if (names(present).contains(name)) {
                execute(connection, "DELETE FROM " + new Contents.Table(name, List.of()).place());
            }
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long all = 0;
        for (Contents.Table table : tables) {
            try (InputStream in = entry(table.name() + ".copy")) {
                long put = copy.copyIn("COPY " + table.placeAndColumns() + " FROM STDIN (ENCODING 'UTF8')", in);
                if (put != rows.getLong(table.name(), -1L)) {
                    throw new StoreException(
                            Reason.FILE, file + " is damaged: table " + table.name() + " lacks rows", null);
                }
                progress.accept(table.name() + ": " + put + " rows");
                all += put;
            }
        }
        for (String sequence : sequences.fieldNames()) {
            setSequence(connection, sequence, sequences.getLong(sequence));
        }
        return all;
    }

    private static void setSequence(Connection connection, String name, long last) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT setval(?::regclass, ?)")) {
            set.setString(1, Contents.quoted(Address.SCHEMA) + "." + Contents.quoted(name));
            set.setLong(2, last);
            set.execute();
        }
    }

    private static Set<String> names(List<Contents.Table> tables) {
        return tables.stream().map(Contents.Table::name).collect(Collectors.toSet());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private JsonObject json(String name) throws IOException {
        try (InputStream in = entry(name)) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private InputStream entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new StoreException(Reason.FILE, file + " is no backup of Tin Tỉnh: it has no " + name, null);
        }
        return zip.getInputStream(entry);
    }
}
