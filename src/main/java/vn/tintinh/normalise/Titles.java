package vn.tintinh.normalise;

import java.util.Optional;
import org.jsoup.parser.Parser;
import vn.tintinh.model.Text;

/** A title as one line of plain text. */
final class Titles {
    private static final int LONGEST = 1000;
    private static final int FIRST_WORDS = 100;

    private Titles() {}

    /** What a text construct says, as one line; empty where it says nothing. */
    static String of(Text title, Sanitiser sanitiser) {
        String plain = title.type() == Text.Type.HTML
                ? sanitiser.plain(sanitiser.clean(title.value(), Optional.empty()))
                : title.value();
        return plain(plain);
    }

    /** One line, what was escaped once too often put right, at most 1,000 characters. */
    static String plain(String text) {
        String once = text.indexOf('&') >= 0 && text.indexOf(';') >= 0 ? Parser.unescapeEntities(text, false) : text;
        return Excerpt.of(Characters.line(once), LONGEST);
    }

    /** What stands for a title that is blank: the text's first words, or else the page's address. */
    static Optional<String> substitute(String text, Optional<String> link) {
        String words = Characters.line(text);
        return words.isEmpty()
                ? link.map(url -> Excerpt.of(url.substring(url.indexOf("//") + 2), LONGEST))
                : Optional.of(Excerpt.of(words, FIRST_WORDS));
    }
}
