package vn.tintinh.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExcerptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Câu một rất ngắn. Câu hai thì dài hơn nhiều.|30|Câu một rất ngắn.",
                "Hội nghị diễn ra tại TP. Đà Lạt sáng nay. Sau đó là lễ trao giải.|45|Hội nghị diễn ra tại TP. Đà Lạt sáng nay.",
                "Hội nghị diễn ra tại TP. Đà Lạt sáng nay và chiều nay.|30|Hội nghị diễn ra tại TP. Đà…",
                "Ngày 4.8.2017 có PGS.TS. Nguyễn Văn Bình dự. Ông phát biểu.|48|Ngày 4.8.2017 có PGS.TS. Nguyễn Văn Bình dự.",
                "Tăng 3.5 lần so với cùng kỳ! Kết quả rất tốt đẹp.|35|Tăng 3.5 lần so với cùng kỳ!",
                "Ông nói: “Chúng tôi sẽ làm.” Mọi người vỗ tay.|32|Ông nói: “Chúng tôi sẽ làm.”",
                "1. Mục tiêu chung của chương trình. 2. Giải pháp.|38|1. Mục tiêu chung của chương trình.",
                "Bác sĩ A. Yersin tìm ra cao nguyên Lang Biang năm 1893 ở đây|40|Bác sĩ A. Yersin tìm ra cao nguyên Lang…",
                "Vừa đủ.|7|Vừa đủ.",
                "nghiêng nghiêng|10|nghiêng…",
            })
    void cuts_where_a_sentence_or_else_a_word_ends(String text, int most, String expected) {
        assertThat(Excerpt.of(text, most)).isEqualTo(expected);
    }

    @Test
    void a_paragraph_ends_a_sentence() {
        assertThat(Excerpt.html("Đà Lạt & hoa\nĐoạn hai dài quá nên bị bỏ", 20).value())
                .isEqualTo("<p>Đà Lạt &amp; hoa</p>");
        assertThat(Excerpt.html("Một <b>\n\n hai", 20).value()).isEqualTo("<p>Một &lt;b&gt;</p><p>hai</p>");
        assertThat(Excerpt.html(" \n ", 20).isEmpty()).isTrue();
    }

    @Test
    void is_never_too_long_and_always_a_beginning() {
        Random random = new Random(5);
        String letters = "aạ \n.?“”T1\uD83D\uDE00,";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                int at = random.nextInt(letters.length());
                text.appendCodePoint(letters.codePointAt(Character.isLowSurrogate(letters.charAt(at)) ? at - 1 : at));
            }
            int most = 2 + random.nextInt(40);
            String cut = Excerpt.of(text.toString(), most);
            assertThat(cut.length()).isLessThanOrEqualTo(most);
            String kept = cut.endsWith("…") ? cut.substring(0, cut.length() - 1) : cut;
            assertThat(text.toString().strip()).startsWith(kept);
            assertThat(cut.chars().filter(c -> Character.isSurrogate((char) c)).count() % 2)
                    .isZero();
        }
    }
}
