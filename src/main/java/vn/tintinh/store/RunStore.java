package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import vn.tintinh.model.Habits;
import vn.tintinh.store.StoreException.Reason;

/**
 * The end of every run: all that it found is stored in one transaction, so a crash at any instant leaves all of it or
 * none, and a stored ETag never hides an item that is not stored.
 */
public final class RunStore {
    private static final Statement LOCK = Statement.load("source_state/lock");
    private static final Statement FINISH = Statement.load("source_state/finish");
    private static final Statement KNOWN = Statement.load("item/known");
    private static final Statement LATEST = Statement.load("run/latest");
    private static final long LONGEST_SAVE_SECONDS = 120;
    private static final int ENOUGH_KNOWN = 3;

    private final Database database;

    /** On a database. */
    public RunStore(Database database) {
        this.database = database;
    }

    /**
     * Stores a run and hands its source back. What is known already is recognised first and not written again; what is
     * new or revised gets a change number, and every node is told once. A source's first items are stored as stock:
     * not announced. Several nodes may save at the same time.
     *
     * <p>Fails with {@link StoreException} and {@link Reason#LEASE_LOST} when the source went to another node
     * meanwhile; that one brings what is lost here. A lease that is only over, and that nobody has taken, still
     * counts.
     */
    public Future<Saved> save(RunResult result) {
        boolean stateOnly = result.items().isEmpty()
                && result.page().isEmpty()
                && result.incidents().isEmpty();
        Future<Saved> saved = stateOnly
                ? finish(database.pool(), result, new Saved(List.of(), OptionalLong.empty(), List.of()))
                : drafts(result).compose(drafts -> database.pool()
                        .withTransaction(connection -> save(connection, result, drafts)));
        return saved.timeout(LONGEST_SAVE_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /** Digests and literals of up to some megabytes of text: not on the event loop. */
    private Future<List<Draft>> drafts(RunResult result) {
        if (result.items().isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return database.vertx()
                .executeBlocking(
                        () -> result.items().stream()
                                .map(found -> Draft.of(result.claim().sourceId(), found))
                                .toList(),
                        false);
    }

    private Future<Saved> save(SqlConnection connection, RunResult result, List<Draft> drafts) {
        return lock(connection, result.claim()).compose(announced -> known(connection, drafts)
                .map(known -> Matching.of(result.claim().sourceId(), drafts, known))
                .compose(matches -> new RunWriter(connection, result, announced)
                        .write(matches)
                        .compose(sequence -> incidents(connection, result, matches)
                                .map(opened -> new Saved(
                                        matches.stream()
                                                .map(Matching.Match::verdict)
                                                .toList(),
                                        sequence,
                                        opened)))
                        .compose(saved -> finish(connection, result, saved))));
    }

    private static Future<List<Incident>> incidents(
            SqlConnection connection, RunResult result, List<Matching.Match> matches) {
        List<Sighting> seen = new ArrayList<>(result.incidents());
        changedIds(matches).ifPresent(seen::add);
        return IncidentStore.note(connection, result.claim().sourceId(), seen);
    }

    /** Whether most of the known items have come with new ids; empty when too few are known to say. */
    private static Optional<Sighting> changedIds(List<Matching.Match> matches) {
        long known = matches.stream().filter(match -> match.known() != null).count();
        long changed = matches.stream().filter(Matching.Match::reidentified).count();
        if (known < ENOUGH_KNOWN) {
            return Optional.empty();
        }
        return Optional.of(
                changed * 2 > known
                        ? Sighting.of(
                                Incident.Kind.IDS_CHANGE,
                                changed + " of " + known
                                        + " known items have come with other ids: they are known again by their links"
                                        + " or titles")
                        : Sighting.none(Incident.Kind.IDS_CHANGE));
    }

    /** Whether the source was read before, and its new items are news. */
    private Future<Boolean> lock(SqlConnection connection, Claim claim) {
        return LOCK.bind()
                .set("id", claim.sourceId())
                .set("node", claim.node())
                .set("token", claim.token())
                .on(connection)
                .compose(rows -> rows.size() == 0
                        ? lost(claim)
                        : Future.succeededFuture(rows.iterator().next().getBoolean("first_poll_done")));
    }

    private static <T> Future<T> lost(Claim claim) {
        return Future.failedFuture(new StoreException(
                Reason.LEASE_LOST,
                "the lease of " + claim.sourceId() + " went to another node; its run is not stored here",
                null));
    }

    private static Future<Map<UUID, Known>> known(SqlConnection connection, List<Draft> drafts) {
        Set<UUID> keys = new LinkedHashSet<>();
        drafts.forEach(draft -> keys.addAll(draft.keys().keySet()));
        if (keys.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return KNOWN.bind()
                .set("keys", keys.toArray(UUID[]::new))
                .on(connection)
                .map(rows -> {
                    Map<UUID, Known> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getUUID("key"), Known.of(row)));
                    return known;
                });
    }

    private static Statement.Bound habits(Statement.Bound finish, Habits habits) {
        return finish.set(
                        "moments",
                        habits.moments().stream()
                                .map(moment -> (int) (moment.getEpochSecond() / 60))
                                .toArray(Integer[]::new))
                .set(
                        "ttl_minutes",
                        habits.ttl()
                                .map(ttl -> (int) Math.min(ttl.toMinutes(), Integer.MAX_VALUE))
                                .orElse(null))
                .set("skip_hours", habits.skipHours().toArray(Integer[]::new))
                .set("skip_days", habits.skipDays().stream().map(SafeText::of).toArray(String[]::new));
    }

    private static Future<Saved> finish(SqlClient client, RunResult result, Saved saved) {
        Claim claim = result.claim();
        return habits(FINISH.bind(), result.habits())
                .set("id", claim.sourceId())
                .set("node", claim.node())
                .set("token", claim.token())
                .set("found_type", Rows.name(result.found()))
                .set(
                        "moved_to",
                        result.movedTo().map(Object::toString).map(SafeText::of).orElse(null))
                .set("etag", SafeText.orNull(result.lastBody().etag()))
                .set("last_modified", SafeText.orNull(result.lastBody().lastModified()))
                .set("digest", SafeText.orNull(result.lastBody().digest()))
                .set("day_month_order", result.dayMonthOrder().map(Rows::name).orElse(null))
                .set("learned", Learned.json(result.page().learned()))
                .set("resume", SafeText.orNull(result.page().resume()))
                .set("success", result.outcome().success())
                .set("outcome", Rows.name(result.outcome()))
                .set("problem", SafeText.orNull(result.problem()))
                .set("full", result.full())
                .set("due_in_ms", result.dueIn().toMillis())
                .set("due_reason", SafeText.of(result.dueReason()))
                .set("took_ms", result.took().toMillis())
                .set("bytes", result.bytes())
                .set("added", saved.count(Verdict.NEW))
                .set("revised", saved.count(Verdict.REVISED))
                .set("unchanged", saved.count(Verdict.UNCHANGED))
                .set("duplicate", saved.count(Verdict.DUPLICATE))
                .on(client)
                .compose(rows -> rows.size() == 0 ? lost(claim) : Future.succeededFuture(saved));
    }

    /** The newest runs of a source, newest first, at most so many. */
    public Future<List<LoggedRun>> latest(String sourceId, int limit) {
        return LATEST.bind()
                .set("source_id", SafeText.of(sourceId))
                .set("limit", (long) limit)
                .on(database.pool())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Rows::run)
                        .toList());
    }
}
