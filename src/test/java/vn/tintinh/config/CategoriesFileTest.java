package vn.tintinh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CategoriesFileTest {
    private static final String TEXT = """
            # Đừng sửa dòng này
            - slug: kinh-te
              name: Kinh tế
              # nhãn
              labels:
                - Thị trường   # chú thích
              media-topics: ["04000000"]

            - slug: van-hoa
              name: Văn hóa
              labels: [Văn nghệ]  # một dòng
            - slug: y-te
              name: Y tế
            """;

    private Path conf = Path.of("conf");
    private CategoriesFile file = new CategoriesFile(conf, Outside.process());

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        conf = folder;
        Files.writeString(conf.resolve("categories.yaml"), TEXT);
        file = new CategoriesFile(conf, Outside.process());
    }

    private String added(String slug, String label) throws IOException {
        assertThat(file.add(slug, label)).isEmpty();
        return Files.readString(file.path());
    }

    @Test
    void a_label_comes_behind_the_others_and_nothing_else_changes() throws IOException {
        assertThat(added("kinh-te", "Doanh nghiệp"))
                .isEqualTo(TEXT.replace("# chú thích\n", "# chú thích\n    - Doanh nghiệp\n"));
    }

    @Test
    void a_list_in_one_line_stays_in_one_line() throws IOException {
        assertThat(added("van-hoa", "Lễ hội: \"xưa\" & nay"))
                .isEqualTo(TEXT.replace(
                        "[Văn nghệ]  # một dòng", "[Văn nghệ, \"Lễ hội: \\\"xưa\\\" & nay\"]  # một dòng"));
    }

    @Test
    void a_category_without_labels_gets_them() throws IOException {
        assertThat(added("y-te", "# Sức khỏe"))
                .isEqualTo(TEXT.replace("name: Y tế\n", "name: Y tế\n  labels: [\"# Sức khỏe\"]\n"));
        List<String> labels = Loader.load(conf)
                .fold(valid -> valid.categories().get(2).labels(), problems -> List.of(problems.toString()));
        assertThat(labels).containsExactly("# Sức khỏe");
    }

    @Test
    void what_another_category_claims_or_no_category_takes_is_refused_and_nothing_is_written() throws IOException {
        assertThat(file.add("y-te", "Thị trường").toString()).contains("means the category kinh-te already");
        assertThat(file.add("the-thao", "Bóng đá").toString()).contains("no entry that begins with slug: the-thao");
        assertThat(Files.readString(file.path())).isEqualTo(TEXT);
    }
}
