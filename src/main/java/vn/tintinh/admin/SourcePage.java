package vn.tintinh.admin;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Health;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;
import vn.tintinh.publish.Channels;
import vn.tintinh.store.HubState;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.LoggedRun;
import vn.tintinh.store.RunStore;
import vn.tintinh.store.SourceState;
import vn.tintinh.store.SourceStore;
import vn.tintinh.store.Window;

/** One source in full, and what an admin may do with it. */
final class SourcePage {
    private static final int RUNS = 20;
    private static final int ITEMS = 10;
    private static final int INCIDENTS = 20;

    private final Desk desk;
    private final Days days;
    private final SourceStore sources;
    private final RunStore runs;
    private final ItemStore items;
    private final IncidentStore incidents;
    private final HubStore hubs;

    SourcePage(Desk desk, Days days) {
        this.desk = desk;
        this.days = days;
        this.sources = new SourceStore(desk.database());
        this.runs = new RunStore(desk.database());
        this.items = new ItemStore(desk.database());
        this.incidents = new IncidentStore(desk.database());
        this.hubs = new HubStore(desk.database());
    }

    /** What the store knows of it. */
    private record Known(
            SourceState state,
            List<LoggedRun> runs,
            List<StoredItem> items,
            List<Incident> incidents,
            Map<String, HubState> hubs) {}

    Future<Reply> show(Asked asked) {
        String id = asked.id();
        Selection own = new Selection(List.of(), List.of(), List.of(id), Optional.empty());
        return sources.state(id).compose(found -> found.map(state -> runs.latest(id, RUNS)
                        .compose(latest -> items.newest(own, ITEMS, Window.LATEST)
                                .compose(newest -> incidents
                                        .ofSource(id, INCIDENTS)
                                        .compose(past -> hubs.states()
                                                .map(states -> new Known(state, latest, newest, past, states)))))
                        .compose(known -> days.at(asked.times().now())
                                .map(counted -> Reply.page(
                                        "source", desk.name(id), frame -> view(frame, asked, known, counted)))))
                .orElseGet(() -> Future.succeededFuture(Reply.missing(asked))));
    }

    private AdminViews.SourcePage view(AdminViews.Frame frame, Asked asked, Known known, Days counted) {
        Channels channels = desk.publisher().channels();
        SourceState state = known.state();
        SourceRows rows = new SourceRows(channels, counted, asked.times());
        IncidentRows incidentRows = new IncidentRows(desk, asked.times());
        ItemRows itemRows = new ItemRows(desk.configuration(), channels, asked.times());
        return new AdminViews.SourcePage(
                frame,
                rows.row(state, Days.KEPT),
                state.url().toString(),
                state.enabled()
                        ? state.health()
                                .map(Health::state)
                                .map(new StateWords(asked.language())::advice)
                                .orElse("")
                        : "",
                state.pausedAt().isPresent(),
                state.enabled(),
                facts(asked, state),
                rule(asked, state.learned()),
                hub(asked, Optional.ofNullable(known.hubs().get(state.sourceId()))),
                Plots.of(asked.times(), Days.KEPT, day -> counted.items(state.sourceId(), day)),
                known.runs().stream().map(run -> run(asked, run)).toList(),
                known.items().stream().map(itemRows::row).toList(),
                known.incidents().stream().map(incidentRows::row).toList(),
                itemRows.channels(state.sourceId()));
    }

