package vn.tintinh.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Bytes of a file → YAML nodes that know their place; what is no YAML is told with its place. */
final class YamlReader {
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final int MAX_DEPTH = 30;
    private static final int MAX_ALIASES = 10_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlReader() {}

    /** The root node; empty for an empty file and for a faulty one. */
    static Optional<Node> compose(YamlFile file) {
        return text(file).flatMap(text -> compose(file, text));
    }

    private static Optional<String> text(YamlFile file) {
        byte[] bytes;
        try (InputStream in = file.open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            file.problem("cannot be read (" + reason(e) + "): check that it exists and that its permissions allow it");
            return Optional.empty();
        }
        if (bytes.length > MAX_BYTES) {
            file.problem("is larger than 64 MB: split it into several files");
            return Optional.empty();
        }
        return decode(file, bytes);
    }

    private static Optional<String> decode(YamlFile file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = decoder.decode(in).toString();
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            file.problem(place(before, before.length()), "is not UTF-8 from here on: save the file as UTF-8");
            return Optional.empty();
        }
    }

    private static Optional<Node> compose(YamlFile file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            return Optional.ofNullable(new Yaml(options).compose(new java.io.StringReader(text)));
        } catch (ReaderException e) {
            file.problem(
                    place(text, e.getPosition()),
                    String.format("the character U+%04X has no place in YAML: remove it", e.getCodePoint()));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            file.problem(
                    mark == null ? new Cell.Place(1, 1) : place(mark),
                    "is no YAML: " + sentence(e) + ": " + advice(e.getProblem()));
        } catch (YAMLException e) {
            file.problem("is no YAML that can be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    static Cell.Place place(Mark mark) {
        return new Cell.Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Cell.Place place(String text, int offset) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Cell.Place(line, before.length() - before.lastIndexOf('\n'));
    }

    private static String sentence(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return (context + e.getProblem()).replaceAll("\\s+", " ");
    }

    private static String advice(String problem) {
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "indent with spaces, not with tabs";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "put a value that holds ': ' in quotes, and give the keys of one entry the same indentation";
        }
        if (problem.contains("but found another document")) {
            return "a file holds one document; remove the line ---";
        }
        if (problem.contains("unexpected end of stream") || problem.contains("found unexpected end")) {
            return "close the quote or the bracket that is open";
        }
        if (problem.contains("undefined alias")) {
            return "put a value that begins with * in quotes";
        }
        if (problem.contains("that cannot start any token")) {
            return "put a value that begins with this character in quotes";
        }
        return "look at the indentation, the dashes and the quotes here and in the line above";
    }

    static String reason(IOException e) {
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "no permission";
        }
        return String.valueOf(e.getMessage());
    }
}
