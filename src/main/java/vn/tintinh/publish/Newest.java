package vn.tintinh.publish;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;

/** The store's answer to which items a channel holds: {@code ItemStore::newest}. */
@FunctionalInterface
public interface Newest {
    /** Items of a selection that are visible at an instant, newest first, at most so many. */
    Future<List<StoredItem>> newest(Selection selection, int limit, Instant now);
}
