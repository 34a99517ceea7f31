package vn.tintinh.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The Nu HTML checker, as its project packs it: {@code vnu.jar} of the npm package {@code vnu-jar}, which {@code .ci/run}
 * puts into the user's cache; another is named by {@code -Dvnu.jar}. It runs in a process of its own, for it brings XML
 * parsers and validators that are not ours.
 */
final class NuChecker {
    private static final long MOST_SECONDS = 90;
    private static final ObjectMapper JSON = new ObjectMapper();

    private NuChecker() {}

    /**
     * What is wrong with HTML documents.
     *
     * @param folder where they are written to for the checker
     * @param documents by a name that is good for a file
     */
    static List<String> complaints(Path folder, Map<String, byte[]> documents)
            throws IOException, InterruptedException {
        Path checker = Path.of(System.getProperty(
                "vnu.jar",
                System.getProperty("user.home") + "/.cache/tintinh/node_modules/vnu-jar/build/dist/vnu.jar"));
        Assumptions.assumeTrue(
                Files.exists(checker), "there is no " + checker + " (npm install vnu-jar): HTML is not checked");
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            Files.write(folder.resolve(document.getKey() + ".html"), document.getValue());
        }
        Path said = folder.resolve("vnu.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss8m",
                        "-jar",
                        checker.toString(),
                        "--format",
                        "json",
                        "--stdout",
                        "--exit-zero-always",
                        "--skip-non-html",
                        folder.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the checker does not end");
        }
        List<String> complaints = new ArrayList<>();
        for (JsonNode message : JSON.readTree(said.toFile()).path("messages")) {
            String name = message.path("url").asText().replaceFirst(".*/", "");
            complaints.add(name + ":" + message.path("lastLine").asInt() + " "
                    + message.path("type").asText() + ": "
                    + message.path("message").asText() + " «"
                    + message.path("extract").asText() + "»");
        }
        return complaints;
    }
}
