package vn.tintinh.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Province;

/** The provinces and the ways between them. */
final class GazetteerTest {
    private static final List<Province> UNITS = Gazetteer.load();
    private static final Gazetteer GAZETTEER = Gazetteer.of(UNITS);
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2025, 7, 1);

    @Test
    void knows_63_units_until_30_June_2025_and_34_since() {
        assertThat(UNITS).filteredOn(unit -> unit.validOn(BEFORE)).hasSize(63);
        assertThat(UNITS).filteredOn(unit -> unit.validOn(AFTER)).hasSize(34);
        assertThat(GAZETTEER.today()).hasSize(34);
        for (LocalDate day : List.of(BEFORE, AFTER, LocalDate.of(2026, 4, 30))) {
            assertThat(UNITS)
                    .filteredOn(unit -> unit.validOn(day))
                    .extracting(Province::code)
                    .doesNotHaveDuplicates();
            assertThat(UNITS)
                    .filteredOn(unit -> unit.validOn(day))
                    .extracting(Province::slug)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void reads_a_code_with_its_day() {
        assertThat(GAZETTEER.unit("15", BEFORE)).map(Province::name).contains("Yên Bái");
        assertThat(GAZETTEER.unit("15", AFTER)).map(Province::name).contains("Lào Cai");
        assertThat(GAZETTEER.unit("10", BEFORE)).map(Province::name).contains("Lào Cai");
        assertThat(GAZETTEER.unit("10", AFTER)).map(Province::code).contains("15");
        assertThat(GAZETTEER.unit("60", AFTER)).map(Province::slug).contains("lam-dong");
        assertThat(GAZETTEER.unit("99", AFTER)).isEmpty();
    }

    @Test
    void finds_for_every_old_code_on_every_day_a_unit_of_the_same_land() {
        for (Province old : UNITS) {
            assertThat(GAZETTEER.unit(old.code(), AFTER)).isPresent();
            assertThat(GAZETTEER.named(old.slug(), AFTER).map(Province::slug)).contains(old.successor());
        }
    }

    @Test
    void leads_from_old_to_new_and_back() {
        assertThat(GAZETTEER.successor("binh-thuan")).map(Province::slug).contains("lam-dong");
        assertThat(GAZETTEER.successor("lao-cai")).map(Province::code).contains("15");
        assertThat(GAZETTEER.predecessors("lam-dong")).containsExactly("binh-thuan", "dak-nong", "lam-dong");
        assertThat(GAZETTEER.predecessors("ha-noi")).containsExactly("ha-noi");
        assertThat(GAZETTEER.predecessors("binh-thuan")).isEmpty();
        assertThat(GAZETTEER.successor("atlantis")).isEmpty();
    }

    @Test
    void makes_dong_nai_a_city_on_30_April_2026() {
        assertThat(GAZETTEER.named("dong-nai", LocalDate.of(2026, 4, 29)))
                .map(Province::unit)
                .contains("tỉnh");
        assertThat(GAZETTEER.named("dong-nai", LocalDate.of(2026, 4, 30)))
                .map(Province::unit)
                .contains("thành phố");
    }

    @Test
    void agrees_with_the_research_in_every_row() throws Exception {
        Path file = Path.of(System.getProperty("tintinh.shared", "../shared")).resolve("domain/provinces.json");
        Assumptions.assumeTrue(Files.exists(file), file + " is not there");
        JsonNode research = new ObjectMapper().readTree(file.toFile());
        for (JsonNode old : research.get("old")) {
            String slug = old.get("slug").asText();
            Province unit = GAZETTEER.named(slug, BEFORE).orElseThrow();
            assertThat(unit.code()).isEqualTo(old.get("old_code").asText());
            assertThat(unit.name()).isEqualTo(old.get("name").asText());
            Province now = GAZETTEER.successor(slug).orElseThrow();
            assertThat(now.code()).isEqualTo(old.get("new_code").asText());
            assertThat(now.name()).isEqualTo(old.get("new_name").asText());
        }
    }
}
