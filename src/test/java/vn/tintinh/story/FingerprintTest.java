package vn.tintinh.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.Precision;
import vn.tintinh.model.SafeHtml;

final class FingerprintTest {
    private static final String TITLE = "Thủ tướng yêu cầu hoàn thành xóa nhà tạm, nhà dột nát trước tháng 9";
    private static final String LEAD =
            "Thủ tướng Chính phủ vừa có công điện yêu cầu các bộ, ngành, địa phương tập trung nguồn lực hoàn thành mục tiêu xóa"
                    + " nhà tạm, nhà dột nát trên phạm vi cả nước trước ngày 31/8.";
    private static final String TEXT =
            "Công điện gửi Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương nêu rõ: đến nay cả nước đã hỗ trợ"
                    + " xây dựng, sửa chữa hơn 262.800 căn nhà, trong đó khánh thành 229.300 căn và đang thi công 33.500 căn."
                    + " Nhiều địa phương đã hoàn thành sớm, song tiến độ ở miền núi còn chậm do mưa lũ và thiếu vật liệu."
                    + " Thủ tướng giao lãnh đạo các địa phương trực tiếp kiểm tra từng hộ, quý trọng công sức của người dân và"
                    + " lực lượng công an, quân đội tham gia ngày công. Bộ Tài chính bố trí kinh phí kịp thời, Mặt trận Tổ quốc"
                    + " Việt Nam tiếp tục vận động ủng hộ, bảo đảm minh bạch, không để xảy ra lãng phí, tiêu cực.";

    @Test
    void a_release_with_another_lead_and_byline_is_the_same_news() {
        Item copy = item(
                "Hoàn thành xóa nhà tạm, nhà dột nát trước ngày 31/8",
                "(TTXVN) Lâm Đồng cùng cả nước chạy đua với thời gian để mọi hộ nghèo có mái ấm.",
                "Theo TTXVN, " + TEXT + " Nguyễn Văn An/Báo Lâm Đồng");

        assertSame(item(TITLE, LEAD, TEXT), copy);
    }

    @Test
    void spelling_case_and_marks_make_no_difference() {
        Item oldStyle = item(
                TITLE.toUpperCase(java.util.Locale.ROOT).replace("XÓA", "XOÁ"),
                LEAD.replace("xóa", "xoá"),
                TEXT.replace("quý", "quí").replace("Ủy", "Uỷ"));
        Item apart = item(decomposed(TITLE), decomposed(LEAD), decomposed(TEXT));

        assertSame(item(TITLE, LEAD, TEXT), oldStyle);
        assertThat(print(apart).bands())
                .isEqualTo(print(item(TITLE, LEAD, TEXT)).bands());
    }

    @Test
    void an_excerpt_is_the_same_news_as_its_article() {
        String cut = LEAD.substring(0, LEAD.indexOf("trên phạm vi")) + "…";

        assertSame(item(TITLE, LEAD, TEXT), item(TITLE, cut, ""));
        assertSame(item(TITLE, "", LEAD + " " + TEXT), item(TITLE, LEAD, ""));
    }

    @Test
    void another_report_of_the_same_event_is_not() {
        Item other = item(
                "Đắk Lắk: Còn hơn 1.200 hộ chờ xóa nhà tạm",
                "Sáng nay, Tỉnh ủy Đắk Lắk họp nghe báo cáo tiến độ xóa nhà tạm, nhà dột nát theo công điện của Thủ tướng.",
                "Theo Sở Dân tộc và Tôn giáo, toàn tỉnh đã khánh thành 4.870 căn, còn 1.210 căn đang thi công ở các xã vùng"
                        + " sâu. Bí thư Tỉnh ủy đề nghị mỗi xã lập tổ giúp việc, huy động đoàn viên thanh niên vận chuyển vật"
                        + " liệu, phấn đấu bàn giao trước ngày 25/8. Nhiều hộ vẫn vướng thủ tục đất ở, cần tháo gỡ sớm.");

        assertThat(print(item(TITLE, LEAD, TEXT)).tellsWhat(print(other))).isFalse();
    }

