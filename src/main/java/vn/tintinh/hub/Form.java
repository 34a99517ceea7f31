package vn.tintinh.hub;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form, each by its first value. */
record Form(Map<String, String> fields) {
    Form {
        fields = Map.copyOf(fields);
    }

    /** What a body says; empty when it is no form. */
    static Optional<Form> read(String body) {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            new QueryStringDecoder(body, false).parameters().forEach((name, values) -> fields.put(name, first(values)));
            return Optional.of(new Form(fields));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }
}
