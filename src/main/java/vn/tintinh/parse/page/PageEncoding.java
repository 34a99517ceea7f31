package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.TextNode;
import vn.tintinh.text.LegacyText;

/**
 * What the texts of one page say together of the encoding that they are in. "Trang chñ" alone may be anything; on a page
 * whose other texts were proven to be TCVN3, and none Unicode, it is TCVN3 too.
 */
final class PageEncoding {
    private static final int ENOUGH = 3;
    private static final int MOST_ASKED = 30;
    /** Letters of windows-1252 beyond Latin-1. */
    private static final String OF_1252 = "ŠŒŽšœžŸƒˆ";

    private final Map<String, Integer> votes = new HashMap<>();
    private final List<TextNode> unproven = new ArrayList<>();
    private int asked;
    private boolean isUnicode;

    /** A text without a font's name was repaired by its own evidence. */
    void repaired(String was) {
        if (!isUnicode && asked++ < MOST_ASKED) {
            LegacyText.provenFace(was).ifPresent(face -> votes.merge(face, 1, Integer::sum));
        }
    }

    /** A text without a font's name, and not of ASCII alone, stayed as it was. */
    void left(TextNode text) {
        if (isUnicode) {
            return;
        }
        if (hasOtherLetters(text.getWholeText())) {
            isUnicode = true;
            unproven.clear();
        } else {
            unproven.add(text);
        }
    }

    private static boolean hasOtherLetters(String text) {
        return text.codePoints()
                .anyMatch(letter -> letter > 0xFF && Character.isLetter(letter) && OF_1252.indexOf(letter) < 0);
    }

    /** Puts right what was left, where the page's texts agree on one encoding. */
    void settle() {
        if (isUnicode || votes.size() != 1) {
            return;
        }
        votes.forEach((face, count) -> {
            if (count >= ENOUGH) {
                unproven.forEach(text -> text.text(LegacyText.repair(text.getWholeText(), Optional.of(face))));
            }
        });
    }
}
