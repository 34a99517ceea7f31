package vn.tintinh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Category;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Province;
import vn.tintinh.model.Source;

/** The {@code conf/} that comes with Tin Tỉnh. */
final class ShippedConfigurationTest {
    private static final Configuration SHIPPED = Loader.load(Path.of("conf")).fold(valid -> valid, problems -> {
        throw new AssertionError(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    });

    @Test
    void shows_every_setting_with_its_default() {
        assertThat(SHIPPED.settings()).isEqualTo(Settings.defaults());
    }

    @Test
    void holds_the_whole_catalogue_and_polls_only_what_a_program_has_polled() {
        assertThat(SHIPPED.sources()).hasSize(190);
        assertThat(SHIPPED.sources())
                .filteredOn(Source::enabled)
                .extracting(source -> source.url().toString())
                .containsExactlyInAnyOrder(
                        "https://baolamdong.vn/rss/thoi-su",
                        "https://baonghean.vn/rss/kinh-te",
                        "https://lamdong.gov.vn/rss/tin-tuc-su-kien",
                        "https://ocoplamdong.gov.vn/rssChanel/tin-tuc-su-kien.rss",
                        "https://mst.gov.vn/rss/tin-tuc-su-kien.rss",
                        "https://moet.gov.vn/rss/Pages/index.aspx?ItemID=54",
                        "https://baohiemxahoi.gov.vn/pages/chi-tiet-kenh-rss.aspx?ItemID=2");
    }

    @Test
    void holds_every_row_of_the_research() throws Exception {
        Path rows = Path.of(System.getProperty("tintinh.shared", "../shared")).resolve("domain/sources.tsv");
        Assumptions.assumeTrue(Files.exists(rows), rows + " is not there");
        List<String> hosts = SHIPPED.sources().stream()
                .map(source -> SourceDefaults.host(source.url()))
                .toList();
        List<String> names = SHIPPED.sources().stream().map(Source::name).toList();
        assertThat(Files.readAllLines(rows).stream()
                        .skip(1)
                        .map(row -> row.split("\t", -1))
                        .filter(row -> row[6].startsWith("http"))
                        .filter(row -> !names.contains(row[5])
                                || !hosts.contains(
                                        SourceDefaults.host(URI.create(row[7].startsWith("http") ? row[7] : row[6])))))
                .isEmpty();
    }

    @Test
    void leads_every_source_of_a_file_to_the_province_of_the_file() throws Exception {
        Gazetteer gazetteer = Gazetteer.of(SHIPPED.provinces());
        for (Province today : gazetteer.today()) {
            String text = Files.readString(Path.of("conf/sources/" + today.slug() + ".yaml"));
            assertThat(text.lines()
                            .filter(line -> line.startsWith("  province: "))
                            .map(line -> line.replaceAll("\\D", ""))
                            .filter(code -> !gazetteer
                                    .unit(code, java.time.LocalDate.of(2026, 11, 1))
                                    .equals(java.util.Optional.of(today))))
                    .as(today.slug())
                    .isEmpty();
        }
    }

    @Test
    void knows_the_36_categories_with_english_names_and_excludes_adverts() {
        assertThat(SHIPPED.categories()).hasSize(36);
        assertThat(SHIPPED.categories()).allMatch(category -> category.english().isPresent());
        assertThat(SHIPPED.categories())
                .filteredOn(Category::excluded)
                .extracting(Category::slug)
                .containsExactly("quang-cao-rao-vat");
    }

    @Test
    void has_channels_for_readers() {
        assertThat(SHIPPED.channels()).extracting(channel -> channel.path()).contains("nong-thon", "tay-nguyen");
        assertThat(SHIPPED.partners()).isEmpty();
    }
}
