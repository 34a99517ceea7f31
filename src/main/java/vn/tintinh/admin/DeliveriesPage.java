package vn.tintinh.admin;

import io.vertx.core.Future;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.store.HubFigures;
import vn.tintinh.store.HubState;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.SubscriberState;
import vn.tintinh.store.SubscriberStore;

/** What our hub has to deliver and to whom it cannot, and what other hubs deliver to us. */
final class DeliveriesPage {
    private static final int SHOWN = 200;

    private final Desk desk;
    private final SubscriberStore subscribers;
    private final HubStore hubs;

    DeliveriesPage(Desk desk) {
        this.desk = desk;
        this.subscribers = new SubscriberStore(desk.database());
        this.hubs = new HubStore(desk.database());
    }

    Future<Reply> show(Asked asked) {
        return subscribers
                .figures()
                .compose(figures -> subscribers.waiting(SHOWN).compose(waiting -> hubs.states()
                        .map(states -> Reply.page(
                                "deliveries",
                                asked.say("Gửi tin", "Deliveries"),
                                frame -> new AdminViews.Deliveries(
                                        frame,
                                        figures(asked, figures),
                                        waiting.stream()
                                                .map(one -> subscriber(asked, one))
                                                .toList(),
                                        hubs(asked, states))))));
    }

    private static List<AdminViews.Fact> figures(Asked asked, HubFigures now) {
        return List.of(
                fact(asked.say("Đăng ký", "Subscriptions"), now.subscribers()),
                fact(asked.say("Đang chờ gửi", "Waiting"), now.waiting()),
                fact(asked.say("Đang lỗi", "Failing"), now.failing()),
                fact(asked.say("Chờ xác minh", "To be verified"), now.unverified()),
                fact(asked.say("Đã gửi trong 24 giờ", "Delivered in 24 hours"), now.delivered()),
                fact(asked.say("Hỏng trong 24 giờ", "Failed in 24 hours"), now.failed()),
                new AdminViews.Fact(
                        asked.say("Độ trễ trung bình", "Mean delay"),
                        now.delivered() == 0 ? "–" : asked.times().latency(now.mean())));
    }

    private static AdminViews.Fact fact(String name, long value) {
        return new AdminViews.Fact(name, Long.toString(value));
    }

    /** Of a callback only the host is shown: the rest may be the subscriber's secret. */
    private static AdminViews.SubscriberRow subscriber(Asked asked, SubscriberState state) {
        return new AdminViews.SubscriberRow(
                state.topic(),
                Optional.ofNullable(URI.create(state.callback()).getHost()).orElse("?"),
                state.failures() == 0
                        ? new AdminViews.State("calm", asked.say("đang chờ", "waiting"))
                        : new AdminViews.State(
                                "bad",
                                asked.say(
                                        "lỗi " + state.failures() + " lần",
                                        "failed " + state.failures() + (state.failures() == 1 ? " time" : " times"))),
                state.failingSince().or(state::waitingSince).map(asked.times()::when),
                state.nextAttempt().map(asked.times()::when),
                state.problem().orElse(""));
    }

    private List<AdminViews.HubRow> hubs(Asked asked, Map<String, HubState> states) {
        return states.values().stream()
                .sorted(Comparator.comparing(HubState::sourceId))
                .map(state -> hub(asked, state))
                .toList();
    }

    private AdminViews.HubRow hub(Asked asked, HubState state) {
        AdminViews.State shown =
                switch (state.state()) {
                    case "active" -> new AdminViews.State("good", asked.say("đang nhận", "active"));
                    case "denied" -> new AdminViews.State("bad", asked.say("bị từ chối", "denied"));
                    case "expired" -> new AdminViews.State("warn", asked.say("hết hạn", "expired"));
                    default -> new AdminViews.State("calm", asked.say("đang xin", "asked for"));
                };
        return new AdminViews.HubRow(
                new AdminViews.Link(
                        desk.name(state.sourceId()),
                        "/admin/sources/" + state.sourceId() + asked.language().query()),
                state.hub(),
                shown,
                asked.say(
                        state.pushes() + " lần gửi, " + state.news() + " tin",
                        state.pushes() + " deliveries, " + state.news() + " items"),
                state.lastPush().map(asked.times()::when),
                state.problem().orElse(""));
    }
}
