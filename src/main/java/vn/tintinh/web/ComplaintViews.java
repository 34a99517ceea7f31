package vn.tintinh.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the templates of complaints show. */
public final class ComplaintViews {
    private ComplaintViews() {}

    /**
     * A ground to choose.
     *
     * @param within how soon the answer comes, in words
     */
    public record Choice(String value, String name, String within, boolean chosen) {}

    /**
     * The form.
     *
     * @param values what was typed, by field
     * @param faults what is wrong, by field; empty where the form is fresh
     */
    public record Page(
            Views.Frame frame, List<Choice> grounds, Map<String, String> values, Map<String, String> faults) {
        /** What was typed in a field. */
        public String value(String field) {
            return values.getOrDefault(field, "");
        }

        /** What is wrong with a field. */
        public Optional<String> fault(String field) {
            return Optional.ofNullable(faults.get(field));
        }

        /** The id of the sentence about a fault, for assistive technology. */
        public Optional<String> describedBy(String field) {
            return fault(field).map(fault -> field + "-fault");
        }
    }

    /**
     * What became of a complaint.
     *
     * @param lines facts by name
     * @param answer in words; empty while there is none
     */
    public record Receipt(
            Views.Frame frame, String heading, String text, List<Views.Figure> lines, Optional<String> answer) {}
}
