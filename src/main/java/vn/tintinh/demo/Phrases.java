package vn.tintinh.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The sentences that sample news are made of, from {@code demo/phrases.txt}.
 *
 * @param topics in file order
 */
record Phrases(List<Topic> topics) {
    Phrases {
        topics = List.copyOf(topics);
    }

    /**
     * What may be said of one topic.
     *
     * @param label the category as the sites write it
     */
    record Topic(String label, List<String> titles, List<String> sentences, List<String> quotes) {}

    /** The shipped phrases. */
    static Phrases load() {
        try (InputStream stream = Phrases.class.getResourceAsStream("/demo/phrases.txt")) {
            return parse(new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Phrases parse(String text) {
        List<Topic> topics = new ArrayList<>();
        text.lines().filter(line -> line.length() > 2).forEach(line -> {
            String phrase = line.substring(2).strip();
            switch (line.charAt(0)) {
                case '=' -> topics.add(new Topic(phrase, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                case '!' -> last(topics).titles().add(phrase);
                case '-' -> last(topics).sentences().add(phrase);
                case '?' -> last(topics).quotes().add(phrase);
                default -> {
                    // a comment
                }
            }
        });
        return new Phrases(topics);
    }

    private static Topic last(List<Topic> topics) {
        return topics.get(topics.size() - 1);
    }
}
