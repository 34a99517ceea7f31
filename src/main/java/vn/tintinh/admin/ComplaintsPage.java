package vn.tintinh.admin;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.model.ConstantName;
import vn.tintinh.store.Complaint;
import vn.tintinh.store.ComplaintStore;
import vn.tintinh.web.ComplaintWords;

/** Complaints that wait for an answer, with the time that is left for it, and those that were answered. */
final class ComplaintsPage {
    private static final int LISTED = 200;
    private static final int LONGEST_ANSWER = 2000;

    private final ComplaintStore complaints;

    ComplaintsPage(Desk desk) {
        this.complaints = new ComplaintStore(desk.database());
    }

    Future<Reply> show(Asked asked) {
        return complaints.open(LISTED).compose(open -> complaints
                .closed(LISTED)
                .map(closed -> Reply.page(
                        "complaints",
                        asked.say("Khiếu nại", "Complaints"),
                        frame -> new AdminViews.Complaints(
                                frame, rows(asked, open), rows(asked, closed), outcomes(asked)))));
    }

    /** Ends one with an answer, which its complainant is shown. */
    Future<Reply> answer(Asked asked) {
        Optional<Complaint.Outcome> outcome = Stream.of(Complaint.Outcome.values())
                .filter(one -> asked.said("outcome").equals(Optional.of(ConstantName.of(one))))
                .findFirst();
        String answer = asked.said("answer").orElse("");
        if (outcome.isEmpty() || answer.isEmpty() || answer.length() > LONGEST_ANSWER) {
            return Future.succeededFuture(Reply.to("/admin/complaints?done=unanswered"));
        }
        return complaints
                .close(asked.said("receipt").orElse(""), outcome.get(), answer)
                .map(closed -> Reply.to("/admin/complaints?done=" + (closed.isPresent() ? "answered" : "nothing")));
    }

    private static List<AdminViews.Option> outcomes(Asked asked) {
        return Stream.of(Complaint.Outcome.values())
                .map(one ->
                        new AdminViews.Option(ConstantName.of(one), ComplaintWords.of(one, asked.language()), false))
                .toList();
    }

    private static List<AdminViews.ComplaintRow> rows(Asked asked, List<Complaint> complaints) {
        return complaints.stream().map(one -> row(asked, one)).toList();
    }

    private static AdminViews.ComplaintRow row(Asked asked, Complaint complaint) {
        Complaint.Said said = complaint.said();
        boolean overdue = complaint.isOverdue(asked.times().now());
        return new AdminViews.ComplaintRow(
                complaint.receipt(),
                complaint
                        .closing()
                        .map(closing ->
                                new AdminViews.State("calm", ComplaintWords.of(closing.outcome(), asked.language())))
                        .orElseGet(() -> new AdminViews.State(
                                overdue ? "bad" : "warn",
                                ComplaintWords.left(
                                        complaint.dueAt(), asked.times().now(), asked.language()))),
                ComplaintWords.of(said.ground(), asked.language()),
                said.name(),
                said.contact(),
                said.text(),
                said.urls().stream()
                        .map(url -> new AdminViews.Link(
                                url,
                                asked.language()
                                        .at("/admin/takedown?item=" + URLEncoder.encode(url, StandardCharsets.UTF_8))))
                        .toList(),
                asked.times().when(complaint.receivedAt()),
                complaint.closing().map(closing -> asked.times().when(closing.at())),
                complaint.closing().map(Complaint.Closing::answer).orElse(""));
    }
}
