package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where else an entry's news is told. Atom and, as {@code atom:link}, RSS 2.0: {@code link rel="related"}; JSON Feed:
 * {@code _tintinh.story.others}.
 *
 * @param outlet who tells it there
 * @param title in the outlet's words
 * @param link the outlet's page of it; taken over only where it is one on the web
 */
public record Report(String outlet, String title, Optional<String> link) {
    public Report {
        requireNonNull(outlet);
        requireNonNull(title);
        link = link.filter(Uris::isWeb).map(Uris::ascii);
    }

    /** Outlet and title in one line. */
    String credit() {
        return outlet + ": " + title;
    }
}
