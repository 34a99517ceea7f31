package vn.tintinh.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code inspect}: what Tin Tỉnh sees in a document, without network and database, by the code that a poll runs.
 * Exit status 0 when everything asked was answered, 1 when the one document could not be read, 2 when misused.
 */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows what Tin Tỉnh sees in a feed, an article, a listing or a date.")
public final class InspectCommand implements Callable<Integer> {
    @Option(names = "--batch", description = "Read JSON Lines on standard input, write one answer a line.")
    private boolean batch;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The document.")
    private @Nullable Path file;

    @Option(names = "--kind", defaultValue = "feed", description = "feed (default), article, listing or date.")
    private String kind = "feed";

    @Option(names = "--url", description = "Where the document was fetched from.")
    private @Nullable String url;

    @Option(names = "--header", paramLabel = "'NAME: VALUE'", description = "A response header; may be repeated.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(
            names = "--rule",
            paramLabel = "KEY=VALUE",
            description = "A key under page in conf/sources, such as list='.news li'; may be repeated.")
    private Map<String, String> rule = new LinkedHashMap<>();

    @Option(names = "--now", description = "The instant of fetching, ISO 8601; default: the present.")
    private @Nullable String now;

    @Option(names = "--zone", defaultValue = "Asia/Ho_Chi_Minh", description = "The zone of a date that names none.")
    private String zone = "Asia/Ho_Chi_Minh";

    @Override
    public Integer call() throws IOException {
        Inspector inspector = new Inspector(Instant::now);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (batch) {
            answerAll(inspector, out);
            return 0;
        }
        if (file == null) {
            System.err.println("inspect: name a FILE, or give --batch to read requests from standard input.");
            return 2;
        }
        JsonNode answer = inspector.answer(request(file));
        out.println(answer.toPrettyString());
        out.flush();
        return answer.path("ok").asBoolean() ? 0 : 1;
    }

    private static void answerAll(Inspector inspector, PrintStream out) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                out.println(inspector.answerLine(line));
                if (!in.ready()) {
                    out.flush();
                }
            }
        }
        out.flush();
    }

    private ObjectNode request(Path document) {
        ObjectNode request = Inspector.MAPPER.createObjectNode();
        request.put("id", document.toString());
        request.put("kind", kind);
        request.put(kind.equals("date") ? "text" : "file", document.toString());
        request.put("zone", zone);
        if (url != null) {
            request.put("url", url);
        }
        if (now != null) {
            request.put("now", now);
        }
        ObjectNode map = request.putObject("headers");
        headers.forEach((name, value) -> map.put(name, value));
        if (!rule.isEmpty()) {
            ObjectNode selectors = request.putObject("rule");
            rule.forEach((key, value) -> selectors.put(key, value));
        }
        return request;
    }
}
