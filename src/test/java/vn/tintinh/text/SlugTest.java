package vn.tintinh.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Đường Lâm, duong-lam",
        "Bà Rịa - Vũng Tàu, ba-ria-vung-tau",
        "  TP. Hồ Chí Minh!, tp-ho-chi-minh",
        "Ðắk Lắk, dak-lak",
        "20-NQ/TW, 20-nq-tw",
    })
    void keeps_the_letters_of_the_text(String text, String slug) {
        assertThat(Slug.of(text)).isEqualTo(slug);
    }

    @Test
    void is_empty_where_there_is_nothing_to_name() {
        assertThat(Slug.of(" … 新聞")).isEmpty();
    }
}
