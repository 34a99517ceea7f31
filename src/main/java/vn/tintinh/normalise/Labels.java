package vn.tintinh.normalise;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tintinh.text.ToneKey;

/** The source's own categories as a list that can be shown: NFC, each once, nothing that is no category. */
final class Labels {
    private static final int MOST = 30;
    private static final int LONGEST = 120;
    private static final Pattern NO_NAME = Pattern.compile("https?://.*|[\\d\\W_]*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> NAVIGATION =
            Set.of("trang chủ", "trang nhất", "home", "trang đầu", "homepage", "uncategorized", "chưa phân loại");

    private Labels() {}

    /** The labels, each once, in order. */
    static List<String> of(Collection<String> raw) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String text : raw) {
            String label = Characters.line(text);
            String key = ToneKey.of(label);
            boolean isName =
                    !NO_NAME.matcher(label).matches() && !NAVIGATION.contains(key) && label.length() <= LONGEST;
            if (isName && labels.size() < MOST) {
                labels.putIfAbsent(key, label);
            }
        }
        return List.copyOf(labels.values());
    }
}
