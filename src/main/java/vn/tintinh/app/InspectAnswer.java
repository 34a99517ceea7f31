package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.tintinh.model.ReadDate;

/** Fields of an answer of {@code inspect}: one with no value is left out. */
final class InspectAnswer {
    private InspectAnswer() {}

    static ObjectNode refusal(ObjectNode answer, String problem) {
        answer.put("ok", false);
        answer.put("problem", problem);
        return answer;
    }

    static ObjectNode refusal(ObjectNode answer, String problem, List<String> feeds) {
        refusal(answer, problem);
        strings(answer, "feeds", feeds);
        return answer;
    }

    static void string(ObjectNode node, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> node.put(name, text));
    }

    static void strings(ObjectNode node, String name, List<String> values) {
        List<String> said = values.stream().filter(value -> !value.isEmpty()).toList();
        if (!said.isEmpty()) {
            ArrayNode array = node.putArray(name);
            said.forEach(array::add);
        }
    }

    static void date(ObjectNode node, String name, Optional<ReadDate> date) {
        date.ifPresent(read -> node.put(name, read.instant().toString()));
    }

    static void number(ObjectNode node, String name, OptionalInt number) {
        number.ifPresent(value -> node.put(name, value));
    }
}
