package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Syllables.read(text, (word, start, end) -> words.add(word));
        return words;
    }

    /** What a letter is without its marks, by Unicode's own tables. */
    private static String bare(int letter) {
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> bare.appendCodePoint(
                        c == 'đ' || c == 'Đ' || c == 'ð' || c == 'Ð' ? 'd' : Character.toLowerCase(c)));
        return bare.toString();
    }

    @Test
    void every_letter_and_digit_is_a_word_without_its_marks() {
        IntStream.range(0, 0x11000)
                .filter(Character::isDefined)
                .filter(c ->
                        Character.isLetterOrDigit(c) && bare(c).codePoints().allMatch(Character::isLetterOrDigit))
                .forEach(c -> assertThat(of("x" + Character.toString(c) + "x"))
                        .as("U+%04X", c)
                        .isEqualTo(List.of("x" + bare(c) + "x")));
    }

    @Test
    void marks_join_and_everything_else_parts() {
        assertThat(of("Thu\u031B\u0301 ba")).containsExactly("thu", "ba");
        assertThat(of("a–b ‘c’\u00a0d\u200be \uD83D\uDE00f")).containsExactly("a", "b", "c", "d", "e", "f");
    }
}
