package vn.tintinh.admin;

import io.vertx.core.Future;
import java.util.List;
import vn.tintinh.store.NamedItem;
import vn.tintinh.store.Removal;
import vn.tintinh.store.RemovalStore;

/** Taking items down with a reason, putting them back, and the audit of both. */
final class TakedownPage {
    private static final int LISTED = 200;
    private static final int LONGEST_REASON = 2000;

    private final Desk desk;
    private final RemovalStore removals;

    TakedownPage(Desk desk) {
        this.desk = desk;
        this.removals = new RemovalStore(desk.database());
    }

    Future<Reply> show(Asked asked) {
        return removals.latest(LISTED)
                .map(latest -> Reply.page(
                        "takedown",
                        asked.say("Gỡ tin", "Takedown"),
                        frame -> new AdminViews.Takedown(
                                frame,
                                asked.wanted("item"),
                                latest.stream().map(one -> row(asked, one)).toList())));
    }

    private AdminViews.RemovalRow row(Asked asked, Removal removal) {
        return new AdminViews.RemovalRow(
                removal.itemId(),
                removal.title(),
                desk.name(removal.sourceId()),
                removal.reason().equals("takedown")
                        ? asked.say("gỡ bằng tay", "taken down")
                        : asked.say("biến mất ở nguồn", "vanished"),
                removal.evidence(),
                asked.times().when(removal.at()),
                removal.restored().map(asked.times()::when));
    }

    Future<Reply> takeDown(Asked asked) {
        String item = asked.said("item").orElse("").replaceFirst("^tag:.*:item/", "");
        String reason = asked.said("reason").orElse("");
        if (item.isEmpty() || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return at("unsaid");
        }
        return removals.named(item).compose(items -> each(items, 0, reason, false));
    }

    /** All items of a page, one after another. */
    private Future<Reply> each(List<NamedItem> items, int at, String reason, boolean done) {
        return at == items.size()
                ? at(done ? "takedown" : "noitem")
                : removals.takeDown(items.get(at).id(), reason)
                        .compose(change -> each(items, at + 1, reason, done || change.isPresent()));
    }

    Future<Reply> putBack(Asked asked) {
        return removals.putBack(asked.said("item").orElse(""))
                .compose(change -> at(change.isPresent() ? "undo" : "nothing"));
    }

    private static Future<Reply> at(String done) {
        return Future.succeededFuture(Reply.to("/admin/takedown?done=" + done));
    }
}
