package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who is credited for an entry.
 *
 * @param id of the outlet's own feed, a {@code tag:} URI. Atom: {@code source/id}
 * @param name as people call the outlet. RSS 2.0: text of {@code source}; Atom: {@code source/title}
 * @param home the outlet's front page. Atom: {@code source/link}
 * @param feed the feed that the entry came from. RSS 2.0: {@code source/@url}
 * @param page what we publish of this outlet, for people
 */
public record Outlet(String id, String name, Optional<String> home, String feed, Optional<String> page) {
    public Outlet {
        requireNonNull(id);
        requireNonNull(name);
        requireNonNull(feed);
    }
}
