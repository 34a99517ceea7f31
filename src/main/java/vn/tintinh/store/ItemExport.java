package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * All that the store holds of items, for others to take over: those held back among them, none that was removed. Read in
 * steps by id, so that memory stays bounded whatever there is; what is stored meanwhile may be missing.
 */
public final class ItemExport {
    private static final Statement EXPORT = Statement.load("item/export");
    private static final int STEP = 200;

    private final Database database;

    /** Of a database. */
    public ItemExport(Database database) {
        this.database = database;
    }

    /**
     * Some more items, as columns of the table {@code item}; empty when there are no more.
     *
     * @param after id of the last one before; empty text at the beginning
     * @param since items that have not changed since then are left out
     */
    public Future<List<JsonObject>> next(String after, Instant since) {
        return EXPORT.bind()
                .set("after", after)
                .set("since", Rows.at(since))
                .set("limit", (long) STEP)
                .on(database.pool())
                .map(rows ->
                        Rows.stream(rows).map(row -> row.getJsonObject("line")).toList());
    }
}
