package vn.tintinh.admin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.vertx.core.Future;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.config.Partner;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.store.EmbedCount;
import vn.tintinh.store.EmbedCountStore;

/** Partner sites, those of the configuration first, and how often their readers were shown our blocks. */
final class PartnersPage {
    private static final int DAYS = 30;

    private final Desk desk;
    private final EmbedCountStore counts;

    PartnersPage(Desk desk) {
        this.desk = desk;
        this.counts = new EmbedCountStore(desk.database());
    }

    Future<Reply> show(Asked asked) {
        LocalDate first = asked.times().today().minusDays(DAYS - 1L);
        return counts.days(first.atStartOfDay(VietnamTime.ZONE).toInstant()).map(found -> {
            Map<String, List<EmbedCount>> shown = found.stream().collect(groupingBy(EmbedCount::partner));
            List<AdminViews.PartnerRow> rows = ids(shown)
                    .map(id -> row(asked, id, shown.getOrDefault(id, List.of())))
                    .toList();
            return Reply.page(
                    "partners",
                    asked.say("Trang đối tác", "Partner sites"),
                    frame -> new AdminViews.Partners(frame, rows));
        });
    }

    private Stream<String> ids(Map<String, List<EmbedCount>> shown) {
        return Stream.concat(
                        desk.configuration().partners().stream().map(Partner::id),
                        shown.keySet().stream().sorted())
                .distinct();
    }

    private AdminViews.PartnerRow row(Asked asked, String id, List<EmbedCount> shown) {
        Optional<Partner> partner = desk.configuration().partners().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        Map<LocalDate, Long> days = sums(shown, count -> LocalDate.ofInstant(count.since(), VietnamTime.ZONE));
        Map<EmbedCount.Way, Long> ways = sums(shown, EmbedCount::way);
        return new AdminViews.PartnerRow(
                id,
                partner.map(Partner::name).orElse(id),
                partner.map(Partner::origins).orElse(List.of()).stream()
                        .map(URI::toString)
                        .toList(),
                Plots.ofShows(asked.times(), DAYS, day -> days.getOrDefault(day, 0L)),
                Stream.of(EmbedCount.Way.values())
                        .filter(ways::containsKey)
                        .map(way -> new AdminViews.Fact(words(asked, way), Long.toString(ways.getOrDefault(way, 0L))))
                        .toList());
    }

    private static <K> Map<K, Long> sums(List<EmbedCount> shown, Function<EmbedCount, K> key) {
        return shown.stream().collect(Collectors.groupingBy(key, summingLong(EmbedCount::shown)));
    }

    private static String words(Asked asked, EmbedCount.Way way) {
        return switch (way) {
            case FRAME -> asked.say("khung", "frame");
            case SCRIPT -> asked.say("mã lệnh", "script");
            case FRAGMENT -> asked.say("ghép ở máy chủ", "server-side include");
        };
    }
}
