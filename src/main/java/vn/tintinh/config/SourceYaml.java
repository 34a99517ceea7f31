package vn.tintinh.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of a file of sources as YAML text, and the text of a file with it at its end. */
public final class SourceYaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z\\p{L}][\\p{L}0-9 ./_-]*[\\p{L}0-9./_-]");
    private static final Pattern WORD =
            Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n"); // YAML 1.1 reads these as something else
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9./_~%?&=+:-]+[A-Za-z0-9/_=-]");
    private static final Pattern FIRST_ENTRY = Pattern.compile("(?m)^( *)- ");

    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<String, String> page = new LinkedHashMap<>();
    private String comment = "";

    /** Adds a key with a text. */
    public SourceYaml put(String key, String value) {
        lines.put(key, scalar(value));
        return this;
    }

    /** Adds a key with a text where there is one. */
    public SourceYaml put(String key, Optional<String> value) {
        value.ifPresent(text -> put(key, text));
        return this;
    }

    /** Adds a key with several texts, if any. */
    public SourceYaml put(String key, List<String> values) {
        if (!values.isEmpty()) {
            lines.put(
                    key,
                    "["
                            + String.join(
                                    ", ",
                                    values.stream().map(SourceYaml::scalar).toList()) + "]");
        }
        return this;
    }

    /** Has the source known and not polled. */
    public SourceYaml disabled() {
        lines.put("enabled", "false");
        return this;
    }

    /** Adds a key under {@code page}, with where it is from behind it. */
    public SourceYaml page(String key, String value, String comment) {
        page.put(key, quoted(value) + "  # " + comment.replaceAll("\\s+", " "));
        return this;
    }

    /** Says in a line above the entry where it is from. */
    public SourceYaml comment(String sentence) {
        comment = sentence.replaceAll("\\s+", " ");
        return this;
    }

    /** The entry as the only one of a list. */
    public String text() {
        StringBuilder text = new StringBuilder(comment.isEmpty() ? "" : "# " + comment + "\n");
        String start = "- ";
        for (Map.Entry<String, String> line : lines.entrySet()) {
            text.append(start)
                    .append(line.getKey())
                    .append(": ")
                    .append(line.getValue())
                    .append('\n');
            start = "  ";
        }
        if (!page.isEmpty()) {
            text.append("  page:\n");
            page.forEach((key, value) ->
                    text.append("    ").append(key).append(": ").append(value).append('\n'));
        }
        return text.toString();
    }

    /**
     * What is to be written after the text of a file, so that the entry is its last: as far indented as the others, with
     * the same ends of lines, after an empty line.
     */
    public String after(String existing) {
        String end = existing.contains("\r\n") ? "\r\n" : "\n";
        Matcher first = FIRST_ENTRY.matcher(existing);
        String indent = first.find() ? first.group(1) : "";
        String entry = text().lines().map(line -> indent + line + end).reduce("", String::concat);
        boolean isEnded = existing.isEmpty() || existing.endsWith("\n");
        boolean isApart = existing.isEmpty() || existing.endsWith("\n\n") || existing.endsWith("\n\r\n");
        return (isEnded ? "" : end) + (isApart ? "" : end) + entry;
    }

    static String scalar(String value) {
        boolean isPlain =
                (PLAIN.matcher(value).matches() && !WORD.matcher(value).matches())
                        || ADDRESS.matcher(value).matches();
        return isPlain ? value : quoted(value);
    }

    static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
