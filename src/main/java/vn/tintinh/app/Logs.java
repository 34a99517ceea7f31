package vn.tintinh.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the log's own configuration comes from: {@code conf/logback.xml} if it is there, else the one in the jar. */
final class Logs {
    private static final String PROPERTY = "logback.configurationFile";

    private Logs() {}

    /** Names the file to Logback; to be called before the first logger is made. A property given to Java goes first. */
    static void configure(String... arguments) {
        if (System.getProperty(PROPERTY) == null) {
            file(arguments).ifPresent(file -> System.setProperty(PROPERTY, file.toString()));
        }
    }

    /** The file in the directory that {@code --conf} names, or in {@code conf}; empty when there is none. */
    static Optional<Path> file(String... arguments) {
        Path conf = Path.of("conf");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--conf=")) {
                conf = Path.of(arguments[i].substring("--conf=".length()));
            } else if (arguments[i].equals("--conf") && i + 1 < arguments.length) {
                conf = Path.of(arguments[i + 1]);
            }
        }
        return Optional.of(conf.resolve("logback.xml")).filter(Files::isReadable);
    }
}
