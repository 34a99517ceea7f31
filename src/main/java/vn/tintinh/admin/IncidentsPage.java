package vn.tintinh.admin;

import io.vertx.core.Future;
import java.util.Comparator;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;

/** Incidents: those that are open, the newest first, then those that were over last. */
final class IncidentsPage {
    private static final int OPEN = 300;
    private static final int LATEST = 100;

    private final Desk desk;
    private final IncidentStore incidents;

    IncidentsPage(Desk desk) {
        this.desk = desk;
        this.incidents = new IncidentStore(desk.database());
    }

    Future<Reply> show(Asked asked) {
        IncidentRows rows = new IncidentRows(desk, asked.times());
        return incidents.open(OPEN).compose(open -> incidents
                .latest(LATEST)
                .map(latest -> Reply.page(
                        "incidents",
                        asked.say("Sự cố", "Incidents"),
                        frame -> new AdminViews.Incidents(
                                frame,
                                open.stream()
                                        .sorted(Comparator.comparing(Incident::since)
                                                .reversed())
                                        .map(rows::row)
                                        .toList(),
                                latest.stream()
                                        .filter(incident ->
                                                incident.resolvedAt().isPresent())
                                        .map(rows::row)
                                        .toList()))));
    }

    Future<Reply> acknowledge(Asked asked) {
        return incidents.acknowledge(number(asked)).map(done -> at(done, "acknowledge"));
    }

    Future<Reply> close(Asked asked) {
        return incidents.close(number(asked)).map(done -> at(done, "close"));
    }

    private static Reply at(boolean done, String action) {
        return Reply.to("/admin/incidents?done=" + (done ? action : "nothing"));
    }

    /** 0 is nobody's. */
    private static long number(Asked asked) {
        return asked.id().matches("[0-9]{1,18}") ? Long.parseLong(asked.id()) : 0;
    }
}
