package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import vn.tintinh.model.Source;

/** What is remembered of sources, and who polls which of them. All times are the database's. */
public final class SourceStore {
    private static final Statement DECLARE = Statement.load("source_state/declare");
    private static final Statement WITHDRAW = Statement.load("source_state/withdraw");
    private static final Statement LOCK_CLAIMS = Statement.load("source_state/lock_claims");
    private static final Statement CLAIM = Statement.load("source_state/claim");
    private static final Statement CLAIM_ONE = Statement.load("source_state/claim_one");
    private static final Statement RELEASE = Statement.load("source_state/release");
    private static final Statement HAND_BACK = Statement.load("source_state/hand_back");
    private static final Statement FIND = Statement.load("source_state/find");
    private static final Statement LIST = Statement.load("source_state/list");
    private static final Statement POLL_NOW = Statement.load("source_state/poll_now");
    private static final Statement PAUSE = Statement.load("source_state/pause");
    private static final Statement RESUME = Statement.load("source_state/resume");
    private static final int ROUNDS = 4;

    private final Database database;
    private final Function<URI, String> hostKey;

    /** Sources whose URLs have the same host name, but for {@code www.}, share a host. */
    public SourceStore(Database database) {
        this(database, SourceStore::hostName);
    }

    /**
     * Sources for whose URLs the function gives the same word share a host, and so its cap on concurrent polls. All
     * nodes of a database must use the same function.
     */
    public SourceStore(Database database, Function<URI, String> hostKey) {
        this.database = database;
        this.hostKey = hostKey;
    }

    static String hostName(URI url) {
        return Optional.ofNullable(url.getHost())
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^www\\.", "");
    }

    /**
     * Makes the configured sources the ones that are polled. New ones are due at once; those that are not configured
     * any more, or not enabled, are kept and not polled. Sources that did not change are not written.
     */
    public Future<Void> declare(List<Source> sources) {
        String[] ids = sources.stream().map(Source::id).toArray(String[]::new);
        return transaction(connection -> DECLARE.bind()
                .set("ids", ids)
                .set(
                        "urls",
                        sources.stream().map(source -> source.url().toString()).toArray(String[]::new))
                .set(
                        "hosts",
                        sources.stream()
                                .map(source -> hostKey.apply(source.url()))
                                .toArray(String[]::new))
                .set("enabled", sources.stream().map(Source::enabled).toArray(Boolean[]::new))
                .on(connection)
                .compose(done -> WITHDRAW.bind().set("ids", ids).on(connection))
                .mapEmpty());
    }

    /**
     * Leases due sources to a node, the longest due first: never one that is leased already, never more of a host than
     * allowed over all nodes. Empty when nothing is due.
     */
    public Future<List<Claim>> claim(ClaimRequest request) {
        return claim(request, new ArrayList<>(), 1);
    }

    /** One statement looks at the longest due only; where these crowd on few hosts, another round looks past them. */
    private Future<List<Claim>> claim(ClaimRequest request, List<Claim> claimed, int round) {
        int slots = request.slots() - claimed.size();
        return transaction(connection -> LOCK_CLAIMS.bind().on(connection).compose(locked -> CLAIM.bind()
                        .set("node", request.node())
                        .set("slots", (long) slots)
                        .set("per_host", (long) request.perHost())
                        .set("gap_ms", request.gap().toMillis())
                        .set("lease_ms", request.lease().toMillis())
                        .on(connection)))
                .compose(rows -> {
                    rows.forEach(row -> claimed.add(Rows.claim(row)));
                    boolean full = rows.size() == 0 || rows.size() == slots || round == ROUNDS;
                    return full ? Future.succeededFuture(List.copyOf(claimed)) : claim(request, claimed, round + 1);
                });
    }

    /**
     * Leases one source to a node for something that asks nothing of its host, whether it is due or not; empty when it
     * is leased already or not polled any more.
     */
    public Future<Optional<Claim>> claim(String sourceId, String node, Duration lease) {
        return CLAIM_ONE
                .bind()
                .set("id", sourceId)
                .set("node", node)
                .set("lease_ms", lease.toMillis())
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(Rows::claim).findFirst());
    }

    private <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return database.pool().withTransaction(work).recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /** Hands back all leases of a node, as it stops; what it still saves under them is refused. */
    public Future<Void> release(String node) {
        return RELEASE.bind().set("node", node).on(database.pool()).mapEmpty();
    }

    /** Hands back one lease whose run could not be stored; the source is due again after {@code wait}. */
    public Future<Void> handBack(Claim claim, Duration wait) {
        return HAND_BACK
                .bind()
                .set("id", claim.sourceId())
                .set("node", claim.node())
                .set("token", claim.token())
                .set("wait_ms", wait.toMillis())
                .on(database.pool())
                .mapEmpty();
    }

    /** What is remembered of a source. */
    public Future<Optional<SourceState>> state(String sourceId) {
        return FIND.bind().set("id", sourceId).on(database.pool()).map(rows -> states(rows).stream()
                .findFirst());
    }

    /** What is remembered of all sources, by id, those that are not polled any more among them. */
    public Future<List<SourceState>> states() {
        return LIST.bind().on(database.pool()).map(SourceStore::states);
    }

    /** Makes a source due now; false where it is not polled. */
    public Future<Boolean> pollNow(String sourceId) {
        return changed(POLL_NOW.bind().set("id", SafeText.of(sourceId)));
    }

    /** Polls a source no more until {@link #resume}, whatever the configuration says; false where it is not known. */
    public Future<Boolean> pause(String sourceId) {
        return changed(PAUSE.bind().set("id", SafeText.of(sourceId)));
    }

    /** Has a paused source polled as it is configured, now to begin with; false where it is not paused. */
    public Future<Boolean> resume(Source configured) {
        return changed(RESUME.bind().set("id", configured.id()).set("enabled", configured.enabled()));
    }

    private Future<Boolean> changed(Statement.Bound statement) {
        return statement.on(database.pool()).map(rows -> rows.size() > 0);
    }

    private static List<SourceState> states(RowSet<Row> rows) {
        return Rows.stream(rows).map(Rows::state).toList();
    }
}
