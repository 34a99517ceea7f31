package vn.tintinh.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.PageRule;
import vn.tintinh.parse.page.Selectors;
import vn.tintinh.text.DatePattern;

/** The rule of an {@code inspect} request: keys and values as under {@code page} in {@code conf/sources}. */
final class InspectedRule {
    private InspectedRule() {}

    /** The request's rule cannot be used; the message is one sentence. */
    static final class Faulty extends RuntimeException {
        private static final long serialVersionUID = 1;

        Faulty(String message) {
            super(message);
        }
    }

    /**
     * Reads a rule; none for what is no object.
     *
     * @throws Faulty where a key is unknown or a value cannot be used
     */
    static PageRule of(JsonNode rule) {
        PageRule.Builder read = PageRule.builder();
        for (Map.Entry<String, JsonNode> field : rule.properties()) {
            if (field.getKey().equals("remove") && field.getValue().isArray()) {
                field.getValue().forEach(one -> read.remove(selector(one.asText())));
            } else if (!field.getValue().asText().isBlank()) {
                set(read, field.getKey(), field.getValue().asText());
            }
        }
        return read.build();
    }

    private static PageRule.Builder set(PageRule.Builder rule, String key, String value) {
        return switch (key) {
            case "list" -> rule.list(selector(value));
            case "link" -> rule.link(selector(value));
            case "title" -> rule.title(selector(value));
            case "lead" -> rule.lead(selector(value));
            case "date" -> rule.date(selector(value));
            case "body" -> rule.body(selector(value));
            case "author" -> rule.author(selector(value));
            case "image" -> rule.image(selector(value));
            case "categories" -> rule.categories(selector(value));
            case "next" -> rule.next(selector(value));
            case "remove" -> rule.remove(selector(value));
            case "date-order" -> rule.dateOrder(order(value));
            case "date-format" -> rule.dateFormat(sound(value, DatePattern.problem(value)));
            case "article-url" -> rule.articleUrl(sound(value, expression(value)));
            default -> throw new Faulty("the rule's key '" + key + "' is not known");
        };
    }

    private static String selector(String value) {
        return sound(value, Selectors.problem(value));
    }

    private static String sound(String value, Optional<String> problem) {
        if (problem.isPresent()) {
            throw new Faulty(problem.get());
        }
        return value;
    }

    private static DayMonthOrder order(String value) {
        return switch (value) {
            case "dmy" -> DayMonthOrder.DMY;
            case "mdy" -> DayMonthOrder.MDY;
            default -> throw new Faulty("'" + value.toLowerCase(Locale.ROOT) + "' is none of dmy and mdy");
        };
    }

    private static Optional<String> expression(String value) {
        try {
            Pattern.compile(value.length() > 2 && value.startsWith("/") && value.endsWith("/") ? value : "");
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of("'" + value + "' is no regular expression: " + wrong.getDescription());
        }
    }
}
