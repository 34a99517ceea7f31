package vn.tintinh.store;

import io.vertx.core.json.JsonObject;
import vn.tintinh.model.DueReason;

/** {@link DueReason}s as they are stored: {@code {"why": "rhythm", "wait": 1200, "per-week": 63}}. */
final class DueReasons {
    private static final String WHY = "why";

    private DueReasons() {}

    static String json(DueReason reason) {
        JsonObject json = new JsonObject().put(WHY, Rows.name(reason.why()));
        reason.facts().forEach((fact, number) -> json.put(Rows.name(fact), number));
        return json.encode();
    }

    static DueReason of(JsonObject json) {
        DueReason reason = DueReason.of(Rows.named(DueReason.Why.class, json.getString(WHY)));
        for (DueReason.Fact fact : DueReason.Fact.values()) {
            Long number = json.getLong(Rows.name(fact));
            reason = number == null ? reason : reason.with(fact, number);
        }
        return reason;
    }
}
