package vn.tintinh.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tintinh.model.Category;
import vn.tintinh.text.ToneKey;

/** {@code categories.yaml} → categories: slugs once, and no label that means two categories. */
final class CategoriesReader {
    private final Map<String, Cell> slugs = new HashMap<>();
    private final Map<String, Meaning> meanings = new HashMap<>();

    /**
     * What a label was first read as.
     *
     * @param slug of the category
     * @param cell where
     */
    private record Meaning(String slug, Cell cell) {}

    /** The categories, in file order. */
    List<Category> read(Cell root) {
        List<Category> categories = new ArrayList<>();
        for (Cell entry : root.items()) {
            if (entry.get("slug").isEmpty() || entry.get("name").isEmpty()) {
                continue;
            }
            Cell slug = entry.get("slug").get();
            Cell name = entry.get("name").get();
            if (once(slug)) {
                meaning(slug.text(), name);
                entry.items("labels").forEach(label -> meaning(slug.text(), label));
                categories.add(new Category(
                        slug.text(),
                        name.text(),
                        entry.text("english"),
                        entry.texts("labels"),
                        entry.texts("media-topics"),
                        Values.flag(entry, "excluded", false)));
            }
        }
        return categories;
    }

    private boolean once(Cell slug) {
        Cell earlier = slugs.putIfAbsent(slug.text(), slug);
        if (earlier != null) {
            slug.fault("the slug " + slug.quoted() + " is taken already in line "
                    + earlier.place().line() + ": give one of the two another slug, or join them");
            return false;
        }
        if (Reserved.isReserved(slug.text())) {
            slug.fault(Reserved.advice(slug));
        }
        return true;
    }

    private void meaning(String slug, Cell label) {
        String key =
                ToneKey.of(label.text()).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        if (key.isEmpty()) {
            label.fault(label.quoted() + " holds no letter: write what sources write");
            return;
        }
        Meaning earlier = meanings.putIfAbsent(key, new Meaning(slug, label));
        if (earlier != null && !earlier.slug().equals(slug)) {
            label.fault(label.quoted() + " means the category " + earlier.slug() + " already, in line "
                    + earlier.cell().place().line() + ": remove it from one of the two");
        }
    }
}
