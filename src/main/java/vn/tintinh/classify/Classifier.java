package vn.tintinh.classify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.Category;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Item;
import vn.tintinh.model.Province;
import vn.tintinh.model.Source;
import vn.tintinh.model.VietnamTime;

/**
 * Says what an item is about and where it happens, from the source's own labels and the configuration, and why.
 *
 * <p>Build one per configuration; it never changes, and any number of threads may use it. The gazetteer's names are
 * never looked for in texts: communes bear the names of former provinces since 2025.
 */
public final class Classifier {
    /** The category of news that are nothing narrower. */
    private static final String CATCH_ALL = "thoi-su";

    private final LabelIndex index;
    private final Gazette gazette;

    /**
     * A classifier for one configuration.
     *
     * @param categories the first of two that claim a label has it
     * @param provinces units of all times
     */
    public Classifier(List<Category> categories, List<Province> provinces) {
        this.index = new LabelIndex(categories);
        this.gazette = new Gazette(provinces);
    }

    /**
     * The item with its categories, those of its labels first, then the source's own; with the province of the source on
     * the day of publication, or of first sight where that is unknown; with the labels that no category claims.
     */
    public Classified classify(Item item, Source source, Instant firstSeen) {
        List<String> unknown = new ArrayList<>();
        List<String> categories = List.copyOf(reasons(item, source, unknown).keySet());
        LocalDate day = LocalDate.ofInstant(item.published().orElse(firstSeen), VietnamTime.ZONE);
        Optional<Province> province = source.province().flatMap(code -> gazette.unit(code, day));
        return new Classified(item, categories, province, unknown);
    }

    /** Why the item is in each of its categories, in their order. */
    public List<Reason> reasons(Item item, Source source) {
        return List.copyOf(reasons(item, source, new ArrayList<>()).values());
    }

    /** The categories that a label means, and why; empty when no category claims it. */
    public List<Reason> categories(String label) {
        return index.categories(label);
    }

    private Map<String, Reason> reasons(Item item, Source source, List<String> unknown) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        for (String label : item.labels()) {
            List<Reason> found = index.categories(label);
            found.forEach(reason -> reasons.putIfAbsent(reason.category(), reason));
            if (found.isEmpty()) {
                unknown.add(label);
            }
        }
        if (reasons.size() > 1) {
            reasons.remove(CATCH_ALL);
        }
        for (String slug : source.categories()) {
            reasons.putIfAbsent(slug, new Reason(slug, Reason.Basis.CONFIGURED, source.id()));
        }
        return reasons;
    }
}
