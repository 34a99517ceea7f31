package vn.tintinh.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.Item;

final class FilterTest {
    private static final Item ITEM = Samples.item(
            "Hoà Bình chuyển đổi số",
            "<p>Giá vàng &amp; <b>quảng</b> cáo 24/7</p>",
            Optional.empty(),
            List.of("Công nghệ"));

    @ParameterizedTest
    @CsvSource({
        "chuyển đổi số, true",
        "CHUYỂN ĐỔI SỐ, true",
        "hòa bình, true",
        "quảng cáo, true",
        "công nghệ, true",
        "hoàng anh, true",
        "chuyển, true",
        "chuy, false",
        "số giá, false",
        "quang cao, false",
        "/chuyển .* số/, true",
        "/^giá VÀNG/, true",
        "/24.7/, true",
        "/[/, false",
        "/(x+x+)+y/, false",
    })
    void finds_words_and_expressions(String entry, boolean found) {
        assertThat(Filter.passes(ITEM, keep(entry))).isEqualTo(found);
        assertThat(Filter.passes(ITEM, drop(entry))).isEqualTo(!found);
    }

    @Test
    void passes_everything_without_filters_and_drops_before_it_keeps() {
        assertThat(Filter.passes(ITEM, Samples.source())).isTrue();
        assertThat(Filter.passes(ITEM, Samples.source("68", List.of(), List.of("x", "số"), List.of("vàng"))))
                .isFalse();
        assertThat(Filter.passes(ITEM, Samples.source("68", List.of(), List.of("x", "số"), List.of("bạc"))))
                .isTrue();
    }

    @Test
    @Timeout(10)
    void an_expression_that_never_ends_loses_no_item() {
        Item item = Samples.item("x".repeat(5000), "<p>" + "a".repeat(40_000) + "</p>", Optional.empty(), List.of());
        for (String cruel : List.of("/(x+x+)+y/", "/(a|aa)+$b/", "/(?:a*)*c/", "/(.|\\n)*z/")) {
            assertThat(Filter.passes(item, keep(cruel))).isTrue();
            assertThat(Filter.passes(item, drop(cruel))).isTrue();
        }
    }

    private static vn.tintinh.model.Source keep(String entry) {
        return Samples.source("68", List.of(), List.of(entry), List.of());
    }

    private static vn.tintinh.model.Source drop(String entry) {
        return Samples.source("68", List.of(), List.of(), List.of(entry));
    }
}
