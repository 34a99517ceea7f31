package vn.tintinh.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.ingest.Run.Task;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceType;
import vn.tintinh.store.Move;
import vn.tintinh.store.SourceState;

/**
 * Where a source is asked for. A permanent redirect is followed each time, and taken for the source's address only
 * when every good answer of a week has agreed on it (https in place of http: at once), as portals lead to their home
 * page or a holding page for a day. From then on the configured address is asked again with each unconditional fetch
 * and after a failure, so that a move that was none is forgotten; where it brings nothing, the learned one counts.
 * The feed that a page names is asked for itself, until it fails so often that the source is doubtful.
 */
final class Moves {
    private static final Duration AGREED = Duration.ofDays(7);

    private Moves() {}

    /** Addresses to ask at, in this order: one only where those before it bring nothing. */
    static List<URI> places(Task task) {
        return places(task.source().url(), task.state(), task.type(), task.full());
    }

    static List<URI> places(URI configured, SourceState state, SourceType type, boolean full) {
        Optional<Move> move = state.move();
        if (move.isEmpty()) {
            return List.of(configured);
        }
        URI there = move.get().to();
        if (move.get().by() == Move.By.PAGE) {
            return List.of(type == SourceType.FEED ? there : configured);
        }
        if (!isLearned(configured, there, state)) {
            return List.of(configured);
        }
        boolean asksAgain = full || state.failures() > 0;
        return asksAgain ? List.of(configured, there) : List.of(there);
    }

    /** Both times are of good answers, so one that came after a week has agreed too. */
    private static boolean isLearned(URI configured, URI there, SourceState state) {
        return isUpgrade(configured, there)
                || (state.movedSince().isPresent()
                        && state.lastSuccess()
                                .filter(last ->
                                        !last.isBefore(state.movedSince().get().plus(AGREED)))
                                .isPresent());
    }

    /** The same address with https in place of http. */
    static boolean isUpgrade(URI from, URI to) {
        return "http".equals(from.getScheme())
                && "https".equals(to.getScheme())
                && from.getPort() == -1
                && to.getPort() == -1
                && String.valueOf(from.getHost()).equalsIgnoreCase(to.getHost())
                && pathOf(from).equals(pathOf(to));
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return path + "?" + url.getRawQuery();
    }

    /**
     * What is known of a move after a good answer. Only the configured address can tell.
     *
     * @param permanentUrl where permanent redirects led to
     */
    static Optional<Move> after(Task task, Optional<URI> permanentUrl) {
        return task.place().equals(task.source().url())
                ? permanentUrl.map(Move::redirect)
                : task.state().move();
    }

    /** A source's own headers, which may be secret: only for its own host, and not from https down to http. */
    static Map<String, String> headers(Source source, URI place) {
        boolean isLowered = "https".equals(source.url().getScheme()) && !"https".equals(place.getScheme());
        boolean isHome = SameSite.uri(place.toString(), source.url()).isPresent();
        return isHome && !isLowered ? source.headers() : Map.of();
    }
}
