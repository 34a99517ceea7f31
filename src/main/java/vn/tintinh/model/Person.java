package vn.tintinh.model;

import java.util.Optional;

/**
 * A person or an organisation. Atom: {@code author}, {@code contributor}; RSS 2.0: {@code author},
 * {@code managingEditor}, {@code dc:creator}; JSON Feed: {@code authors}. Spec: RFC 4287 §3.2.
 *
 * @param name as published, NFC
 * @param email address without {@code mailto:}
 * @param url the person's page
 */
public record Person(Optional<String> name, Optional<String> email, Optional<String> url) {
    /** A person of whom only the name is known. */
    public static Person named(String name) {
        return new Person(Optional.of(name), Optional.empty(), Optional.empty());
    }
}
