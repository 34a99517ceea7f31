package vn.tintinh.normalise;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.text.ToneKey;

/**
 * What an item can be known by.
 *
 * @param guid as the source gives it; empty for pages
 * @param link absolute
 * @param otherLink absolute; under which the item is known as well
 * @param words the title's tone key, letters and digits only, single spaces
 * @param dates when it was published
 * @param text plain; what tells it from others where nothing else does
 */
record Traits(
        Optional<String> guid,
        Optional<String> link,
        Optional<String> otherLink,
        String words,
        ItemDates dates,
        String text) {

    /** A text's tone key, letters and digits only, single spaces. */
    static String words(String text) {
        String key = ToneKey.of(text);
        StringBuilder words = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                words.append(c);
            } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().stripTrailing();
    }

    /** How many words the title has. */
    int wordCount() {
        return words.isEmpty() ? 0 : words.split(" ", -1).length;
    }

    /** Whether both are plainly one item, listed twice: two of GUID, URL and title agree. */
    boolean isSameAs(Traits other) {
        Optional<String> page = page();
        boolean sameLink = page.isPresent() && page.equals(other.page());
        Optional<String> mine = ItemKeys.guid(this);
        Optional<String> others = ItemKeys.guid(other);
        boolean sameGuid = mine.isPresent() && mine.equals(others);
        boolean otherGuid = mine.isPresent() && others.isPresent() && !sameGuid;
        boolean sameText = text.equals(other.text);
        if (!words.isEmpty() && words.equals(other.words)) {
            return sameGuid || (sameLink && (sameText || !otherGuid)) || (link.equals(other.link) && sameText);
        }
        return sameGuid && sameLink && resembles(other);
    }

    private Optional<String> page() {
        return link.map(CanonicalUrl::of).filter(url -> !url.isFrontPage()).map(CanonicalUrl::value);
    }

    /** Whether at least half of the words of both titles are common: an edited title, not another one. */
    private boolean resembles(Traits other) {
        Set<String> mine = new HashSet<>(Arrays.asList(words.split(" ", -1)));
        Set<String> all = new HashSet<>(Arrays.asList(other.words.split(" ", -1)));
        Set<String> common = new HashSet<>(mine);
        common.retainAll(all);
        all.addAll(mine);
        return common.size() * 2 >= all.size();
    }
}
