package vn.tintinh.admin;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.config.SourceArgument;
import vn.tintinh.config.SourceFile;
import vn.tintinh.config.SourceYaml;
import vn.tintinh.ingest.Addition;
import vn.tintinh.ingest.Seen;
import vn.tintinh.model.Category;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceKind;
import vn.tintinh.store.SourceStore;

/** Adding a source: a URL is pasted, looked at, shown, and written into {@code conf/sources/}. */
final class AddPage {
    private static final int RELOAD_LOOKS = 100;
    private static final long RELOAD_MILLIS = 100;

    private final Desk desk;
    private final Looks looks;

    AddPage(Desk desk, Looks looks) {
        this.desk = desk;
        this.looks = looks;
    }

    Future<Reply> show(Asked asked) {
        return Future.succeededFuture(
                Reply.page("add", asked.say("Thêm nguồn", "Add a source"), frame -> view(frame, asked)));
    }

    private AdminViews.Add view(AdminViews.Frame frame, Asked asked) {
        List<AdminViews.Option> provinces = new ArrayList<>();
        provinces.add(new AdminViews.Option("", asked.say("cả nước", "the whole country"), true));
        desk.configuration().provinces().stream()
                .filter(province -> province.validTo().isEmpty())
                .forEach(province -> provinces.add(new AdminViews.Option(province.slug(), province.name(), false)));
        List<AdminViews.Option> kinds = new ArrayList<>();
        kinds.add(new AdminViews.Option("", asked.say("đoán theo tên miền", "by its host"), true));
        Stream.of(SourceKind.values())
                .map(ConstantName::of)
                .forEach(kind -> kinds.add(new AdminViews.Option(kind, kind, false)));
        return new AdminViews.Add(
                frame,
                asked.wanted("url"),
                provinces,
                kinds,
                desk.configuration().categories().stream()
                        .filter(category -> !category.excluded())
                        .map(AddPage::option)
                        .toList());
    }

    private static AdminViews.Option option(Category category) {
        return new AdminViews.Option(category.slug(), category.name(), false);
    }

    /** A source as it would be, or why it cannot be. */
    private record Drafted(Optional<Source> source, String refusal) {}

    /** Begins to look; a refusal is shown in place of the look. */
    Future<Reply> look(Asked asked) {
        Addition addition = new Addition(
                desk.live().folder(),
                desk.live().outside(),
                desk.configuration(),
                new Addition.Wish(
                        asked.said("url").orElse(""),
                        asked.said("id"),
                        asked.said("name"),
                        asked.said("province"),
                        asked.said("kind"),
                        asked.chosen("category")));
        return blocking(() -> draft(addition)).map(drafted -> drafted.source()
                .flatMap(source -> looks.begin(source, Optional.of(addition)))
                .map(look -> Reply.to("/admin/looks/" + look.id()))
                .orElseGet(() -> Reply.message(
                        422,
                        asked.say("Chưa thêm được", "This cannot be added"),
                        drafted.source().isPresent() ? tooMany(asked) : drafted.refusal())));
    }

    static String tooMany(Asked asked) {
        return asked.say(
                "Đang xem thử nhiều nguồn quá; chờ một phút rồi thử lại.",
                "Too many previews are under way; wait a minute and try again.");
    }

    private static Drafted draft(Addition addition) {
        Optional<String> known = addition.known();
        if (known.isPresent()) {
            return new Drafted(Optional.empty(), known.get());
        }
        try {
            return new Drafted(Optional.of(addition.draft()), "");
        } catch (SourceArgument.Unknown unknown) {
            return new Drafted(Optional.empty(), String.valueOf(unknown.getMessage()));
        }
    }

    /** What came of a wish to write: where to go, or why nothing was written. */
    private record Written(String url, String refusal) {}

    /** Writes what was looked at; shown once it is in force. */
    Future<Reply> write(Asked asked) {
        Optional<Looks.Look> look = looks.find(asked.id())
                .filter(found -> found.addition().isPresent() && found.seen().succeeded());
        if (look.isEmpty()) {
            return Future.succeededFuture(Reply.missing(asked));
        }
        Source wanted = look.get().source();
        Addition addition = look.get().addition().orElseThrow();
        Seen seen = look.get().seen().result();
        return blocking(() -> write(asked, addition, wanted, seen)).compose(written -> {
            if (!written.refusal().isEmpty()) {
                return Future.succeededFuture(
                        Reply.message(422, asked.say("Không ghi gì cả", "Nothing was written"), written.refusal()));
            }
            return inForce(written.url(), 0)
                    .map(id -> Reply.to(id.map(known -> "/admin/sources/" + known + "?done=added")
                            .orElse("/admin/configuration")));
        });
    }

    private static Written write(Asked asked, Addition addition, Source wanted, Seen seen) throws IOException {
        Optional<String> refusal = addition.refusal(wanted, seen).or(addition::known);
        if (refusal.isPresent()) {
            return new Written("", refusal.get());
        }
        SourceFile file = addition.file(wanted);
        SourceYaml entry = addition.entry(wanted, seen, asked.times().today());
        String url = addition.polled(wanted, seen);
        return new Written(
                url, file.add(entry, url).stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }

    /** The id of a URL's source, once the files were read again and it was declared; empty where that takes too long. */
    private Future<Optional<String>> inForce(String url, int looked) {
        Optional<String> id = desk.configuration().sources().stream()
                .filter(source -> source.url().toString().equals(url))
                .map(Source::id)
                .findFirst();
        if (looked == RELOAD_LOOKS) {
            return Future.succeededFuture(Optional.empty());
        }
        Future<Boolean> declared = id.map(
                        known -> new SourceStore(desk.database()).state(known).map(Optional::isPresent))
                .orElseGet(() -> Future.succeededFuture(false));
        return declared.compose(there -> there
                ? Future.succeededFuture(id)
                : desk.vertx().timer(RELOAD_MILLIS, TimeUnit.MILLISECONDS).compose(later -> inForce(url, looked + 1)));
    }

    /** One after the other: two that write one file must not meet. */
    private <T> Future<T> blocking(Callable<T> work) {
        return desk.vertx().executeBlocking(work);
    }
}
