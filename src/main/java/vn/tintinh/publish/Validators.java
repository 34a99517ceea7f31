package vn.tintinh.publish;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.Validator;
import vn.tintinh.store.ValidatorStore;

/**
 * Sees to it that {@code Last-Modified} rises whenever bytes change, even over a restart. Mostly it is when the newest item
 * came, which the store has anyway. Where bytes changed though no item got newer it is a second more than before; only
 * these, which are few, are kept in the store.
 *
 * <p>They are written beside everything else: one that is not written in time costs a reader that sends
 * {@code If-Modified-Since} only, after a restart, a change at worst that has no item.
 */
final class Validators {
    private static final Logger LOG = LoggerFactory.getLogger(Validators.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final ValidatorStore store;
    private final Context loop;
    private final Map<String, Validator> known = new ConcurrentHashMap<>();
    private final Map<String, Validator> unwritten = new LinkedHashMap<>();
    private Future<Void> writing = Future.succeededFuture();
    private boolean failing;

    Validators(ValidatorStore store, Context loop) {
        this.store = store;
        this.loop = loop;
    }

    /** Reads what was noted before, and drops what is published no more. */
    Future<Void> load(Predicate<String> isPublished) {
        return store.noted(KEPT).compose(noted -> {
            noted.forEach(validator -> known.put(validator.uri(), validator));
            return forget(isPublished);
        });
    }

    private Future<Void> forget(Predicate<String> isPublished) {
        List<String> gone = known.keySet().stream().filter(isPublished.negate()).toList();
        known.keySet().removeAll(gone);
        return gone.isEmpty() ? Future.succeededFuture() : store.forget(gone);
    }

    /**
     * A rendition as the follower of what was served before it. May be called from any thread.
     *
     * @param before the one that is served; null where there is none any more, or none yet
     */
    Rendition follow(String uri, Rendition made, @Nullable Rendition before) {
        Validator noted = known.get(uri);
        Rendition latest = before != null ? made.after(before) : noted != null ? made.after(noted) : made;
        instant(latest)
                .filter(at -> instant(made).map(at::isAfter).orElse(true))
                .map(at -> new Validator(uri, latest.plain().tag(), at))
                .filter(bumped -> !bumped.equals(noted))
                .ifPresent(this::note);
        return latest;
    }

    private static Optional<Instant> instant(Rendition rendition) {
        return rendition.lastModified().map(Rendition.LastModified::at);
    }

    private void note(Validator validator) {
        known.put(validator.uri(), validator);
        loop.runOnContext(on -> {
            unwritten.put(validator.uri(), validator);
            if (writing.isComplete()) {
                writing = write();
            }
        });
    }

    /** All that came meanwhile at once; what could not be written is tried again with the next that comes. */
    private Future<Void> write() {
        List<Validator> batch = List.copyOf(unwritten.values());
        if (batch.isEmpty()) {
            return Future.succeededFuture();
        }
        unwritten.clear();
        Promise<Void> written = Promise.promise();
        store.note(batch)
                .onComplete(done -> loop.runOnContext(on -> {
                    if (done.succeeded()) {
                        failing = false;
                        write().onComplete(written);
                    } else {
                        failed(done.cause());
                        batch.forEach(validator -> unwritten.putIfAbsent(validator.uri(), validator));
                        written.complete();
                    }
                }));
        return written.future();
    }

    /** Said once, however long the store is away. */
    private void failed(Throwable cause) {
        if (!failing) {
            LOG.warn("event=validators outcome=failed problem=\"{}\"", cause.getMessage());
        }
        failing = true;
    }

    /** Later, when what was noted until now is written, or could not be. */
    Future<Void> written() {
        return Future.future(written -> loop.runOnContext(on -> writing.onComplete(written)));
    }
}
