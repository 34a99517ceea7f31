package vn.tintinh.admin;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.ingest.Addition;
import vn.tintinh.ingest.Guess;
import vn.tintinh.ingest.Seen;
import vn.tintinh.ingest.SeenItem;
import vn.tintinh.model.Source;

/** What a source would bring if it were polled now: how far the look is, and what was seen. */
final class LookPage {
    private static final int ITEMS = 20;
    private static final int TEXT = 400;

    private final Desk desk;
    private final Looks looks;

    LookPage(Desk desk, Looks looks) {
        this.desk = desk;
        this.looks = looks;
    }

    /** Begins to look at a source that is there. */
    Future<Reply> begin(Asked asked) {
        return Future.succeededFuture(desk.source(asked.id())
                .map(source -> looks.begin(source, Optional.empty())
                        .map(look -> Reply.to("/admin/looks/" + look.id()))
                        .orElseGet(() ->
                                Reply.message(429, asked.say("Chờ chút", "Wait a little"), AddPage.tooMany(asked))))
                .orElseGet(() -> Reply.missing(asked)));
    }

    Future<Reply> show(Asked asked) {
        Optional<Looks.Look> found = looks.find(asked.id());
        if (found.isEmpty()) {
            return Future.succeededFuture(Reply.missing(asked));
        }
        Looks.Look look = found.get();
        String title =
                asked.say("Xem thử", "Preview") + ": " + look.source().url().getHost();
        if (!look.seen().isComplete()) {
            return Future.succeededFuture(Reply.page(
                    "preview", title, frame -> page(frame, asked, look, Optional.empty(), Optional.empty())));
        }
        return look.seen().compose(seen -> desk.vertx()
                .executeBlocking(() -> entry(asked, look, seen), false)
                .map(entry ->
                        Reply.page("preview", title, frame -> page(frame, asked, look, Optional.of(seen), entry))));
    }

    /** What would be written; empty where nothing is to be added, or may be. */
    private static Optional<AdminViews.Entry> entry(Asked asked, Looks.Look look, Seen seen) {
        Source wanted = look.source();
        return look.addition()
                .filter(addition ->
                        addition.refusal(wanted, seen).or(addition::known).isEmpty())
                .map(addition -> new AdminViews.Entry(
                        addition.entry(wanted, seen, asked.times().today()).text(),
                        addition.file(wanted).toString()));
    }

    private static AdminViews.Preview page(
            AdminViews.Frame frame,
            Asked asked,
            Looks.Look look,
            Optional<Seen> seen,
            Optional<AdminViews.Entry> entry) {
        Optional<Addition> addition = look.addition();
        return new AdminViews.Preview(
                frame,
                seen.map(Seen::url).orElse(look.source().url()).toString(),
                look.id(),
                seen.isEmpty(),
                List.copyOf(look.steps()),
                seen.map(one -> sentence(asked, look, one))
                        .orElse(new AdminViews.Notice(true, asked.say("Đang xem …", "Looking …"))),
                seen.map(Seen::feeds).orElse(List.of()),
                seen.map(LookPage::doubts).orElse(List.of()),
                seen.map(Seen::items).orElse(List.of()).stream()
                        .limit(ITEMS)
                        .map(item -> item(asked, item))
                        .toList(),
                entry,
                addition.isPresent()
                        ? "/admin/add"
                        : "/admin/sources/" + look.source().id());
    }

    private static AdminViews.Notice sentence(Asked asked, Looks.Look look, Seen seen) {
        Optional<String> refusal = look.addition()
                .flatMap(addition -> addition.refusal(look.source(), seen))
                .or(seen::problem);
        if (refusal.isPresent()) {
            return new AdminViews.Notice(false, refusal.get());
        }
        String what = seen.isPage()
                ? asked.say("Một trang có danh sách ", "A page that lists ")
                        + seen.items().size()
                        + asked.say(" bài", " articles")
                : asked.say("Một nguồn cấp ", "A feed ") + "(" + seen.format().orElse("") + ") "
                        + asked.say("có ", "of ") + seen.items().size() + asked.say(" tin", " items");
        return new AdminViews.Notice(
                seen.isFine(),
                what
                        + seen.title().map(title -> ": “" + title + "”").orElse("")
                        + seen.advertisedBy()
                                .map(page -> asked.say(", do trang giới thiệu: ", ", advertised by ") + page)
                                .orElse("")
                        + ".");
    }

    private static List<String> doubts(Seen seen) {
        return Stream.concat(seen.guess().doubts().stream().map(Guess.Doubt::sentence), seen.warnings().stream())
                .toList();
    }

    private static AdminViews.SeenRow item(Asked asked, SeenItem item) {
        boolean whole = item.text().codePointCount(0, item.text().length()) <= TEXT;
        String text = whole ? item.text() : item.text().substring(0, item.text().offsetByCodePoints(0, TEXT)) + "…";
        return new AdminViews.SeenRow(
                item.title().isBlank() ? asked.say("(không tiêu đề)", "(no title)") : item.title(),
                item.url(),
                item.published()
                        .map(at -> asked.times().when(at).exact()
                                + item.dateBasis()
                                        .map(basis -> " (" + basis + ")")
                                        .orElse(""))
                        .orElse(asked.say("không rõ ngày", "no date")),
                Stream.concat(item.authors().stream(), item.labels().stream())
                        .reduce((one, other) -> one + " · " + other)
                        .orElse(""),
                text,
                Stream.concat(item.warnings().stream(), item.problem().stream()).toList());
    }
}
