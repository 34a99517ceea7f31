package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One place that news is polled from, as configured.
 *
 * @param id stable; {@code [a-z0-9-]+}
 * @param name the outlet that is credited, e.g. {@code Báo Lâm Đồng}
 * @param url what is polled, http or https
 * @param kind who speaks
 * @param province official code, read with the day of the item: the unit that bears it on that day, else the unit of
 *     today that its former bearer belongs to; a name in the configuration becomes the code that it had before 1 July
 *     2025, which is right on every day; empty for sources of the whole country
 * @param type feed, page or to be found out
 * @param categories slugs added to what the labels say
 * @param page selectors
 * @param keep words or {@code /regex/}: an item must match one, when there are any
 * @param drop words or {@code /regex/}: an item that matches one is left out
 * @param poll how often
 * @param republication how much is published and when
 * @param headers sent with every request to the source, secrets among them
 * @param access how its server is approached
 * @param enabled false: known, not polled
 */
public record Source(
        String id,
        String name,
        URI url,
        SourceKind kind,
        Optional<String> province,
        SourceType type,
        List<String> categories,
        PageRule page,
        List<String> keep,
        List<String> drop,
        PollPolicy poll,
        Republication republication,
        Map<String, String> headers,
        Access access,
        boolean enabled) {
    public Source {
        if (!id.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("a source's id is made of a-z, 0-9 and -");
        }
        requireNonNull(name);
        requireNonNull(url);
        requireNonNull(kind);
        requireNonNull(type);
        requireNonNull(page);
        requireNonNull(poll);
        requireNonNull(republication);
        requireNonNull(access);
        categories = List.copyOf(categories);
        keep = List.copyOf(keep);
        drop = List.copyOf(drop);
        headers = Map.copyOf(headers);
    }

    /** Everything but the values of headers, which may be secret. */
    @Override
    public String toString() {
        return "Source[" + id + " " + url + "]";
    }
}
