package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A category as a feed shows it.
 *
 * @param slug Atom: {@code category/@term}
 * @param name Atom: {@code category/@label}; RSS 2.0: {@code category}; JSON Feed: {@code tags}
 * @param mediaTopics IPTC Media Topic codes. RSS 2.0: {@code category} with the IPTC domain
 */
public record Topic(String slug, String name, List<String> mediaTopics) {
    public Topic {
        requireNonNull(slug);
        requireNonNull(name);
        mediaTopics = List.copyOf(mediaTopics);
    }
}
