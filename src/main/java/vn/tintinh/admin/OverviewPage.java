package vn.tintinh.admin;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Health;
import vn.tintinh.model.Problem;
import vn.tintinh.store.ComplaintFigures;
import vn.tintinh.store.ComplaintStore;
import vn.tintinh.store.HubFigures;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.SourceDay;
import vn.tintinh.store.SourceState;
import vn.tintinh.store.SourceStore;
import vn.tintinh.store.SubscriberStore;
import vn.tintinh.web.ComplaintWords;

/** The first page: what is wrong now, the worst first, then what came today. */
final class OverviewPage {
    private static final int MOST_INCIDENTS = 1000;
    private static final int SHOWN_INCIDENTS = 12;
    private static final int BUSIEST = 8;
    private static final int PLOTTED = 14;

    private final Desk desk;
    private final SourceStore sources;
    private final IncidentStore incidents;
    private final SubscriberStore subscribers;
    private final ComplaintStore complaints;
    private final Days days;

    OverviewPage(Desk desk, Days days) {
        this.desk = desk;
        this.days = days;
        this.sources = new SourceStore(desk.database());
        this.incidents = new IncidentStore(desk.database());
        this.subscribers = new SubscriberStore(desk.database());
        this.complaints = new ComplaintStore(desk.database());
    }

    /** What the page is made from. */
    private record Now(
            Readiness readiness,
            List<SourceState> states,
            List<Incident> open,
            HubFigures hub,
            ComplaintFigures complaints,
            Days days) {}

    Future<Reply> show(Asked asked) {
        return desk.readiness()
                .get()
                .compose(readiness -> sources.states()
                        .compose(states -> incidents.open(MOST_INCIDENTS).compose(open -> subscribers
                                .figures()
                                .compose(hub -> complaints.figures().compose(waiting -> days.at(
                                                asked.times().now())
                                        .map(known -> new Now(readiness, states, open, hub, waiting, known)))))))
                .map(now ->
                        Reply.page("overview", asked.say("Tổng quan", "Overview"), frame -> view(frame, asked, now)));
    }

    private AdminViews.Overview view(AdminViews.Frame frame, Asked asked, Now now) {
        List<AdminViews.Trouble> troubles = troubles(asked, now);
        AdminViews.Notice sentence = troubles.isEmpty()
                ? new AdminViews.Notice(
                        true,
                        asked.say(
                                "Không có gì hỏng. Mọi nguồn đang bật đều ổn.",
                                "Nothing is wrong. All sources are well."))
                : new AdminViews.Notice(
                        false,
                        asked.say(
                                troubles.size() + " việc cần xem, nặng nhất ở trên.",
                                troubles.size() == 1
                                        ? "One thing to look at."
                                        : troubles.size() + " things to look at, the worst first."));
        SourceRows rows = new SourceRows(desk.publisher().channels(), now.days(), asked.times());
        return new AdminViews.Overview(
                frame,
                sentence,
                troubles,
                today(asked, now),
                Plots.of(asked.times(), PLOTTED, day -> now.days().all(day).stream()
                        .mapToLong(SourceDay::items)
                        .sum()),
                rows.busiest(now.states(), BUSIEST));
    }

    private List<AdminViews.Trouble> troubles(Asked asked, Now now) {
        List<AdminViews.Trouble> troubles = new ArrayList<>();
        if (now.readiness().state() != Readiness.State.READY) {
            troubles.add(trouble(
                    bad(asked, "cơ sở dữ liệu", "database"),
                    asked.say("Cơ sở dữ liệu không trả lời", "The database does not answer"),
                    now.readiness().detail(),
                    "/admin/configuration"));
        }
        List<Problem> faults = desk.live().problems();
        if (!faults.isEmpty()) {
            troubles.add(trouble(
                    bad(asked, "cấu hình", "configuration"),
                    asked.say(
                            "Cấu hình có " + faults.size() + " lỗi; bản tốt gần nhất vẫn dùng",
                            "The configuration has faults (" + faults.size() + "); the last good one stays in force"),
                    faults.get(0).toString(),
                    "/admin/configuration"));
        }
        if (now.complaints().open() > 0) {
            troubles.add(complaints(asked, now.complaints()));
        }
        states(asked, now.states(), troubles);
        incidents(asked, now.open(), troubles);
        if (now.hub().failing() > 0) {
            troubles.add(trouble(
                    new AdminViews.State("warn", asked.say("gửi tin", "deliveries")),
                    asked.say(
                            now.hub().failing() + " nơi nhận đang lỗi",
                            now.hub().failing() + " subscribers fail"),
                    asked.say(
                            now.hub().failed() + " lần gửi hỏng trong 24 giờ",
                            now.hub().failed() + " deliveries failed in 24 hours"),
                    "/admin/deliveries"));
        }
        return troubles;
    }

