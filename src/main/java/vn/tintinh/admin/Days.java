package vn.tintinh.admin;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.store.RunStore;
import vn.tintinh.store.SourceDay;

/**
 * What runs came to in the last thirty days. A day that is over changes no more, so it is added up once; the present one
 * again after some seconds, and only while somebody looks. Lives on one event loop.
 */
final class Days {
    static final int KEPT = 30;
    private static final Duration FRESH = Duration.ofSeconds(4);

    private final RunStore runs;
    private final NavigableMap<LocalDate, Map<String, SourceDay>> days = new TreeMap<>();
    private Instant asked = Instant.EPOCH;
    private Future<Days> answer = Future.failedFuture("not asked yet");

    Days(RunStore runs) {
        this.runs = runs;
    }

    /** These, as of now. */
    Future<Days> at(Instant now) {
        boolean fresh = asked.plus(FRESH).isAfter(now) && !answer.failed();
        if (!fresh) {
            LocalDate from = days.isEmpty()
                    ? LocalDate.ofInstant(now, VietnamTime.ZONE).minusDays(KEPT - 1)
                    : LocalDate.ofInstant(asked, VietnamTime.ZONE);
            Instant before = asked;
            asked = now;
            answer = runs.days(from.atStartOfDay(VietnamTime.ZONE).toInstant())
                    .onFailure(away -> asked = before)
                    .map(found -> take(from, found));
        }
        return answer;
    }

    private Days take(LocalDate from, List<SourceDay> found) {
        days.tailMap(from, true).clear();
        days.put(from, new HashMap<>());
        found.forEach(
                day -> days.computeIfAbsent(day.day(), none -> new HashMap<>()).put(day.sourceId(), day));
        while (days.size() > KEPT + 1) {
            days.pollFirstEntry();
        }
        return this;
    }

    /** What a source's runs came to on a day. */
    Optional<SourceDay> of(String sourceId, LocalDate day) {
        return Optional.ofNullable(days.getOrDefault(day, Map.of()).get(sourceId));
    }

    /** Items that a source brought on a day. */
    long items(String sourceId, LocalDate day) {
        return of(sourceId, day).map(SourceDay::items).orElse(0L);
    }

    /** What all runs came to on a day. */
    List<SourceDay> all(LocalDate day) {
        return List.copyOf(days.getOrDefault(day, Map.of()).values());
    }
}
