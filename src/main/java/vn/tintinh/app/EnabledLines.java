package vn.tintinh.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file of sources with {@code enabled: false} of some entries made {@code true}, and nothing else. */
final class EnabledLines {
    private static final Pattern ENTRY = Pattern.compile("^(\\s*)- .*");

    /** Before it there may be other keys of a flow mapping; what is quoted or in a comment is no key. */
    private static final Pattern SWITCH =
            Pattern.compile("^((?:[^#\"']|\"[^\"]*\"|'[^']*')*\\benabled:\\s*)false\\b(.*)$");

    private final List<String> lines;

    /** @param text of the whole file */
    EnabledLines(String text) {
        this.lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)", -1)));
    }

    /**
     * Enables the entry that a line belongs to; false where it has no such key.
     *
     * @param line 1-based, any of the entry's
     */
    boolean enable(int line) {
        int start = line - 1;
        while (start > 0 && !ENTRY.matcher(bare(start)).matches()) {
            start--;
        }
        Matcher first = ENTRY.matcher(bare(start));
        String indent = first.matches() ? first.group(1) : "";
        for (int at = start; at < lines.size() && (at == start || !startsEntry(at, indent)); at++) {
            Optional<String> changed = changed(at);
            if (changed.isPresent()) {
                lines.set(at, changed.get());
                return true;
            }
        }
        return false;
    }

    /** The whole text as it is now. */
    String text() {
        return String.join("", lines);
    }

    private boolean startsEntry(int at, String indent) {
        return bare(at).startsWith(indent + "- ");
    }

    private Optional<String> changed(int at) {
        String line = bare(at);
        Matcher found = SWITCH.matcher(line);
        return found.matches()
                ? Optional.of(
                        found.group(1) + "true" + found.group(2) + lines.get(at).substring(line.length()))
                : Optional.empty();
    }

    private String bare(int at) {
        return lines.get(at).replaceFirst("[\r\n]+$", "");
    }
}
