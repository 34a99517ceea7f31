package vn.tintinh.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import vn.tintinh.store.StoreException.Reason;

/**
 * Everything that the store holds, as it was at one instant, in one ZIP file: {@code backup.json} says what follows
 * (format, schema, tables and their columns), {@code NAME.copy} is a table as {@code COPY} writes it, and
 * {@code end.json} has the numbers of rows and where the sequences stand. What is written meanwhile is waited for by
 * nobody, and is not in it. {@link Restoration} is the way back.
 */
public final class Backup {
    static final int FORMAT = 1;
    static final String BEGIN = "backup.json";
    static final String END = "end.json";
    private static final long TELLING_BYTES = 64L << 20;
    private static final int BUFFER = 1 << 16;

    private Backup() {}

    /**
     * Writes a new file, which appears under its name when it is whole and on disk. Only its owner may read it, as the
     * secrets of subscriptions are in it. Blocks.
     *
     * @param progress a line for people, now and then
     * @return the number of rows
     * @throws StoreException what is wrong, in one sentence
     */
    public static long write(Database database, Path file, Consumer<String> progress) {
        if (Files.exists(file)) {
            throw new StoreException(
                    Reason.FILE, file + " is there already; name another file, or delete that one", null);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Connection connection = Contents.connect(database.servers())) {
            long rows;
            Files.deleteIfExists(part);
            try (FileChannel channel = FileChannel.open(
                            part,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownerOnly(part));
                    ZipOutputStream zip =
                            new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER))) {
                zip.setLevel(Deflater.BEST_SPEED);
                rows = write(connection, zip, progress);
                zip.finish();
                zip.flush();
                channel.force(true);
            }
            Files.move(part, file);
            return rows;
        } catch (IOException failure) {
            throw new StoreException(Reason.FILE, "cannot write " + file + ": " + said(failure), failure);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        } finally {
            part.toFile().delete();
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static long write(Connection connection, ZipOutputStream zip, Consumer<String> progress)
            throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        List<Contents.Table> tables = Contents.tables(connection);
        put(
                zip,
                BEGIN,
                new JsonObject()
                        .put("program", "tintinh")
                        .put("format", FORMAT)
                        .put("schema", Contents.schema(connection))
                        .put("made", Contents.now(connection))
                        .put(
                                "tables",
                                new JsonArray(tables.stream()
                                        .map(Contents.Table::json)
                                        .toList())));
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        JsonObject counts = new JsonObject();
        long all = 0;
        for (Contents.Table table : tables) {
            zip.putNextEntry(new ZipEntry(table.name() + ".copy"));
            OutputStream told = new Telling(zip, table.name(), progress);
            long rows = copy.copyOut("COPY " + table.placeAndColumns() + " TO STDOUT (ENCODING 'UTF8')", told);
            zip.closeEntry();
            progress.accept(table.name() + ": " + rows + " rows");
            counts.put(table.name(), rows);
            all += rows;
        }
        // Sequences know no transactions: read after the rows, they stand at these or further on.
        JsonObject sequences = new JsonObject();
        Contents.sequences(connection).forEach(sequences::put);
        put(zip, END, new JsonObject().put("rows", counts).put("sequences", sequences));
        connection.rollback();
        return all;
    }

    private static void put(ZipOutputStream zip, String name, JsonObject json) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(json.encodePrettily().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** What an operator understands of a fault of the file system, whose messages are often the bare name. */
    static String said(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof java.nio.file.NoSuchFileException
                ? "there is no such file or directory"
                : failure instanceof java.nio.file.AccessDeniedException ? "this user may not" : message;
    }

    /** Tells of a large table now and then. */
    private static final class Telling extends FilterOutputStream {
        private final String table;
        private final Consumer<String> progress;
        private long bytes;

        Telling(OutputStream to, String table, Consumer<String> progress) {
            super(to);
            this.table = table;
            this.progress = progress;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            long before = bytes / TELLING_BYTES;
            bytes += length;
            if (bytes / TELLING_BYTES > before) {
                progress.accept(table + ": " + (bytes >> 20) + " MB");
            }
        }
    }
}
