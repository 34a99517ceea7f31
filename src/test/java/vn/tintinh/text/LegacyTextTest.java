package vn.tintinh.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LegacyTextTest {
    private static final Charset CP1252 = Charset.forName("windows-1252");

    @ParameterizedTest
    @CsvSource({
        "Tin tøc, Tin tức",
        "Kinh tÕ, Kinh tế",
        "X· héi, Xã hội",
        "TP. Hå ChÝ Minh, TP. Hồ Chí Minh",
        "§¹i héi §¶ng bé tØnh, Đại hội Đảng bộ tỉnh",
        "Th­êng trùc TØnh ñy, Thường trực Tỉnh ủy",
        "BÝ th­ TØnh ñy Kr«ng Ana, Bí thư Tỉnh ủy Krông Ana",
        "C«ng nghÖ, Công nghệ",
    })
    void decodes_tcvn3_without_a_font(String legacy, String text) {
        assertThat(LegacyText.repair(legacy, Optional.empty())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Tin töùc, Tin tức",
        "Kinh teá, Kinh tế",
        "Ñaïi hoäi Ñaûng boä tænh, Đại hội Đảng bộ tỉnh",
        "Coâng ngheä, Công nghệ",
        "Ñôøi soáng, Đời sống",
        "Kyû nieäm, Kỷ niệm",
    })
    void decodes_vni_without_a_font(String legacy, String text) {
        assertThat(LegacyText.repair(legacy, Optional.empty())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "ÐÕi hµi Ðäng bµ tïnh, Đại hội Đảng bộ tỉnh",
        "Công ngh®, Công nghệ",
        "Ðaòi hôòi ÐaÒng bôò tiÒnh, Đại hội Đảng bộ tỉnh",
        "Sýìc khoÒe, Sức khỏe",
    })
    void decodes_viscii_and_windows_1258(String legacy, String text) {
        assertThat(LegacyText.repair(legacy, Optional.empty())).isEqualTo(text);
    }

    @Test
    void takes_utf8_back_that_was_read_as_windows_1252_once_or_twice() {
        String text = "Đại hội Đảng bộ tỉnh – “đổi mới”";
        String once = misread(text);
        assertThat(LegacyText.repair(once, Optional.empty())).isEqualTo(text);
        assertThat(LegacyText.repair(misread(once), Optional.empty())).isEqualTo(text);
        assertThat(LegacyText.repair("donâ€™t", Optional.empty())).isEqualTo("don’t");
    }

    @Test
    void believes_the_font_unless_the_text_speaks_against_it() {
        assertThat(LegacyText.repair("ChÝ", Optional.of(".VnTime"))).isEqualTo("Chí");
        assertThat(LegacyText.repair("tØnh ñy", Optional.of("'.VnTimeH', Arial")))
                .isEqualTo("TỈNH ỦY");
        assertThat(LegacyText.repair("khoa", Optional.of(".VnArialH"))).isEqualTo("KHOA");
        assertThat(LegacyText.repair("teá", Optional.of("VNI-Times"))).isEqualTo("tế");
        assertThat(LegacyText.repair("Tỉnh ủy", Optional.of(".VnTime"))).isEqualTo("Tỉnh ủy");
        assertThat(LegacyText.repair("Hòa", Optional.of("Arial"))).isEqualTo("Hòa");
    }

    @Test
    void tells_in_which_font_a_text_proves_to_be_written() {
        assertThat(LegacyText.provenFace("§¹i héi §¶ng bé tØnh")).contains(".VnTime");
        assertThat(LegacyText.provenFace("Ñaïi hoäi Ñaûng boä tænh")).contains("VNI-Times");
        for (String text :
                new String[] {"Trang chñ", "Tỉnh ủy", "Công ngh®", "L’été à Nîmes", "Hanoi", misread("Đảng")}) {
            assertThat(LegacyText.provenFace(text)).as(text).isEmpty();
        }
    }

    @Test
    void composes_what_was_decomposed() {
        String text = "Bình Thuận: Đảng ủy";
        assertThat(LegacyText.repair(Normalizer.normalize(text, Normalizer.Form.NFD), Optional.empty()))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tôi là ai",
                "Hà Nam",
                "TP. Hoà Bình",
                "Kết qủa thi đua",
                "Báo Khánh Hòa Online",
                "công tác cán bộ",
                "cá",
                "Nhà in Bà Rịa – Vũng Tàu",
                "© 2017 Lam Son",
                "© Tin Khánh Hoà",
                "in 5 µm",
                "rộng 10 m² (10 m³)",
                "D.N.D.A Nº 12",
                "la 2ª",
                "où",
                "Thaï",
                "Mai Thaï",
                "Loïc a bu",
                "Noël à la plage",
                "«on»",
                "L’été, à Nîmes : « où êtes-vous ? »",
                "CAFÉ™",
                "“I am",
                "say ‘I",
                "don’t",
                "Señor Muñoz",
                "El Niño",
                "Maß an",
                "daß man",
                "naïve café résumé",
                "The café’s façade — 50 % off",
                "25 °C · 10 km",
                "Ò»Ã¶",
            })
    void leaves_proper_text_alone(String text) {
        assertThat(LegacyText.repair(text, Optional.empty())).isEqualTo(text);
    }

    @Test
    void leaves_every_page_of_the_suites_alone_but_for_mojibake() throws IOException {
        Path pages = Shared.file("suites/vi");
        assumeTrue(Files.isDirectory(pages), "no pages at " + pages);
        int nodes = 0;
        try (Stream<Path> files = Files.walk(pages)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                for (String node : Files.readString(file).split("[\"\n]+", -1)) {
                    assertThat(LegacyText.repair(node, Optional.empty()))
                            .isEqualTo(Normalizer.normalize(node, Normalizer.Form.NFC));
                    nodes++;
                }
            }
        }
        assertThat(nodes).isPositive();
    }

    @Test
    void decodes_the_pages_of_the_old_sites() throws IOException {
        assertThat(pageTexts("domain/pages/synthetic_tcvn3.html"))
                .containsExactly(
                        "TỈNH ỦY BÌNH THUẬN",
                        "Ngày 4.8.2017 - 11:20",
                        "Khối Thi đua 6 gồm 11 thành viên. Kết quả nổi bật là đã tham mưu Thường trực Tỉnh ủy 3 Đề án.");
        assertThat(pageTexts("domain/pages/synthetic_vni.html"))
                .containsExactly(
                        "TỈNH ỦY BÌNH THUẬN",
                        "Khối Thi đua 6 gồm 11 thành viên. Kết quả nổi bật là đã tham mưu Thường trực Tỉnh ủy 3 Đề án.");
    }

    private static List<String> pageTexts(String page) throws IOException {
        Path file = Shared.file(page);
        assumeTrue(Files.exists(file), "no page at " + file);
        Matcher matcher = Pattern.compile("<font face=\"([^\"]+)\">([^<]+)<").matcher(Files.readString(file, CP1252));
        List<String> texts = new ArrayList<>();
        while (matcher.find()) {
            texts.add(LegacyText.repair(matcher.group(2), Optional.of(matcher.group(1))));
        }
        return texts;
    }

    /** UTF-8 read as windows-1252, the five bytes without a character kept as controls. */
    private static String misread(String text) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            String read = new String(new byte[] {one}, CP1252);
            out.append(read.equals("\uFFFD") ? String.valueOf((char) (one & 0xFF)) : read);
        }
        return out.toString();
    }
}
