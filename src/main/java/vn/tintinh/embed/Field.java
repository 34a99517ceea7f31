package vn.tintinh.embed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A parameter of a URL, which is an attribute of the custom element too. */
record Field(String name, String value) {
    /** Fields as the query of a URL, with its question mark; empty for none. */
    static String query(List<Field> fields) {
        return fields.stream()
                .map(field -> field.name + "=" + URLEncoder.encode(field.value, StandardCharsets.UTF_8))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
    }
}
