package vn.tintinh.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.PageRule;

/** A learned rule as JSON and back; only the fields that are ever learned. */
final class Learned {
    private Learned() {}

    /** Null for what says nothing. */
    static @Nullable String json(LearnedRule learned) {
        if (learned.equals(LearnedRule.NONE)) {
            return null;
        }
        JsonObject json = new JsonObject()
                .put("confidence", learned.confidence())
                .put("listed", learned.listed())
                .put("articles", learned.articles())
                .put("body-length", learned.bodyLength());
        JsonObject rule = new JsonObject();
        fields(learned.rule()).forEach((name, selector) -> selector.ifPresent(css -> rule.put(name, SafeText.of(css))));
        if (!learned.rule().remove().isEmpty()) {
            rule.put("remove", new JsonArray(learned.rule().remove()));
        }
        return json.put("rule", rule).encode();
    }

    private static Map<String, Optional<String>> fields(PageRule rule) {
        Map<String, Optional<String>> fields = new LinkedHashMap<>();
        fields.put("list", rule.list());
        fields.put("link", rule.link());
        fields.put("title", rule.title());
        fields.put("lead", rule.lead());
        fields.put("date", rule.date());
        fields.put("body", rule.body());
        return fields;
    }

    static LearnedRule of(@Nullable JsonObject json) {
        if (json == null) {
            return LearnedRule.NONE;
        }
        JsonObject fields = json.getJsonObject("rule", new JsonObject());
        PageRule.Builder rule = PageRule.builder();
        text(fields, "list").ifPresent(rule::list);
        text(fields, "link").ifPresent(rule::link);
        text(fields, "title").ifPresent(rule::title);
        text(fields, "lead").ifPresent(rule::lead);
        text(fields, "date").ifPresent(rule::date);
        text(fields, "body").ifPresent(rule::body);
        fields.getJsonArray("remove", new JsonArray()).forEach(css -> rule.remove(String.valueOf(css)));
        return new LearnedRule(
                rule.build(),
                json.getDouble("confidence", 0.0),
                json.getInteger("listed", 0),
                json.getInteger("articles", 0),
                json.getInteger("body-length", 0));
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name));
    }
}
