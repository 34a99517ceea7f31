package vn.tintinh.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Habits;
import vn.tintinh.model.Health;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.Person;
import vn.tintinh.model.Precision;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.SourceType;
import vn.tintinh.model.StoredItem;
import vn.tintinh.model.Story;

/** Rows to records, by hand. */
final class Rows {
    private Rows() {}

    /** In their order. */
    static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    static SourceState state(Row row) {
        return new SourceState(
                row.getString("id"),
                URI.create(row.getString("url")),
                row.getBoolean("enabled"),
                named(SourceType.class, row.getString("found_type")),
                text(row, "moved_to")
                        .map(to -> new Move(URI.create(to), named(Move.By.class, row.getString("moved_by")))),
                time(row, "moved_since"),
                new LastBody(text(row, "etag"), text(row, "last_modified"), text(row, "digest")),
                text(row, "day_month_order").map(name -> named(DayMonthOrder.class, name)),
                Learned.of(row.getJsonObject("learned")),
                text(row, "resume"),
                habits(row),
                row.getInteger("failures"),
                text(row, "outcome").map(name -> named(Outcome.class, name)),
                text(row, "problem"),
                time(row, "last_run"),
                time(row, "last_success"),
                time(row, "last_full"),
                time(row, "last_new"),
                row.getBoolean("first_poll_done"),
                row.getOffsetDateTime("next_due").toInstant(),
                DueReasons.of(row.getJsonObject("due_reason")),
                text(row, "health").map(state -> health(state, row)),
                time(row, "health_judged"),
                time(row, "paused_at"));
    }

    private static Health health(String state, Row row) {
        return new Health(
                named(Health.State.class, state),
                row.getOffsetDateTime("health_since").toInstant(),
                row.getString("health_evidence"),
                row.getString("health_advice"),
                time(row, "failing_since"));
    }

    private static Habits habits(Row row) {
        Integer ttl = row.getInteger("ttl_minutes");
        return new Habits(
                Stream.of(row.getArrayOfIntegers("moments"))
                        .map(minutes -> Instant.ofEpochSecond(minutes * 60L))
                        .toList(),
                ttl == null ? Optional.empty() : Optional.of(Duration.ofMinutes(ttl)),
                List.of(row.getArrayOfIntegers("skip_hours")),
                List.of(row.getArrayOfStrings("skip_days")));
    }

    static Claim claim(Row row) {
        return new Claim(
                row.getString("lease_owner"),
                row.getLong("lease_token"),
                row.getOffsetDateTime("lease_until").toInstant(),
                state(row));
    }

    static Change change(Row row) {
        return new Change(
                row.getLong("sequence"),
                named(Change.Kind.class, row.getString("kind")),
                row.getString("item_id"),
                row.getString("source_id"),
                List.of(row.getArrayOfStrings("categories")),
                List.of(row.getArrayOfStrings("provinces")),
                row.getOffsetDateTime("visible_from").toInstant(),
                row.getBoolean("announced"),
                row.getOffsetDateTime("at").toInstant());
    }

    static StoredItem storedItem(Row row) {
        return new StoredItem(
                row.getString("id"),
                row.getString("source_id"),
                item(row),
                List.of(row.getArrayOfStrings("categories")),
                text(row, "province"),
                row.getOffsetDateTime("first_seen").toInstant(),
                row.getOffsetDateTime("changed").toInstant(),
                row.getOffsetDateTime("visible_from").toInstant(),
                row.getLong("sequence"),
                row.getBoolean("partial"),
                Optional.empty());
    }

    static Story.Member member(Row row) {
        return new Story.Member(
                row.getString("id"),
                row.getString("source_id"),
                row.getString("title"),
                text(row, "link"),
                List.of(row.getArrayOfStrings("categories")),
                text(row, "province"),
                row.getOffsetDateTime("visible_from").toInstant());
    }

    private static Item item(Row row) {
        JsonObject image = row.getJsonObject("image");
        return new Item(
                List.of(key(row.getString("key"))),
                text(row, "link"),
                row.getString("title"),
                SafeHtml.sanitised(row.getString("summary")),
                SafeHtml.sanitised(row.getString("content")),
                objects(row.getJsonArray("authors")).stream().map(Rows::person).toList(),
                time(row, "published"),
                time(row, "updated"),
                named(DateBasis.class, row.getString("date_basis")),
                named(Precision.class, row.getString("precision")),
                List.of(row.getArrayOfStrings("labels")),
                objects(row.getJsonArray("enclosures")).stream()
                        .map(Rows::enclosure)
                        .toList(),
                Optional.ofNullable(image).map(Rows::image),
                text(row, "language"));
    }

    static LoggedRun run(Row row) {
        return new LoggedRun(
                row.getString("source_id"),
                row.getString("node"),
                row.getOffsetDateTime("at").toInstant(),
                Duration.ofMillis(row.getLong("took_ms")),
                named(Outcome.class, row.getString("outcome")),
                text(row, "problem"),
                row.getLong("bytes"),
                row.getInteger("added"),
                row.getInteger("revised"),
                row.getInteger("unchanged"),
                row.getInteger("duplicate"));
    }

    /** {@code url-id:123} back to a key. */
    private static ItemKey key(String stored) {
        int colon = stored.indexOf(':');
        return new ItemKey(named(ItemKey.Kind.class, stored.substring(0, colon)), stored.substring(colon + 1));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static Person person(JsonObject json) {
        return new Person(json(json, "name"), json(json, "email"), json(json, "url"));
    }

    private static Enclosure enclosure(JsonObject json) {
        Long length = json.getLong("length");
        return new Enclosure(
                json.getString("url"),
                json(json, "type"),
                length == null ? OptionalLong.empty() : OptionalLong.of(length),
                json(json, "title"));
    }

    private static Image image(JsonObject json) {
        return new Image(
                json.getString("url"),
                json(json, "title"),
                json(json, "link"),
                number(json, "width"),
                number(json, "height"),
                json(json, "alt"));
    }

    private static OptionalInt number(JsonObject json, String name) {
        Integer value = json.getInteger(name);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Optional<String> json(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name));
    }

    static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** For parameters; a time outside of the years 1 to 9999 is no time. */
    static @Nullable OffsetDateTime orNull(Optional<Instant> instant) {
        return instant.filter(at -> !at.isBefore(Window.EARLIEST) && !at.isAfter(Window.LATEST))
                .map(Rows::at)
                .orElse(null);
    }

    /** How SQL names a constant: {@code url-id}. */
    static String name(Enum<?> constant) {
        return ConstantName.of(constant);
    }

    static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
