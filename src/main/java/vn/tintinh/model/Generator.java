package vn.tintinh.model;

import java.util.Optional;

/** The program that made a feed. Atom and RSS 2.0: {@code generator}. Spec: RFC 4287 §4.2.4. */
public record Generator(Optional<String> name, Optional<String> url, Optional<String> version) {}