    private List<AdminViews.Fact> facts(Asked asked, SourceState state) {
        List<AdminViews.Fact> facts = new ArrayList<>();
        Optional<Source> source = desk.source(state.sourceId());
        source.ifPresent(one -> {
            add(facts, asked.say("Loại nguồn", "Kind"), ConstantName.of(one.kind()));
            add(facts, "type", ConstantName.of(one.type()) + " → " + ConstantName.of(state.found()));
            add(
                    facts,
                    asked.say("Nhịp đọc", "Interval"),
                    asked.times().length(one.poll().min()) + " – "
                            + asked.times().length(one.poll().max()));
            add(
                    facts,
                    asked.say("Đăng lại", "Republished"),
                    ConstantName.of(one.republication().mode()) + ", "
                            + asked.times().length(one.republication().delay()));
            add(facts, "keep", String.join(", ", one.keep()));
            add(facts, "drop", String.join(", ", one.drop()));
        });
        state.move()
                .ifPresent(move -> add(
                        facts,
                        asked.say("Đã chuyển đến", "Moved to"),
                        move.to() + " (" + ConstantName.of(move.by()) + ")"));
        add(facts, "ETag", state.lastBody().etag().orElse(""));
        add(facts, "Last-Modified", state.lastBody().lastModified().orElse(""));
        add(facts, asked.say("Tin mới gần nhất", "Last new item"), time(asked, state.lastNew()));
        add(facts, asked.say("Đọc trọn gần nhất", "Last unconditional fetch"), time(asked, state.lastFull()));
        add(facts, asked.say("Lỗi liên tiếp", "Failures in a row"), Integer.toString(state.failures()));
        add(facts, asked.say("Vấn đề", "Problem"), state.problem().orElse(""));
        state.pausedAt()
                .ifPresent(at -> add(facts, asked.say("Tạm dừng từ", "Paused since"), time(asked, Optional.of(at))));
        return facts;
    }

    private static String time(Asked asked, Optional<Instant> time) {
        return time.map(at -> asked.times().when(at))
                .map(when -> when.words() + " (" + when.exact() + ")")
                .orElse("");
    }

    /** What says nothing is left out. */
    private static void add(List<AdminViews.Fact> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(new AdminViews.Fact(name, value));
        }
    }

    private static List<AdminViews.Fact> rule(Asked asked, LearnedRule learned) {
        List<AdminViews.Fact> facts = new ArrayList<>();
        PageRule rule = learned.rule();
        add(facts, "list", rule.list().orElse(""));
        add(facts, "link", rule.link().orElse(""));
        add(facts, "title", rule.title().orElse(""));
        add(facts, "lead", rule.lead().orElse(""));
        add(facts, "date", rule.date().orElse(""));
        add(facts, "body", rule.body().orElse(""));
        add(facts, "remove", String.join(", ", rule.remove()));
        if (!facts.isEmpty()) {
            add(
                    facts,
                    asked.say("Độ chắc", "Confidence"),
                    Math.round(learned.confidence() * 100) + " % · "
                            + asked.say(learned.articles() + " bài khớp", learned.articles() + " articles agree"));
        }
        return facts;
    }

    private static List<AdminViews.Fact> hub(Asked asked, Optional<HubState> subscribed) {
        List<AdminViews.Fact> facts = new ArrayList<>();
        subscribed.ifPresent(hub -> {
            add(facts, "hub", hub.hub());
            add(facts, asked.say("Tình trạng", "State"), hub.state());
            add(facts, asked.say("Lần gửi gần nhất", "Last delivery"), time(asked, hub.lastPush()));
            add(facts, asked.say("Đã nhận", "Received"), Long.toString(hub.pushes()));
            add(facts, asked.say("Vấn đề", "Problem"), hub.problem().orElse(""));
        });
        return facts;
    }

    private static AdminViews.RunRow run(Asked asked, LoggedRun run) {
        String items = Stream.of(
                        count(run.added(), asked.say("mới", "new")),
                        count(run.revised(), asked.say("sửa", "revised")),
                        count(run.unchanged(), asked.say("như cũ", "same")),
                        count(run.duplicate(), asked.say("trùng", "twice")))
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElse("–");
        return new AdminViews.RunRow(
                asked.times().when(run.at()),
                new StateWords(asked.language()).of(run.outcome()),
                asked.times().latency(run.took()),
                run.bytes() < 1024 ? run.bytes() + " B" : run.bytes() / 1024 + " kB",
                items,
                run.problem().orElse(""),
                run.node());
    }

    private static String count(int number, String what) {
        return number == 0 ? "" : number + " " + what;
    }

    Future<Reply> poll(Asked asked) {
        return sources.pollNow(asked.id()).map(done -> at(asked, done, "poll"));
    }

    Future<Reply> pause(Asked asked) {
        return sources.pause(asked.id()).map(done -> at(asked, done, "pause"));
    }

    Future<Reply> resume(Asked asked) {
        return desk.source(asked.id())
                .map(sources::resume)
                .orElseGet(() -> Future.succeededFuture(false))
                .map(done -> at(asked, done, "resume"));
    }

    private static Reply at(Asked asked, boolean done, String action) {
        return Reply.to("/admin/sources/" + asked.id() + "?done=" + (done ? action : "nothing"));
    }
}
