package vn.tintinh.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for a value that is kept elsewhere: <code>${env:NAME}</code> for an environment variable and
 * <code>${file:path}</code> for a file's text, without the line end that editors leave; the path is relative to
 * {@code conf/}. What is filled in is never shown in a message.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(env|file):([^}]*)\\}");
    private static final Pattern LOOKALIKE =
            Pattern.compile("\\$\\{(?:env[.])?([A-Za-z_][A-Za-z0-9_]*)\\}|\\$\\{(?:env|file):[^}]*");
    private static final int MAX_BYTES = 64 * 1024;

    private final Path conf;
    private final Function<String, Optional<String>> environment;
    private final Set<Path> files = new LinkedHashSet<>();

    Placeholders(Path conf, Function<String, Optional<String>> environment) {
        this.conf = conf;
        this.environment = environment;
    }

    /**
     * A value with its placeholders filled in, or why that cannot be.
     *
     * @param text filled in; as written where there is a problem
     * @param problem what is wrong and what to do
     */
    record Filled(String text, Optional<String> problem) {}

    /** The files that values were taken from, and those that are missing. */
    Set<Path> files() {
        return Set.copyOf(files);
    }

    Filled fill(String raw) {
        if (!raw.contains("${")) {
            return new Filled(raw, Optional.empty());
        }
        Matcher matcher = PLACEHOLDER.matcher(raw);
        StringBuilder text = new StringBuilder();
        boolean found = false;
        while (matcher.find()) {
            found = true;
            Filled part = matcher.group(1).equals("env") ? variable(matcher.group(2)) : file(matcher.group(2));
            if (part.problem().isPresent()) {
                return new Filled(raw, part.problem());
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(part.text()));
        }
        matcher.appendTail(text);
        Matcher lookalike = LOOKALIKE.matcher(raw);
        if (!found && lookalike.matches()) {
            String name = Optional.ofNullable(lookalike.group(1)).orElse("NAME");
            return new Filled(
                    raw, Optional.of("this is no placeholder: write ${env:" + name + "}, or ${file:path} for a file"));
        }
        return new Filled(text.toString(), Optional.empty());
    }

    private Filled variable(String name) {
        return environment
                .apply(name)
                .map(value -> new Filled(value, Optional.empty()))
                .orElseGet(() -> new Filled(
                        "", Optional.of("the environment variable " + name + " is not set: set it before the start")));
    }

    private Filled file(String name) {
        try {
            Path path = conf.resolve(name);
            files.add(path);
            if (!Files.isRegularFile(path)) {
                return missing(name, Files.exists(path) ? "it is no plain file" : "there is no such file");
            }
            if (Files.size(path) > MAX_BYTES) {
                return missing(name, "it is larger than 64 kB");
            }
            return new Filled(Files.readString(path).stripTrailing(), Optional.empty());
        } catch (InvalidPathException e) {
            return missing(name, "that is no path");
        } catch (IOException e) {
            return missing(
                    name,
                    e instanceof java.nio.charset.CharacterCodingException ? "it is not UTF-8" : YamlReader.reason(e));
        }
    }

    private static Filled missing(String name, String why) {
        return new Filled(
                "",
                Optional.of("the file " + name + " cannot be read (" + why
                        + "): the path is relative to the configuration directory"));
    }
}
