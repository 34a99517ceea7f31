package vn.tintinh.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToneKeyTest {
    private static final String LETTERS = "aàáảãạăằắâấậeèẹêếềiìíịoòóôốộơớờuùúụưứừựyỳýỵbcdđghklmnpqrstvx";

    @ParameterizedTest
    @CsvSource({
        "Kết qủa, Kết quả, Kết quả",
        "hoà, hòa, hoà",
        "TỈNH UỶ, TỈNH ỦY, TỈNH UỶ",
        "thuý, thúy, thuý",
        "giặt gịa, giặt gịa, giặt gịa",
        "gìn giữ, gìn giữ, gìn giữ",
        "khúc khủyu, khúc khuỷu, khúc khuỷu",
        "Krông Búk, Krông Búk, Krông Búk",
        "tòan, toàn, toàn",
        "COVID-19, COVID-19, COVID-19",
    })
    void places_the_tone_mark_by_style(String given, String old, String modern) {
        assertThat(ToneKey.canonical(given, ToneStyle.OLD)).isEqualTo(old);
        assertThat(ToneKey.canonical(given, ToneStyle.NEW)).isEqualTo(modern);
    }

    @ParameterizedTest
    @CsvSource({
        "Tỉnh UỶ, tỉnh ủy",
        "Lý Công Uẩn, lí công uẩn",
        "Kỹ thuật, kĩ thuật",
        "quý, quý",
        "Ðảng ủy, đảng ủy",
        "y tế, y tế",
    })
    void key_joins_the_spellings_of_one_word(String given, String key) {
        assertThat(ToneKey.of(given)).isEqualTo(key);
    }

    @Test
    void key_ignores_spaces_and_joiners_that_nobody_sees() {
        assertThat(ToneKey.of("Kinh\u00A0t\u200Bế")).isEqualTo("kinh tế");
    }

    @Test
    void folded_has_no_marks_at_all() {
        assertThat(ToneKey.folded("Đắk Nông, Ủy ban Mặt trận")).isEqualTo("dak nong, uy ban mat tran");
    }

    @Test
    void agrees_with_every_row_of_the_reference_table() throws IOException {
        Path table = Shared.file("domain/tone_pairs.tsv");
        assumeTrue(Files.exists(table), "no reference table at " + table);
        List<String> rows = Files.readAllLines(table);
        assertThat(rows).hasSizeGreaterThan(100);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t", -1);
            assertThat(ToneKey.canonical(cells[0], ToneStyle.OLD)).as(row).isEqualTo(cells[1]);
            assertThat(ToneKey.canonical(cells[0], ToneStyle.NEW)).as(row).isEqualTo(cells[2]);
        }
    }

    @Test
    void is_idempotent_and_old_after_new_is_old() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = randomWords(random);
            String old = ToneKey.canonical(text, ToneStyle.OLD);
            String modern = ToneKey.canonical(text, ToneStyle.NEW);
            assertThat(ToneKey.canonical(old, ToneStyle.OLD)).isEqualTo(old);
            assertThat(ToneKey.canonical(modern, ToneStyle.NEW)).isEqualTo(modern);
            assertThat(ToneKey.canonical(modern, ToneStyle.OLD)).isEqualTo(old);
            assertThat(ToneKey.of(ToneKey.of(text))).isEqualTo(ToneKey.of(text));
        }
    }

    private static String randomWords(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            int length = 1 + random.nextInt(5);
            for (int j = 0; j < length; j++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            text.append(' ');
        }
        return text.toString();
    }
}
