package vn.tintinh.admin;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.LiveConfiguration;
import vn.tintinh.ingest.Ingest;
import vn.tintinh.model.Source;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.Database;

/**
 * What admins look at, and what they act on.
 *
 * @param readiness whether the database answers
 */
public record Desk(
        Vertx vertx,
        Database database,
        LiveConfiguration live,
        Publisher publisher,
        Ingest ingest,
        Supplier<Future<Readiness>> readiness,
        InstantSource clock) {
    public Desk {
        requireNonNull(vertx);
        requireNonNull(database);
        requireNonNull(live);
        requireNonNull(publisher);
        requireNonNull(ingest);
        requireNonNull(readiness);
        requireNonNull(clock);
    }

    /** The one in force. */
    Configuration configuration() {
        return live.current();
    }

    /** A configured source. */
    Optional<Source> source(String id) {
        return configuration().sources().stream()
                .filter(source -> source.id().equals(id))
                .findFirst();
    }

    /** What a source is called, also one that is configured no more. */
    String name(String sourceId) {
        return source(sourceId).map(Source::name).orElse(sourceId);
    }
}
