package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.ingest.Guess;
import vn.tintinh.ingest.Seen;
import vn.tintinh.ingest.SeenItem;
import vn.tintinh.model.Source;
import vn.tintinh.model.VietnamTime;

/** A look at a source as text for a terminal and as JSON for a program. */
final class LookReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(VietnamTime.ZONE);
    private static final int SHOWN = 20;
    private static final int WIDTH = 100;
    private static final int LINES = 3;

    private final Source source;
    private final Look look;

    /** A report on a look at a source. */
    LookReport(Source source, Look look) {
        this.source = source;
        this.look = look;
    }

    /** Writes what a person wants to know. */
    void print(PrintWriter out) {
        Seen seen = look.seen();
        out.println(source.url() + (seen.url().equals(source.url()) ? "" : "\n  → " + seen.url()));
        seen.advertisedBy()
                .ifPresent(page -> out.println(
                        "  the page " + page + " advertises this feed; it is polled" + " in the page's place"));
        seen.problem().ifPresent(problem -> out.println("✗ " + clean(problem)));
        seen.format()
                .ifPresent(format -> out.println("✓ " + (seen.isPage() ? "a page" : "a feed (" + format + ")")
                        + seen.title().map(title -> " “" + clean(title) + "”").orElse("")
                        + ": " + seen.items().size() + (seen.items().size() == 1 ? " item" : " items")
                        + seen.next().map(next -> ", next page " + next).orElse("")));
        feeds(seen, out);
        seen.items().stream().limit(SHOWN).forEach(item -> print(item, out));
        if (seen.items().size() > SHOWN) {
            out.println("  … and " + (seen.items().size() - SHOWN) + " more");
        }
        seen.guess().doubts().forEach(doubt -> out.println("? unsure of " + clean(doubt.sentence())));
        seen.warnings().forEach(warning -> out.println("! " + clean(warning)));
        out.println("took " + look.took().toMillis() + " ms");
    }

    private static void feeds(Seen seen, PrintWriter out) {
        if (!seen.feeds().isEmpty()) {
            out.println("  feeds that the page speaks of:");
            seen.feeds().stream().limit(SHOWN).forEach(feed -> out.println("    " + clean(feed)));
        }
    }

    private static void print(SeenItem item, PrintWriter out) {
        out.println();
        out.println("  " + (item.title().isBlank() ? "(no title)" : clean(item.title())));
        String date = item.published()
                .map(instant -> TIME.format(instant) + " (" + item.dateBasis().orElse("unknown") + ")")
                .orElse("no date");
        out.println("    " + date
                + (item.authors().isEmpty() ? "" : " · " + clean(String.join(", ", item.authors())))
                + (item.labels().isEmpty() ? "" : " · " + clean(String.join(" › ", item.labels()))));
        out.println("    " + clean(item.url()));
        lines(clean(item.text())).forEach(line -> out.println("    │ " + line));
        item.warnings().forEach(warning -> out.println("    ! " + clean(warning)));
        item.problem().ifPresent(problem -> out.println("    ✗ " + clean(problem)));
    }

    private static List<String> lines(String text) {
        List<String> lines = new java.util.ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                if (lines.size() == LINES) {
                    lines.set(LINES - 1, lines.get(LINES - 1) + " …");
                    return lines;
                }
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** What others wrote must not steer the terminal. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009F\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
    }

    /** The same for programs. */
    ObjectNode json() {
        Seen seen = look.seen();
        ObjectNode answer = Inspector.MAPPER.createObjectNode().put("ok", seen.isFine());
        answer.put("source", source.id());
        answer.put("url", seen.url().toString());
        InspectAnswer.string(answer, "problem", seen.problem());
        answer.put("kind", seen.format().isEmpty() ? "unknown" : seen.isPage() ? "page" : "feed");
        InspectAnswer.string(answer, "format", seen.format());
        InspectAnswer.string(answer, "title", seen.title());
        InspectAnswer.string(answer, "advertisedBy", seen.advertisedBy().map(URI::toString));
        InspectAnswer.strings(answer, "feeds", seen.feeds());
        seen.items().forEach(item -> add(answer.withArray("items").addObject(), item));
        InspectAnswer.string(answer, "next", seen.next());
        InspectAnswer.strings(
                answer,
                "unsure",
                seen.guess().doubts().stream().map(Guess.Doubt::sentence).toList());
        InspectAnswer.strings(answer, "warnings", seen.warnings());
        return answer.put("milliseconds", look.took().toMillis());
    }

    private static void add(ObjectNode node, SeenItem item) {
        InspectAnswer.string(node, "url", Optional.of(item.url()));
        InspectAnswer.string(node, "title", Optional.of(item.title()));
        InspectAnswer.string(node, "published", item.published().map(Instant::toString));
        InspectAnswer.string(node, "dateBasis", item.dateBasis());
        InspectAnswer.strings(node, "authors", item.authors());
        InspectAnswer.strings(node, "categories", item.labels());
        InspectAnswer.string(node, "text", Optional.of(item.text()));
        node.put("read", item.isRead());
        InspectAnswer.strings(node, "warnings", item.warnings());
        InspectAnswer.string(node, "problem", item.problem());
    }
}