    @Test
    void what_differs_in_its_numbers_alone_is_not() {
        assertDifferent(weather("23/11", "13-16", "22-24"), weather("24/11", "17-19", "25-28"));
        assertDifferent(gold("23/11", "149,5", "151,5", "600"), gold("24/11", "150,2", "152,2", "700"));
    }

    @Test
    void a_short_text_is_not_compared() {
        for (String title : List.of("Lịch công tác tuần", "Thông báo", "Dự báo thời tiết", "Giá vàng hôm nay 23/11")) {
            assertThat(Fingerprint.of(item(title, "", ""))).as(title).isEmpty();
            assertThat(Fingerprint.of(item(title, "Xem chi tiết tại đây.", "")))
                    .as(title)
                    .isEmpty();
        }
    }

    @Test
    void a_print_that_was_kept_compares_as_before() {
        Fingerprint print = print(item(TITLE, LEAD, TEXT));
        Fingerprint kept = Fingerprint.read(print.bands(), print.bytes());

        assertThat(kept.tellsWhat(print)).isTrue();
        assertThat(kept.bytes()).isEqualTo(print.bytes());
        assertThat(kept.tellsWhat(print(weather("23/11", "13-16", "22-24")))).isFalse();
    }

    @Test
    void any_markup_and_any_text_can_be_read() {
        assertThat(Fingerprint.of(item("a < b & c", "<p title=\"x\">" + "&amp; & < ".repeat(50), "<")))
                .isEmpty();
        List<String> words = new ArrayList<>(List.of(TEXT.repeat(40).split(" ")));
        Collections.shuffle(words, new java.util.Random(7));
        assertThat(print(item(TITLE, "", String.join(" ", words))).bytes().length)
                .isLessThan(5000);
    }

    private static void assertSame(Item one, Item other) {
        assertThat(print(one).tellsWhat(print(other))).isTrue();
        assertThat(print(other).tellsWhat(print(one))).isTrue();
        assertThat(print(one).bands()).containsAnyElementsOf(print(other).bands());
    }

    private static void assertDifferent(Item one, Item other) {
        assertThat(print(one).tellsWhat(print(other))).isFalse();
        assertThat(print(other).tellsWhat(print(one))).isFalse();
    }

    private static Item weather(String day, String lowest, String highest) {
        return item(
                "Thời tiết ngày " + day + ": Bắc Bộ trời rét, Nam Bộ có mưa rào",
                "Trung tâm Dự báo khí tượng thủy văn quốc gia cho biết ngày " + day
                        + " Bắc Bộ trời rét, vùng núi rét đậm, Trung Bộ có mưa, Nam Bộ có mưa rào và dông vài nơi.",
                "Thủ đô Hà Nội nhiều mây, không mưa, gió đông bắc cấp 2-3, trời rét, nhiệt độ thấp nhất " + lowest
                        + " độ, nhiệt độ cao nhất " + highest
                        + " độ C. Trong mưa dông có khả năng xảy ra lốc, sét, mưa đá.");
    }

    private static Item gold(String day, String bid, String ask, String rise) {
        return item(
                "Giá vàng hôm nay " + day + ": vàng miếng SJC tăng tiếp",
                "Sáng " + day + ", giá vàng miếng SJC tại các công ty vàng bạc đá quý được niêm yết ở mức " + bid
                        + " - " + ask + " triệu đồng/lượng (mua vào - bán ra), tăng " + rise
                        + ".000 đồng/lượng so với hôm qua.",
                "");
    }

    private static Fingerprint print(Item item) {
        return Fingerprint.of(item).orElseThrow();
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static Item item(String title, String summary, String content) {
        return new Item(
                List.of(new ItemKey(ItemKey.Kind.GUID, title)),
                Optional.of("https://bao.example/1.html"),
                title,
                SafeHtml.sanitised(summary.isEmpty() ? "" : "<p>" + summary + "</p>"),
                SafeHtml.sanitised(content.isEmpty() ? "" : "<div><p>" + content + "</p></div>"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                DateBasis.FIRST_SEEN,
                Precision.DAY,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("vi"));
    }
}
