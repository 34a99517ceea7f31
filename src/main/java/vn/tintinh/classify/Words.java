package vn.tintinh.classify;

import vn.tintinh.text.ToneKey;

/** Text reduced to what is compared. */
final class Words {
    private Words() {}

    /** The tone key, every run of what is neither letter nor digit one space, none at the ends. */
    static String of(String text) {
        return spaced(ToneKey.of(text));
    }

    /** The same without marks. */
    static String folded(String text) {
        return spaced(ToneKey.folded(text));
    }

    private static String spaced(String key) {
        StringBuilder words = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                words.append(c);
            } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().stripTrailing();
    }
}
