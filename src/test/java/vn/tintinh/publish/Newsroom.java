package vn.tintinh.publish;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Gazetteer;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Access;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Classified;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Habits;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Province;
import vn.tintinh.model.Republication;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceKind;
import vn.tintinh.model.SourceType;
import vn.tintinh.store.Claim;
import vn.tintinh.store.ClaimRequest;
import vn.tintinh.store.Database;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.Found;
import vn.tintinh.store.LastBody;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.PageFindings;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.RunStore;
import vn.tintinh.store.Saved;
import vn.tintinh.store.SourceStore;

/** A real store with a small configuration, and a hand to put news into it. */
public final class Newsroom {
    private static final List<Province> PROVINCES = Gazetteer.load();

    private final Vertx vertx;
    private final DatabaseOptions options;
    private Database database;

    private Newsroom(Vertx vertx, DatabaseOptions options, Database database) {
        this.vertx = vertx;
        this.options = options;
        this.database = database;
    }

    /** Opens a PostgreSQL of its own. */
    public static Newsroom open(Vertx vertx) {
        try {
            return open(vertx, DatabaseOptions.own(Files.createTempDirectory("newsroom")));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Opens a PostgreSQL that others may use at the same time. */
    public static Newsroom open(Vertx vertx, DatabaseOptions options) {
        Newsroom room = new Newsroom(vertx, options, await(Database.open(vertx, options)));
        await(new SourceStore(room.database).declare(configuration().sources()));
        return room;
    }

    /** The store. */
    public Database database() {
        return database;
    }

    /** Where its PostgreSQL keeps its data. */
    public Path directory() {
        return options.directory();
    }

    /** Stops the store and starts it anew, as after a restart. */
    public void restart() {
        await(database.close());
        database = await(Database.open(vertx, options));
    }

    /** Two sources, four categories of which one is no news, the gazetteer, one channel. */
    public static Configuration configuration() {
        Settings defaults = Settings.defaults();
        return new Configuration(
                defaults,
                List.of(
                        category("kinh-te", "Kinh tế", "Economy", false),
                        category("van-hoa", "Văn hóa", "Culture", false),
                        category("thoi-su", "Thời sự", "News", false),
                        category("quang-cao", "Quảng cáo", "Adverts", true)),
                PROVINCES,
                List.of(new Channel(
                        "kinh-te-lam-dong",
                        "Kinh tế Lâm Đồng",
                        Optional.of("Tin kinh tế của Lâm Đồng."),
                        new Selection(List.of("kinh-te"), List.of("lam-dong"), List.of(), Optional.empty()),
                        20,
                        Channel.Duplicates.FOLD)),
                List.of(),
                List.of(
                        source("bao-lam-dong", "Báo Lâm Đồng", "68", Republication.Mode.FULL),
                        source("bao-binh-thuan", "Báo Bình Thuận", "60", Republication.Mode.EXCERPT)));
    }

    private static Category category(String slug, String name, String english, boolean excluded) {
        return new Category(slug, name, Optional.of(english), List.of(), List.of("04000000"), excluded);
    }

    static Source source(String id, String name, String province, Republication.Mode mode) {
        return new Source(
                id,
                name,
                URI.create("https://" + id + ".example/rss"),
                SourceKind.PRESS,
                Optional.of(province),
                SourceType.FEED,
                List.of(),
                PageRule.NONE,
                List.of(),
                List.of(),
                new PollPolicy(Duration.ofMinutes(1), Duration.ofHours(1)),
                new Republication(mode, Duration.ZERO, Optional.empty()),
                Map.of(),
                Access.USUAL,
                true);
    }

    /** An item of a category and a province. */
    public static Classified item(String title, Instant published, String category, String province) {
        Item item = new Item(
                List.of(new ItemKey(ItemKey.Kind.GUID, title)),
                Optional.of("https://bao.example/" + Integer.toHexString(title.hashCode()) + ".html"),
                title,
                SafeHtml.sanitised("<p>Tóm tắt: " + title + "</p>"),
                SafeHtml.sanitised("<p>Toàn văn: " + title + "</p>"),
                List.of(),
                Optional.of(published),
                Optional.empty(),
                DateBasis.PUBLISHED,
                Precision.MINUTE,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("vi"));
        Optional<Province> unit =
                PROVINCES.stream().filter(one -> one.slug().equals(province)).findFirst();
        return new Classified(item, List.of(category), unit, List.of());
    }

    /** Saves a run of a source with items, held back for a while. */
    public Saved publish(String source, Duration delay, Classified... items) {
        return publish(database, source, delay, items);
    }

    /** The same for any store in which the source is declared. */
    public static Saved publish(Database database, String source, Duration delay, Classified... items) {
        Claim claim =
                await(new SourceStore(database).claim(new ClaimRequest("test", 10, 10, Duration.ofMinutes(1)))).stream()
                        .filter(one -> one.sourceId().equals(source))
                        .findFirst()
                        .orElseThrow();
        RunResult result = new RunResult(
                claim,
                Outcome.READ,
                Optional.empty(),
                true,
                SourceType.FEED,
                Optional.empty(),
                Optional.empty(),
                LastBody.NONE,
                Habits.NONE,
                Arrays.stream(items).map(Found::inFeed).toList(),
                PageFindings.NONE,
                List.of(),
                delay,
                Duration.ZERO,
                DueReason.of(DueReason.Why.NEVER_POLLED),
                Duration.ZERO,
                0);
        Saved saved = await(new RunStore(database).save(result));
        await(new SourceStore(database).release("test"));
        return saved;
    }

    /** Closes the store, and deletes it where it is its own. */
    public void close() {
        await(database.close());
        if (options.url().isPresent()) {
            return;
        }
        try (var paths = Files.walk(options.directory())) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** What a future brings, within a minute. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception cause) {
            throw new AssertionError(cause);
        }
    }
}
