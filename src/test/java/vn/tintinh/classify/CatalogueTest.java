package vn.tintinh.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.Category;

/** The canonical categories: each name and label leads back to its category, and breadcrumbs as sites write them lead right. */
final class CatalogueTest {
    private static final List<Category> CATEGORIES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        Path file = Path.of(System.getProperty("tintinh.shared", "../shared"), "domain", "categories.json");
        assumeTrue(Files.exists(file), "needs " + file);
        for (JsonNode category : new ObjectMapper().readTree(file.toFile()).get("categories")) {
            List<String> labels = new ArrayList<>();
            category.get("synonyms").forEach(label -> labels.add(label.asText()));
            CATEGORIES.add(new Category(
                    category.get("slug").asText(),
                    category.get("name").asText(),
                    Optional.empty(),
                    labels,
                    List.of(),
                    false));
        }
    }

    @Test
    void each_label_leads_to_its_category() {
        Classifier classifier = new Classifier(CATEGORIES, List.of());
        for (Category category : CATEGORIES) {
            for (String label : category.labels()) {
                assertThat(categories(classifier, label)).as(label).containsExactly(category.slug());
            }
            assertThat(categories(classifier, category.name().toUpperCase(java.util.Locale.ROOT)))
                    .containsExactly(category.slug());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thông tin công tác Tuyên giáo > Tin hoạt động|tin-hoat-dong tuyen-giao",
                "Trang chủ / Tin tức - Sự kiện|thoi-su",
                "Quốc phòng - An ninh|an-ninh-quoc-phong",
                "Nông thôn - Nông nghiệp|nong-nghiep-nong-thon",
                "Tin trong tỉnh » Giáo dục & Đào tạo|giao-duc",
                "Sức khoẻ - Y tế|y-te-suc-khoe",
                "van hoa - xa hoi|van-hoa-xa-hoi",
                "Chính trị - Kinh tế|kinh-te chinh-tri",
            })
    void reads_breadcrumbs(String label, String expected) {
        assertThat(String.join(" ", categories(new Classifier(CATEGORIES, List.of()), label)))
                .isEqualTo(expected);
    }

    private static List<String> categories(Classifier classifier, String label) {
        return classifier
                .classify(Samples.item("t", label), Samples.source(), java.time.Instant.EPOCH)
                .categories();
    }
}
