package vn.tintinh.model;

import java.util.Optional;

/** The feed an entry was first published in. Atom: {@code source}; RSS 2.0: {@code source}. Spec: RFC 4287 §4.2.11. */
public record SourceReference(
        Optional<String> id, Optional<Text> title, Optional<String> link, Optional<ReadDate> updated) {}
