package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.tintinh.model.Ground;

/** Complaints: received once, due in the order of their deadlines, answered once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ComplaintStoreTest {
    private final TestDatabase tested = TestDatabase.create();
    private final ComplaintStore store = new ComplaintStore(tested.database());

    @AfterAll
    void close() {
        tested.close();
    }

    private static Complaint.Said said(Ground ground, String text) {
        return new Complaint.Said(
                ground, "Báo Lâm Đồng", "toasoan@baolamdong.example", List.of("https://bao.example/1.html"), text);
    }

    @Test
    void a_form_that_is_sent_twice_is_one_complaint_until_it_is_answered() {
        Complaint first = await(store.receive(said(Ground.COPYRIGHT, "hai lần"), Duration.ofHours(3)));
        assertThat(first.receipt()).matches("KN(-[2-9A-HJKMNP-Z]{4}){3}");
        assertThat(Duration.between(first.receivedAt(), first.dueAt())).isEqualTo(Duration.ofHours(3));
        Complaint again = await(store.receive(said(Ground.COPYRIGHT, "hai lần"), Duration.ofHours(24)));
        assertThat(again).as("another deadline does not move the clock").isEqualTo(first);
        await(store.close(first.receipt(), Complaint.Outcome.REMOVED, "đã gỡ"));
        assertThat(await(store.receive(said(Ground.COPYRIGHT, "hai lần"), Duration.ofHours(3)))
                        .receipt())
                .isNotEqualTo(first.receipt());
    }

    @Test
    void what_differs_in_one_letter_or_one_field_is_another() {
        Complaint one = await(store.receive(said(Ground.ERROR, "a"), Duration.ofHours(3)));
        Complaint.Said moved = new Complaint.Said(
                Ground.ERROR,
                "Báo Lâm Đồng",
                "toasoan@baolamdong.example",
                List.of("https://bao.example/1.html", "a"),
                "");
        assertThat(await(store.receive(moved, Duration.ofHours(3))).receipt()).isNotEqualTo(one.receipt());
        assertThat(await(store.receive(said(Ground.ERROR, "b"), Duration.ofHours(3)))
                        .receipt())
                .isNotEqualTo(one.receipt());
    }

    @Test
    void the_first_due_comes_first_and_those_too_late_are_counted() {
        Complaint later = await(store.receive(said(Ground.OTHER, "sau"), Duration.ofHours(9)));
        Complaint late = await(store.receive(said(Ground.OTHER, "quá hạn"), Duration.ofHours(-1)));
        List<String> open =
                await(store.open(100)).stream().map(Complaint::receipt).toList();
        assertThat(open.indexOf(late.receipt())).isLessThan(open.indexOf(later.receipt()));
        assertThat(late.isOverdue(late.receivedAt())).isTrue();
        assertThat(later.isOverdue(later.receivedAt())).isFalse();
        ComplaintFigures before = await(store.figures());
        assertThat(before.overdue()).isPositive();
        assertThat(before.nextDue()).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(late.dueAt()));
        await(store.close(late.receipt(), Complaint.Outcome.REFUSED, "không phải tin của chúng tôi"));
        ComplaintFigures after = await(store.figures());
        assertThat(after.overdue()).isEqualTo(before.overdue() - 1);
        assertThat(after.open()).isEqualTo(before.open() - 1);
    }

    @Test
    void an_answer_is_given_once_and_shown_to_whoever_has_the_receipt() {
        Complaint open = await(store.receive(said(Ground.PERSONAL_DATA, "ảnh\u0000 của tôi"), Duration.ofHours(24)));
        assertThat(open.said().text()).as("what cannot be stored is left out").isEqualTo("ảnh của tôi");
        assertThat(await(store.close(open.receipt(), Complaint.Outcome.CORRECTED, "đã che ảnh")))
                .isPresent();
        assertThat(await(store.close(open.receipt(), Complaint.Outcome.REFUSED, "x")))
                .isEmpty();
        assertThat(await(store.find(open.receipt())).flatMap(Complaint::closing))
                .hasValueSatisfying(closing -> {
                    assertThat(closing.outcome()).isEqualTo(Complaint.Outcome.CORRECTED);
                    assertThat(closing.answer()).isEqualTo("đã che ảnh");
                    assertThat(closing.at())
                            .isBetween(open.receivedAt(), Instant.now().plusSeconds(60));
                });
        assertThat(await(store.closed(1)).get(0).said()).isEqualTo(open.said());
        assertThat(await(store.find("KN-0000-0000-0000"))).isEmpty();
    }

    @Test
    void old_ones_go_with_the_names_in_them_and_open_ones_stay() {
        Complaint open = await(store.receive(said(Ground.OTHER, "còn mở"), Duration.ofHours(1)));
        Complaint answered = await(store.receive(said(Ground.OTHER, "đã xong"), Duration.ofHours(1)));
        await(store.close(answered.receipt(), Complaint.Outcome.REFUSED, "xong"));
        await(store.prune(Duration.ofDays(1)));
        assertThat(await(store.find(answered.receipt()))).isPresent();
        assertThat(await(store.prune(Duration.ZERO))).isPositive();
        assertThat(await(store.find(answered.receipt()))).isEmpty();
        assertThat(await(store.find(open.receipt()))).isPresent();
    }
}
