package vn.tintinh.admin;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.model.Problem;
import vn.tintinh.model.StoredItem;
import vn.tintinh.publish.Channels;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.Window;
import vn.tintinh.web.ChannelName;

/**
 * What a changed copy of the configuration would add to and take from each channel. A copy is a directory beside the one
 * in force; no other can be asked for, so that the page reads nothing else of the machine.
 */
final class PlanPage {
    private static final String SETTINGS = "tintinh.yaml";
    private static final long NEWEST = 20_000;

    private final Desk desk;

    PlanPage(Desk desk) {
        this.desk = desk;
    }

    Future<Reply> show(Asked asked) {
        return desk.vertx().executeBlocking(this::copies, false).compose(copies -> {
            Optional<Path> chosen = copies.stream()
                    .filter(copy -> copy.getFileName().toString().equals(asked.wanted("copy")))
                    .findFirst();
            return chosen.map(copy -> plan(asked, copies, copy))
                    .orElseGet(() ->
                            Future.succeededFuture(page(asked, copies, Optional.empty(), List.of(), Optional.empty())));
        });
    }

    /** Directories beside the configuration that hold one, by name. */
    private List<Path> copies() {
        Path inForce = desk.live().folder().toAbsolutePath().normalize();
        try (Stream<Path> beside = Files.list(inForce.getParent())) {
            return beside.filter(folder -> !folder.equals(inForce) && Files.isRegularFile(folder.resolve(SETTINGS)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the directory of the configuration cannot be listed", unreadable);
        }
    }

    private Future<Reply> plan(Asked asked, List<Path> copies, Path copy) {
        return desk.vertx()
                .executeBlocking(() -> Loader.load(copy, desk.live().outside()), false)
                .compose(loaded -> loaded.fold(
                        changed -> compare(changed)
                                .map(plan -> page(
                                        asked,
                                        copies,
                                        Optional.of(copy),
                                        List.of(),
                                        Optional.of(view(asked, changed, plan)))),
                        problems -> Future.succeededFuture(page(
                                asked,
                                copies,
                                Optional.of(copy),
                                problems.stream().map(Problem::toString).toList(),
                                Optional.empty()))));
    }

    private Future<Plan> compare(Configuration changed) {
        return new Planner(
                        new ItemStore(desk.database()),
                        Optional.of(desk.configuration()),
                        changed,
                        desk.clock().instant(),
                        compared -> {})
                .plan(Window.EARLIEST, NEWEST);
    }

    private Reply page(
            Asked asked,
            List<Path> copies,
            Optional<Path> chosen,
            List<String> faults,
            Optional<AdminViews.Change> change) {
        List<AdminViews.Option> options = copies.stream()
                .map(copy -> copy.getFileName().toString())
                .map(name -> new AdminViews.Option(
                        name,
                        name,
                        chosen.map(Path::getFileName)
                                .map(Path::toString)
                                .filter(name::equals)
                                .isPresent()))
                .toList();
        return Reply.page(
                "plan",
                asked.say("Thử một bản cấu hình", "Plan a configuration"),
                frame -> new AdminViews.Planned(
                        frame, desk.live().folder().getFileName().toString(), options, faults, change));
    }

    private AdminViews.Change view(Asked asked, Configuration changed, Plan plan) {
        List<AdminViews.Fact> sources = plan.sources().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(source -> new AdminViews.Fact(source.getKey(), words(asked, source.getValue())))
                .toList();
        Channels before = new Channels(desk.configuration());
        Channels after = new Channels(changed);
        List<AdminViews.ChannelRow> channels = plan.channels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(channel -> row(asked, channel.getKey(), channel.getValue(), after, before))
                .toList();
        return new AdminViews.Change(Long.toString(plan.items()), sources, channels);
    }

    private static AdminViews.ChannelRow row(
            Asked asked, String path, Plan.ChannelChange change, Channels after, Channels before) {
        Channels known = after.find(path).isPresent() ? after : before;
        String name = known.find(path)
                .map(channel -> ChannelName.of(known, channel, asked.language()).orElse(channel.title()))
                .orElse(path);
        Plan.Difference shown = change.atOnce().isNone() ? change.later() : change.atOnce();
        return new AdminViews.ChannelRow(
                name,
                path,
                words(asked, change.fate()),
                count(change.atOnce()),
                count(change.later()),
                titles(shown.firstGained()),
                titles(shown.firstLost()));
    }

    private static String count(Plan.Difference difference) {
        return difference.isNone() ? "–" : "+" + difference.gained() + " −" + difference.lost();
    }

    private static List<String> titles(List<StoredItem> items) {
        return items.stream()
                .map(item -> item.item().title() + " (" + item.sourceId() + ")")
                .toList();
    }

    private static String words(Asked asked, Plan.SourceChange change) {
        return switch (change) {
            case BEGINS -> asked.say("bắt đầu được đọc", "is polled from then on");
            case ENDS ->
                asked.say("không đọc nữa; tin đã lưu vẫn còn", "is polled no more; what is stored of it stays");
            case MOVES -> asked.say("được đọc ở địa chỉ khác", "is polled elsewhere");
        };
    }

    private static String words(Asked asked, Plan.Fate fate) {
        return switch (fate) {
            case STAYS -> "";
            case BEGINS -> asked.say("kênh mới", "new channel");
            case ENDS -> asked.say("thôi phát", "published no more");
        };
    }
}
