package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tintinh.model.ListedItem;

/**
 * How a listing as read now fits what is known of it from before.
 *
 * @param size articles now
 * @param known how many of them are known, by URL or by title
 * @param alike how many have an address of the shape that known ones have
 * @param titles how many titles there are, each counted once, that read like headlines
 */
public record LearnAgreement(int size, int known, int alike, int titles) {
    private static final int HEADLINE_WORDS = 4;
    private static final int ENOUGH = 3;
    private static final int LONG_TITLE = 20;

    /** Compares; {@code before} may be longer than a listing. */
    static LearnAgreement of(List<ListedItem> now, List<ListedItem> before) {
        Set<String> urls = new HashSet<>();
        Set<String> titles = new HashSet<>();
        Set<String> shapes = new HashSet<>();
        for (ListedItem item : before) {
            urls.add(Addresses.key(item.url()));
            titles.add(Plain.key(item.title()));
            shapes.add(shape(item.url()));
        }
        int known = 0;
        int alike = 0;
        Set<String> headlines = new HashSet<>();
        for (ListedItem item : now) {
            String title = Plain.key(item.title());
            boolean named = title.length() >= LONG_TITLE && titles.contains(title);
            known += named || urls.contains(Addresses.key(item.url())) ? 1 : 0;
            alike += shapes.contains(shape(item.url())) ? 1 : 0;
            if (Plain.words(item.title()) >= HEADLINE_WORDS) {
                headlines.add(title);
            }
        }
        return new LearnAgreement(now.size(), known, alike, headlines.size());
    }

    /** Whether the titles read like headlines and are not one title again and again. */
    public boolean isPlausible() {
        return size > 0 && titles * 2 >= size;
    }

    /** Whether this is the listing that is known: known articles are on it, or nothing but new ones of the same kind. */
    public boolean isSame() {
        boolean met = known >= Math.min(ENOUGH, Math.max(1, size / 3));
        return isPlausible() && (met || alike * 10 >= size * 8);
    }

    /** An address with digits and words replaced, so that two articles of one site have the same. */
    static String shape(String url) {
        String key = Addresses.key(url);
        String path = key.replaceFirst("\\?.*", "");
        List<String> parts = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean last = i == segments.length - 1;
            String ending = last && segment.contains(".") ? segment.replaceFirst(".*\\.", ".") : "";
            boolean numbered = segment.matches(".*\\d{3,}.*");
            parts.add(i < 2 && !last ? segment : (numbered ? "n" : segment.contains("-") ? "w" : "x") + ending);
        }
        return String.join("/", parts)
                + (key.contains("?") ? "?" + key.replaceFirst(".*?\\?", "").replaceAll("=[^&]*", "") : "");
    }
}
