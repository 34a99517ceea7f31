package vn.tintinh.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.Problem;

/**
 * {@code categories.yaml} that a label is added to: one line more, so that no comment and no other entry is touched, and
 * only where the whole configuration is right with it. Blocks on the file system.
 */
public final class CategoriesFile {
    private static final Pattern ENTRY = Pattern.compile("( *)- +slug: *([a-z0-9-]+) *(#.*)?");
    private static final Pattern LABELS = Pattern.compile(" +labels: *(#.*)?");
    private static final Pattern IN_LINE = Pattern.compile("( +labels: *\\[)(.*)(\\] *(#.*)?)");

    private final Path conf;
    private final Outside outside;

    /** Of a configuration directory. */
    public CategoriesFile(Path conf, Outside outside) {
        this.conf = conf;
        this.outside = outside;
    }

    /** Where it is, if it is there. */
    public Path path() {
        return conf.resolve("categories.yaml");
    }

    /** A label as an item of a list. */
    public static String line(String label) {
        return "- " + SourceYaml.scalar(label);
    }

    /** Has a category claim a label; what would be wrong then, the file being as it was before. */
    public List<Problem> add(String slug, String label) throws IOException {
        CheckedFile file = new CheckedFile(conf, path(), outside);
        Optional<String> after = with(file.text(), slug, label);
        if (after.isEmpty()) {
            return List.of(new Problem(
                    path().toString(), 0, 0, "no entry that begins with slug: " + slug + " takes one more label"));
        }
        return file.replace(after.get());
    }

    /** The text with the label behind the category's others; empty where there is no place for it. */
    static Optional<String> with(String text, String slug, String label) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(text.split("\\R", -1)));
        for (int at = 0; at < lines.size(); at++) {
            Matcher entry = ENTRY.matcher(lines.get(at));
            if (entry.matches() && entry.group(2).equals(slug)) {
                insert(lines, at, entry.group(1) + "  ", label);
                return Optional.of(String.join(end, lines));
            }
        }
        return Optional.empty();
    }

    private static void insert(List<String> lines, int entry, String indent, String label) {
        int at = entry + 1;
        while (at < lines.size()
                && lines.get(at).startsWith(indent)
                && !lines.get(at).isBlank()) {
            Matcher inLine = IN_LINE.matcher(lines.get(at));
            if (inLine.matches()) {
                String others = inLine.group(2).strip();
                lines.set(
                        at,
                        inLine.group(1)
                                + others
                                + (others.isEmpty() ? "" : ", ")
                                + SourceYaml.quoted(label)
                                + inLine.group(3));
                return;
            }
            if (LABELS.matcher(lines.get(at)).matches()) {
                int last = at;
                while (last + 1 < lines.size()
                        && lines.get(last + 1).strip().startsWith("- ")
                        && lines.get(last + 1).startsWith(indent)) {
                    last++;
                }
                String deeper = last > at ? lines.get(last).replaceFirst("-.*", "") : indent + "  ";
                lines.add(last + 1, deeper + line(label));
                return;
            }
            at++;
        }
        lines.add(at, indent + "labels: [" + SourceYaml.quoted(label) + "]");
    }
}
