package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.ingest.NewsSite.Template.OLD;
import static vn.tintinh.ingest.NewsSite.Template.REBUILT;
import static vn.tintinh.ingest.NewsSite.Template.RENAMED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.Outcome;

/** The same articles in another template between two polls: nothing lost, nothing doubled, and somebody notices. */
final class RedesignTest extends PageSourceTest {
    @SuppressWarnings("NullAway.Init") // before each
    private PolledSources polled;

    @BeforeEach
    void know_eight_articles() {
        site.show(LISTING, OLD, numbers(1, 8));
        polled = polled("");
        assertThat(polled.items("huyen")).hasSize(8);
    }

    @AfterEach
    void close() {
        polled.close();
    }

    private PageRule learned() {
        return polled.state("huyen").learned().rule();
    }

    private long open(String kind) {
        return polled.sql("SELECT count(*) FROM incident WHERE resolved_at IS NULL AND kind = '" + kind + "'");
    }

    private void holdsEach(int from, int to) {
        Map<String, StoredItem> items = polled.items("huyen");
        assertThat(items.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        numbers(from, to).stream().map(NewsSite::title).toList());
        assertThat(items.values()).allSatisfy(item -> {
            assertThat(item.partial()).isFalse();
            assertThat(item.item().published()).isPresent();
            assertThat(item.item().content().value()).contains("Đoạn 4 của bài");
        });
    }

    @Test
    void what_detection_found_is_learned() {
        assertThat(learned().list().orElse("")).contains("tin");
        assertThat(learned().title()).contains("h1.tieu-de");
        assertThat(learned().body()).contains("div.noi-dung");
        assertThat(learned().date()).contains("span.ngay-dang");
        assertThat(polled.state("huyen").learned().confidence()).isGreaterThan(0.9);
    }

    @Test
    void renamed_classes_are_learned_anew() {
        site.show(LISTING, RENAMED, numbers(1, 11));
        pollAgain(polled);
        holdsEach(1, 11);
        assertThat(learned().list().orElse("")).contains("news-entry");
        assertThat(learned().title()).contains("h1.headline");
        assertThat(learned().body()).contains("div.main-text");
        assertThat(polled.sql("SELECT count(*) FROM incident")).isZero();
        pollAgain(polled);
        holdsEach(1, 11);
    }

    @Test
    void a_rebuilt_site_with_other_addresses_doubles_nothing() {
        site.show(LISTING, REBUILT, numbers(1, 11));
        pollAgain(polled);
        holdsEach(1, 11);
        assertThat(learned().list().orElse("")).contains("zone-main");
        assertThat(polled.sql("SELECT count(*) FROM incident")).isZero();
        pollAgain(polled);
        holdsEach(1, 11);
    }

    @Test
    void a_listing_that_breaks_is_an_incident_and_is_resolved_when_it_is_mended() {
        StringBuilder links = new StringBuilder();
        for (String section :
                List.of("cai-cach-hanh-chinh", "dau-tu-va-phat-trien", "van-hoa-du-lich", "lich-lam-viec")) {
            links.append("<li><a href='/chuyen-muc/")
                    .append(section)
                    .append("/trang-chuyen-muc'>Chuyên mục công khai thông tin ")
                    .append(section.replace('-', ' '))
                    .append("</a></li>");
        }
        site.html(LISTING, "<div class='khoi-moi'><ul>" + links + "</ul></div>");
        pollAgain(polled);
        holdsEach(1, 8);
        assertThat(open("list-lost")).isEqualTo(1);
        assertThat(polled.state("huyen").outcome()).contains(Outcome.FAILED);
        assertThat(polled.sql("SELECT count(*) FROM incident WHERE evidence LIKE 'before: 8 articles in %"
                        + NewsSite.title(8) + "%after: %'"))
                .isEqualTo(1);
        pollAgain(polled);
        assertThat(polled.sql("SELECT count(*) FROM incident"))
                .as("one, going on")
                .isEqualTo(1);

        site.show(LISTING, OLD, numbers(3, 12));
        pollAgain(polled);
        holdsEach(1, 12);
        assertThat(open("list-lost")).isZero();
    }

    @Test
    void an_emptied_list_is_an_incident() {
        site.html(LISTING, "<div class='danh-sach'><ul></ul></div><p>Không có bài viết nào</p>");
        pollAgain(polled);
        holdsEach(1, 8);
        assertThat(open("list-emptied")).isEqualTo(1);
    }
}