    private static AdminViews.Trouble complaints(Asked asked, ComplaintFigures now) {
        return trouble(
                new AdminViews.State(now.overdue() > 0 ? "bad" : "warn", asked.say("khiếu nại", "complaints")),
                asked.say(
                        now.open() + " khiếu nại chờ trả lời, " + now.overdue() + " quá hạn",
                        now.open() + " complaints wait for an answer, " + now.overdue() + " of them too long"),
                now.nextDue()
                        .map(due -> ComplaintWords.left(due, asked.times().now(), asked.language()))
                        .orElse(""),
                "/admin/complaints");
    }

    private static AdminViews.State bad(Asked asked, String vietnamese, String english) {
        return new AdminViews.State("bad", asked.say(vietnamese, english));
    }

    private static AdminViews.Trouble trouble(AdminViews.State state, String title, String detail, String href) {
        return new AdminViews.Trouble(state, title, detail, href, Optional.empty());
    }

    /** One line for all sources that are amiss in the same way: an outage of our own makes hundreds. */
    private void states(Asked asked, List<SourceState> states, List<AdminViews.Trouble> troubles) {
        StateWords words = new StateWords(asked.language());
        for (Health.State state :
                List.of(Health.State.DEAD, Health.State.BLOCKED, Health.State.FAILING, Health.State.THROTTLED)) {
            List<SourceState> amiss = states.stream()
                    .filter(SourceState::enabled)
                    .filter(one -> one.health()
                            .filter(health -> health.state() == state)
                            .isPresent())
                    .toList();
            if (!amiss.isEmpty()) {
                troubles.add(trouble(
                        words.of(state),
                        asked.say(
                                amiss.size() + " nguồn " + words.of(state).name(),
                                amiss.size()
                                        + (amiss.size() == 1 ? " source is " : " sources are ")
                                        + words.of(state).name()),
                        amiss.stream()
                                .limit(5)
                                .map(one -> desk.name(one.sourceId()))
                                .collect(Collectors.joining(", ", "", amiss.size() > 5 ? " …" : "")),
                        "/admin/sources?state=" + ConstantName.of(state)));
            }
        }
    }

    private void incidents(Asked asked, List<Incident> open, List<AdminViews.Trouble> troubles) {
        List<Incident> unknown = open.stream()
                .filter(incident -> incident.acknowledgedAt().isEmpty())
                .toList();
        IncidentRows rows = new IncidentRows(desk, asked.times());
        for (Incident incident : unknown.subList(Math.max(0, unknown.size() - SHOWN_INCIDENTS), unknown.size())) {
            AdminViews.IncidentRow row = rows.row(incident);
            troubles.add(new AdminViews.Trouble(
                    new AdminViews.State("warn", asked.say("sự cố", "incident")),
                    row.kind() + ": " + row.source().name(),
                    row.evidence().lines().findFirst().orElse(""),
                    "/admin/incidents#incident-" + incident.id(),
                    Optional.of(row.since())));
        }
        if (unknown.size() > SHOWN_INCIDENTS) {
            int more = unknown.size() - SHOWN_INCIDENTS;
            troubles.add(trouble(
                    new AdminViews.State("warn", asked.say("sự cố", "incidents")),
                    asked.say("và " + more + " sự cố lâu hơn", "and " + more + " older incidents"),
                    "",
                    "/admin/incidents"));
        }
    }

    private List<AdminViews.Fact> today(Asked asked, Now now) {
        List<SourceDay> today = now.days().all(asked.times().today());
        long runs = today.stream().mapToLong(SourceDay::runs).sum();
        long failed = today.stream().mapToLong(SourceDay::failed).sum();
        return List.of(
                new AdminViews.Fact(
                        asked.say("Tin mới hôm nay", "New items today"),
                        Long.toString(today.stream().mapToLong(SourceDay::items).sum())),
                new AdminViews.Fact(
                        asked.say("Nguồn có tin hôm nay", "Sources with news today"),
                        Long.toString(
                                today.stream().filter(day -> day.items() > 0).count())),
                new AdminViews.Fact(
                        asked.say("Nguồn đang đọc", "Sources polled"),
                        Long.toString(now.states().stream()
                                .filter(SourceState::enabled)
                                .count())),
                new AdminViews.Fact(asked.say("Lần đọc hôm nay", "Polls today"), Long.toString(runs)),
                new AdminViews.Fact(asked.say("Lần đọc hỏng", "Polls that failed"), Long.toString(failed)),
                new AdminViews.Fact(
                        asked.say("Nơi nhận qua hub", "Subscribers at the hub"),
                        Long.toString(now.hub().subscribers())),
                new AdminViews.Fact(
                        asked.say("Đang chờ gửi", "Waiting for a delivery"),
                        Long.toString(now.hub().waiting())));
    }
}
