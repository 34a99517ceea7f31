package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import vn.tintinh.store.Position;

/**
 * Some items for programs.
 *
 * @param items JSON objects, newest first
 * @param next where to go on; empty where there is no more
 */
public record ItemPage(List<String> items, Optional<Position> next) {
    public ItemPage {
        items = List.copyOf(items);
        requireNonNull(next);
    }
}
