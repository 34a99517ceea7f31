package vn.tintinh.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.Category;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Province;

final class ClassifierTest {
    private static final List<Category> CATEGORIES = List.of(
            category("thoi-su", "Thời sự", "Tin tức", "Tin tức - Sự kiện"),
            category("kinh-te", "Kinh tế", "Kinh tế - Xã hội", "Thị trường"),
            category("van-hoa-xa-hoi", "Văn hóa - Xã hội", "Văn hóa", "Xã hội", "Đời sống"),
            category("an-ninh-quoc-phong", "An ninh - Quốc phòng", "Biên phòng"),
            category("tuyen-giao", "Tuyên giáo", "Lý luận chính trị"),
            category("tho", "Thơ"),
            category("tho-cong", "Thợ"),
            category("y-te", "Y tế", "Sức khỏe"));
    private static final List<Province> PROVINCES = List.of(
            unit("24", "bac-giang", null, "2025-07-01", "bac-ninh"),
            unit("27", "bac-ninh", null, "2025-07-01", "bac-ninh"),
            unit("24", "bac-ninh", "2025-07-01", null, "bac-ninh"),
            unit("60", "binh-thuan", null, "2025-07-01", "lam-dong"),
            unit("68", "lam-dong", null, "2025-07-01", "lam-dong"),
            unit("68", "lam-dong", "2025-07-01", null, "lam-dong"),
            unit("01", "ha-noi", null, null, "ha-noi"));
    private static final Instant NOW = Instant.parse("2025-07-15T03:00:00Z");

    private final Classifier classifier = new Classifier(CATEGORIES, PROVINCES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kinh tế|kinh-te",
                "KINH TẾ|kinh-te",
                "Văn hoá|van-hoa-xa-hoi",
                "Kinh tế - Xã hội|kinh-te",
                "Kinh tế-Xã hội|kinh-te",
                "Quốc phòng - An ninh|an-ninh-quoc-phong",
                "Quốc phòng và An ninh|an-ninh-quoc-phong",
                "Xã hội & Văn hóa|van-hoa-xa-hoi",
                "Lí luận chính trị|tuyen-giao",
                "kinh te|kinh-te",
                "Suc khoe|y-te",
                "Tin tức > Kinh tế > Thị trường|kinh-te",
                "Trang chủ » Tin tức|thoi-su",
                "Tin tức - Văn hóa - Xã hội|van-hoa-xa-hoi",
                "Kinh tế / Y tế|y-te kinh-te",
                "tho|''",
                "Thơ|tho",
                "Chứng khoán|''",
            })
    void reads_a_label(String label, String expected) {
        assertThat(String.join(" ", categories(label))).isEqualTo(expected);
    }

    @Test
    void a_bar_divides_as_well() {
        assertThat(categories("Tin tức | Y tế")).containsExactly("y-te");
    }

    @Test
    void the_catch_all_stands_only_alone() {
        assertThat(categories("Thời sự", "Kinh tế")).containsExactly("kinh-te");
        assertThat(categories("Thời sự")).containsExactly("thoi-su");
        assertThat(categories()).isEmpty();
    }

    @Test
    void keeps_labels_that_nobody_claims() {
        assertThat(classifier
                        .classify(Samples.item("t", "Chứng khoán", "Kinh tế"), Samples.source(), NOW)
                        .unknownLabels())
                .containsExactly("Chứng khoán");
    }

    @Test
    void adds_the_categories_of_the_source_and_says_why() {
        var source = Samples.source("68", List.of("thoi-su", "kinh-te"), List.of(), List.of());
        var item = Samples.item("t", "Thị trường");
        assertThat(classifier.classify(item, source, NOW).categories()).containsExactly("kinh-te", "thoi-su");
        assertThat(classifier.reasons(item, source))
                .containsExactly(
                        new Reason("kinh-te", Reason.Basis.LABEL, "Thị trường"),
                        new Reason("thoi-su", Reason.Basis.CONFIGURED, source.id()));
        assertThat(classifier.reasons(item, source).get(0).toString()).contains("Thị trường");
    }

    @ParameterizedTest
    @CsvSource({
        "24, 2017-08-04T00:00:00Z, 24, bac-giang",
        "24, 2025-07-10T00:00:00Z, 24, bac-ninh",
        "27, 2017-08-04T00:00:00Z, 27, bac-ninh",
        "27, 2025-07-10T00:00:00Z, 24, bac-ninh",
        "60, 2025-06-30T16:59:59Z, 60, binh-thuan",
        "60, 2025-06-30T17:00:00Z, 68, lam-dong",
        "68, 2025-07-10T00:00:00Z, 68, lam-dong",
        "01, 1999-07-10T00:00:00Z, 01, ha-noi",
    })
    void a_code_is_read_with_the_day(String code, Instant published, String expected, String slug) {
        var source = Samples.source(code, List.of(), List.of(), List.of());
        Optional<Province> unit =
                classifier.classify(Samples.published(published), source, NOW).province();
        assertThat(unit.map(Province::code)).contains(expected);
        assertThat(unit.map(Province::slug)).contains(slug);
    }

    @Test
    void without_a_date_the_day_of_first_sight_counts() {
        var source = Samples.source("60", List.of(), List.of(), List.of());
        assertThat(classifier
                        .classify(Samples.item("t"), source, NOW)
                        .province()
                        .map(Province::slug))
                .contains("lam-dong");
        assertThat(classifier
                        .classify(Samples.item("t"), Samples.source("99", List.of(), List.of(), List.of()), NOW)
                        .province())
                .isEmpty();
    }

    @Test
    void a_thousand_categories_cost_nothing() {
        List<Category> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(category("c" + i, "Mục số " + i, "Nhãn " + i, "Chuyên đề - " + i));
        }
        Classifier large = new Classifier(many, PROVINCES);
        long start = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            Classified classified =
                    large.classify(Samples.item("t", "Nhãn " + i % 1000, "lạ " + i), Samples.source(), NOW);
            assertThat(classified.categories()).hasSize(1);
        }
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    private List<String> categories(String... labels) {
        return classifier
                .classify(Samples.item("t", labels), Samples.source(), NOW)
                .categories();
    }

    private static Category category(String slug, String name, String... labels) {
        return new Category(slug, name, Optional.empty(), List.of(labels), List.of(), false);
    }

    private static Province unit(
            String code, String slug, @Nullable String from, @Nullable String to, String successor) {
        return new Province(
                code,
                slug,
                slug,
                "tỉnh",
                Optional.ofNullable(from).map(LocalDate::parse),
                Optional.ofNullable(to).map(LocalDate::parse),
                successor,
                List.of());
    }
}
