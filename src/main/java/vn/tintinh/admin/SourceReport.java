package vn.tintinh.admin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Health;
import vn.tintinh.store.HubState;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.SourceState;
import vn.tintinh.store.SourceStore;

/** How the sources are, for operators: what came of the last poll, when the next one is due and why, what is amiss. */
public final class SourceReport {
    private static final int MOST_INCIDENTS = 10_000;

    private final SourceStore sources;
    private final IncidentStore incidents;
    private final HubStore hubs;

    /** Of what the store remembers. */
    public SourceReport(SourceStore sources, IncidentStore incidents, HubStore hubs) {
        this.sources = sources;
        this.incidents = incidents;
        this.hubs = hubs;
    }

    /** {@code {"sources": […]}}: those that are polled, by id, each with its open incidents and its hub. Times are ISO 8601. */
    public Future<JsonObject> json() {
        return hubs.states().compose(this::json);
    }

    private Future<JsonObject> json(Map<String, HubState> hubs) {
        return sources.states().compose(states -> incidents.open(MOST_INCIDENTS).map(open -> {
            Map<String, List<Incident>> bySource = open.stream().collect(Collectors.groupingBy(Incident::sourceId));
            JsonArray all = new JsonArray();
            states.stream()
                    .filter(SourceState::enabled)
                    .map(state -> json(state, bySource.getOrDefault(state.sourceId(), List.of()))
                            .mergeIn(hub(Optional.ofNullable(hubs.get(state.sourceId())))))
                    .forEach(all::add);
            return new JsonObject().put("sources", all);
        }));
    }

    private static JsonObject json(SourceState state, List<Incident> open) {
        JsonObject json = new JsonObject()
                .put("id", state.sourceId())
                .put("url", state.url().toString())
                .put("type", name(state.found()));
        state.health().ifPresent(health -> json.put("health", json(health)));
        state.move()
                .ifPresent(move -> json.put("moved_to", move.to().toString()).put("moved_by", name(move.by())));
        put(json, "moved_since", state.movedSince());
        state.outcome().ifPresent(outcome -> json.put("outcome", name(outcome)));
        state.problem().ifPresent(problem -> json.put("problem", problem));
        json.put("failures", state.failures());
        put(json, "last_run", state.lastRun());
        put(json, "last_success", state.lastSuccess());
        put(json, "last_new", state.lastNew());
        put(json, "next_due", Optional.of(state.nextDue()));
        json.put("due_reason", state.dueReason().words());
        json.put("due_because", because(state.dueReason()));
        return json.put(
                "incidents", new JsonArray(open.stream().map(SourceReport::json).toList()));
    }

    private static JsonObject hub(Optional<HubState> subscribed) {
        JsonObject json = new JsonObject();
        subscribed.ifPresent(state -> {
            JsonObject hub = new JsonObject()
                    .put("state", state.state())
                    .put("url", state.hub())
                    .put("topic", state.topic());
            put(hub, "lease_until", state.leaseUntil());
            put(hub, "last_push", state.lastPush());
            hub.put("pushes", state.pushes()).put("news", state.news()).put("silent_polls", state.silentPolls());
            state.problem().ifPresent(problem -> hub.put("problem", problem));
            json.put("hub", hub);
        });
        return json;
    }

    private static JsonObject json(Health health) {
        JsonObject json = new JsonObject()
                .put("state", name(health.state()))
                .put("since", health.since().toString())
                .put("evidence", health.evidence())
                .put("advice", health.advice());
        put(json, "failing_since", health.failingSince());
        return json;
    }

    private static JsonObject json(Incident incident) {
        return new JsonObject()
                .put("kind", name(incident.kind()))
                .put("since", incident.since().toString())
                .put("last", incident.last().toString())
                .put("evidence", incident.evidence());
    }

    private static JsonObject because(DueReason reason) {
        JsonObject json = new JsonObject().put("why", name(reason.why()));
        reason.facts().forEach((fact, number) -> json.put(name(fact), number));
        return json;
    }

    private static void put(JsonObject json, String name, Optional<Instant> time) {
        time.ifPresent(at -> json.put(name, at.toString()));
    }

    private static String name(Enum<?> value) {
        return ConstantName.of(value);
    }
}
