package vn.tintinh.admin;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Health;
import vn.tintinh.model.Province;
import vn.tintinh.publish.Channels;
import vn.tintinh.store.SourceState;
import vn.tintinh.store.SourceStore;
import vn.tintinh.text.ToneKey;

/** All sources, those amiss first; by state, province and words. */
final class SourcesPage {
    private static final int ON_A_PAGE = 60;
    private static final int PLOTTED = 14;
    private static final List<String> WORST_FIRST = List.of(
            ConstantName.of(Health.State.DEAD),
            ConstantName.of(Health.State.BLOCKED),
            ConstantName.of(Health.State.FAILING),
            ConstantName.of(Health.State.DRIFTING),
            ConstantName.of(Health.State.THROTTLED),
            ConstantName.of(Health.State.QUIET),
            StateWords.NEW,
            StateWords.PAUSED,
            ConstantName.of(Health.State.OK),
            StateWords.OFF);

    private final Desk desk;
    private final SourceStore sources;
    private final Days days;

    SourcesPage(Desk desk, Days days) {
        this.desk = desk;
        this.days = days;
        this.sources = new SourceStore(desk.database());
    }

    /** What is looked for; empty: all. */
    private record Wanted(String words, String state, String province, int page) {
        static Wanted of(Asked asked) {
            String page = asked.wanted("page");
            return new Wanted(
                    asked.wanted("q"),
                    asked.wanted("state"),
                    asked.wanted("province"),
                    page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1);
        }

        String at(Asked asked, int other) {
            return asked.language()
                    .at("/admin/sources?q=" + coded(words) + "&state=" + coded(state) + "&province=" + coded(province)
                            + "&page=" + other);
        }

        private static String coded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    Future<Reply> show(Asked asked) {
        return sources.states().compose(states -> days.at(asked.times().now())
                .map(known -> Reply.page(
                        "sources",
                        asked.say("Nguồn tin", "Sources"),
                        frame -> view(
                                frame,
                                asked,
                                states,
                                new SourceRows(desk.publisher().channels(), known, asked.times())))));
    }

    private static AdminViews.Sources view(
            AdminViews.Frame frame, Asked asked, List<SourceState> states, SourceRows rows) {
        Wanted wanted = Wanted.of(asked);
        List<SourceState> found = states.stream()
                .filter(state -> fits(state, wanted, rows.channels()))
                .sorted(Comparator.comparingInt((SourceState state) -> WORST_FIRST.indexOf(StateWords.key(state)))
                        .thenComparing(SourceState::sourceId))
                .toList();
        int from = Math.min((wanted.page() - 1) * ON_A_PAGE, found.size());
        int to = Math.min(from + ON_A_PAGE, found.size());
        return new AdminViews.Sources(
                frame,
                wanted.words(),
                states(asked, states, wanted),
                provinces(asked, rows.channels(), wanted),
                asked.say(found.size() + " nguồn", found.size() == 1 ? "one source" : found.size() + " sources"),
                found.subList(from, to).stream()
                        .map(state -> rows.row(state, PLOTTED))
                        .toList(),
                Optional.of(wanted.at(asked, wanted.page() - 1)).filter(any -> from > 0),
                Optional.of(wanted.at(asked, wanted.page() + 1)).filter(any -> to < found.size()));
    }

    private static boolean fits(SourceState state, Wanted wanted, Channels channels) {
        boolean inState = wanted.state().isEmpty() || StateWords.key(state).equals(wanted.state());
        boolean inProvince = wanted.province().isEmpty()
                || channels.source(state.sourceId())
                        .flatMap(channels::provinceOf)
                        .map(Province::slug)
                        .filter(wanted.province()::equals)
                        .isPresent();
        String text = state.sourceId() + " "
                + channels.source(state.sourceId()).map(source -> source.name()).orElse("") + " " + state.url();
        return inState && inProvince && plain(text).contains(plain(wanted.words()));
    }

    /** As it is compared: with and without marks are the same. */
    private static String plain(String text) {
        return ToneKey.folded(text).toLowerCase(Locale.ROOT);
    }

    private static List<AdminViews.Option> states(Asked asked, List<SourceState> states, Wanted wanted) {
        List<AdminViews.Option> options = new ArrayList<>();
        options.add(new AdminViews.Option(
                "", asked.say("mọi tình trạng", "any state"), wanted.state().isEmpty()));
        StateWords words = new StateWords(asked.language());
        for (String key : WORST_FIRST) {
            List<SourceState> of = states.stream()
                    .filter(state -> StateWords.key(state).equals(key))
                    .toList();
            if (!of.isEmpty()) {
                options.add(new AdminViews.Option(
                        key, words.of(of.get(0)).name() + " (" + of.size() + ")", key.equals(wanted.state())));
            }
        }
        return options;
    }

    private static List<AdminViews.Option> provinces(Asked asked, Channels channels, Wanted wanted) {
        List<AdminViews.Option> options = new ArrayList<>();
        options.add(new AdminViews.Option(
                "",
                asked.say("mọi tỉnh, thành", "any province"),
                wanted.province().isEmpty()));
        channels.provinces()
                .forEach(province -> options.add(new AdminViews.Option(
                        province.slug(), province.name(), province.slug().equals(wanted.province()))));
        return options;
    }
}
