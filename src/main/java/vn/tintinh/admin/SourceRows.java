package vn.tintinh.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Health;
import vn.tintinh.model.Province;
import vn.tintinh.model.Source;
import vn.tintinh.publish.Channels;
import vn.tintinh.store.SourceDay;
import vn.tintinh.store.SourceState;

/**
 * Sources as lines of a table.
 *
 * @param channels of the configuration in force
 */
record SourceRows(Channels channels, Days days, Times times) {
    AdminViews.SourceRow row(SourceState state, int plotted) {
        String id = state.sourceId();
        Optional<Source> source = channels.source(id);
        Optional<SourceDay> today = days.of(id, times.today());
        return new AdminViews.SourceRow(
                id,
                source.map(Source::name).orElse(id),
                times.language().at("/admin/sources/" + id),
                place(source),
                new StateWords(times.language()).of(state),
                reason(state),
                state.lastSuccess().map(times::when),
                Optional.of(times.due(state.nextDue())).filter(due -> state.enabled()),
                state.enabled() ? new DueWords(state.dueReason()).in(times.language()) : "",
                Plots.of(times, plotted, day -> days.items(id, day)),
                Long.toString(days.items(id, times.today())),
                today.map(day -> times.latency(day.took())).orElse("–"));
    }

    private String place(Optional<Source> source) {
        return source.isEmpty()
                ? times.language().say("không còn trong cấu hình", "configured no more")
                : source.flatMap(channels::provinceOf)
                        .map(Province::name)
                        .orElse(times.language().say("Cả nước", "Nationwide"));
    }

    /** What is amiss, as it was noted: of a source that is well, nothing. */
    private static String reason(SourceState state) {
        boolean well = state.health()
                .filter(health -> health.state() == Health.State.OK)
                .isPresent();
        return state.health()
                .filter(health -> !well && state.enabled())
                .map(Health::evidence)
                .or(state::problem)
                .filter(sentence -> !well || state.failures() > 0)
                .orElse("");
    }

    /** Those that brought most today. */
    List<AdminViews.SourceRow> busiest(List<SourceState> states, int limit) {
        return states.stream()
                .filter(state -> days.items(state.sourceId(), times.today()) > 0)
                .sorted(Comparator.comparingLong((SourceState state) -> days.items(state.sourceId(), times.today()))
                        .reversed())
                .limit(limit)
                .map(state -> row(state, 14))
                .toList();
    }
}
