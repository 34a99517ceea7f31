package vn.tintinh.admin;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.ingest.Addition;
import vn.tintinh.ingest.Seen;
import vn.tintinh.model.Source;

/**
 * Looks at sources that admins asked for, under way and done: fetching takes longer than a browser waits. The last
 * twenty are remembered, and three may be under way. Lives on one event loop.
 */
final class Looks {
    private static final int KEPT = 20;
    private static final int AT_ONCE = 3;
    private static final int ARTICLES = 3;
    private static final int STEPS = 50;

    private final Desk desk;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Look> looks = new LinkedHashMap<>();

    Looks(Desk desk) {
        this.desk = desk;
    }

    /**
     * One look.
     *
     * @param addition what is to become of it; empty where the source is there already
     * @param steps done so far
     */
    record Look(String id, Source source, Optional<Addition> addition, List<String> steps, Future<Seen> seen) {}

    /** Begins one; empty when too many are under way. */
    Optional<Look> begin(Source source, Optional<Addition> addition) {
        long running = looks.values().stream()
                .filter(look -> !look.seen().isComplete())
                .count();
        if (running >= AT_ONCE) {
            return Optional.empty();
        }
        byte[] id = new byte[8];
        random.nextBytes(id);
        List<String> steps = new ArrayList<>();
        Future<Seen> seen = desk.ingest().look(source, ARTICLES, step -> {
            if (steps.size() < STEPS) {
                steps.add(step);
            }
        });
        Look look = new Look(HexFormat.of().formatHex(id), source, addition, steps, seen);
        looks.put(look.id(), look);
        if (looks.size() > KEPT) {
            looks.remove(looks.keySet().iterator().next());
        }
        return Optional.of(look);
    }

    Optional<Look> find(String id) {
        return Optional.ofNullable(looks.get(id));
    }
}
