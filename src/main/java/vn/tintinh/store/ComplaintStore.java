package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.tintinh.model.Ground;

/** Complaints and the clock that runs for each of them. All times are the database's. */
public final class ComplaintStore {
    private static final Statement RECEIVE = Statement.load("complaint/receive");
    private static final Statement FIND = Statement.load("complaint/find");
    private static final Statement OPEN = Statement.load("complaint/open");
    private static final Statement CLOSED = Statement.load("complaint/closed");
    private static final Statement CLOSE = Statement.load("complaint/close");
    private static final Statement FIGURES = Statement.load("complaint/figures");
    private static final Statement PRUNE = Statement.load("complaint/prune");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without letters and digits that are taken for each other. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BATCH = 1000;

    private final Database database;

    /** On a database. */
    public ComplaintStore(Database database) {
        this.database = database;
    }

    /**
     * Takes a complaint in and starts its clock. What was said before to the letter, and is still open, is that
     * complaint again.
     *
     * @param within how long the answer may take
     */
    public Future<Complaint> receive(Complaint.Said said, Duration within) {
        return RECEIVE.bind()
                .set("receipt", receipt())
                .set("digest", digest(said))
                .set("ground", Rows.name(said.ground()))
                .set("name", SafeText.of(said.name()))
                .set("contact", SafeText.of(said.contact()))
                .set("urls", said.urls().stream().map(SafeText::of).toArray(String[]::new))
                .set("text", SafeText.of(said.text()))
                .set("within_ms", within.toMillis())
                .on(database.pool())
                .map(rows -> complaint(rows.iterator().next()));
    }

    /** The complaint of a receipt; small letters and spaces make no difference. */
    public Future<Optional<Complaint>> find(String receipt) {
        return FIND.bind()
                .set("receipt", SafeText.of(receipt))
                .on(database.pool())
                .map(rows -> complaints(rows).stream().findFirst());
    }

    /** Those that wait for an answer, the first due first. */
    public Future<List<Complaint>> open(int limit) {
        return OPEN.bind().set("limit", (long) limit).on(database.pool()).map(ComplaintStore::complaints);
    }

    /** Those that were answered, the last first. */
    public Future<List<Complaint>> closed(int limit) {
        return CLOSED.bind().set("limit", (long) limit).on(database.pool()).map(ComplaintStore::complaints);
    }

    /**
     * Answers a complaint, which ends it; empty when there is no open one. Items are taken down before, by {@link
     * RemovalStore}.
     *
     * @param answer why, in words that the complainant is shown
     */
    public Future<Optional<Complaint>> close(String receipt, Complaint.Outcome outcome, String answer) {
        return CLOSE.bind()
                .set("receipt", SafeText.of(receipt))
                .set("outcome", Rows.name(outcome))
                .set("answer", SafeText.of(answer))
                .on(database.pool())
                .map(rows -> complaints(rows).stream().findFirst());
    }

    /** How many wait. */
    public Future<ComplaintFigures> figures() {
        return FIGURES.bind().on(database.pool()).map(rows -> {
            Row row = rows.iterator().next();
            return new ComplaintFigures(row.getLong("open"), row.getLong("overdue"), Rows.time(row, "next_due"));
        });
    }

    /** Drops those that were answered longer ago, as they hold names and addresses; how many. */
    public Future<Integer> prune(Duration older) {
        return PRUNE.bind()
                .set("older_ms", older.toMillis())
                .set("limit", (long) BATCH)
                .on(database.pool())
                .compose(rows -> rows.rowCount() < BATCH
                        ? Future.succeededFuture(rows.rowCount())
                        : prune(older).map(further -> further + rows.rowCount()));
    }

    /** {@code KN-7F3K-9Q2M-XW4T}: 58 bits of chance. */
    private static String receipt() {
        StringBuilder receipt = new StringBuilder("KN");
        for (int i = 0; i < 12; i++) {
            receipt.append(i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return receipt.toString();
    }

    private static UUID digest(Complaint.Said said) {
        MessageDigest digest = KeyHash.sha256();
        Stream.of(
                        Stream.of(Rows.name(said.ground()), said.name(), said.contact()),
                        said.urls().stream(),
                        Stream.of(said.text()))
                .flatMap(parts -> parts)
                .forEach(part -> {
                    digest.update(part.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                });
        return KeyHash.uuid(digest.digest());
    }

    private static List<Complaint> complaints(RowSet<Row> rows) {
        return Rows.stream(rows).map(ComplaintStore::complaint).toList();
    }

    private static Complaint complaint(Row row) {
        return new Complaint(
                row.getString("receipt"),
                new Complaint.Said(
                        Rows.named(Ground.class, row.getString("ground")),
                        row.getString("name"),
                        row.getString("contact"),
                        List.of(row.getArrayOfStrings("urls")),
                        row.getString("text")),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("due_at").toInstant(),
                Rows.text(row, "outcome")
                        .map(outcome -> new Complaint.Closing(
                                row.getOffsetDateTime("closed_at").toInstant(),
                                Rows.named(Complaint.Outcome.class, outcome),
                                row.getString("answer"))));
    }
}
