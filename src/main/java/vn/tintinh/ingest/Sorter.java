package vn.tintinh.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tintinh.classify.Classifier;
import vn.tintinh.classify.Filter;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Province;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;

/** What a configuration would make of items that are stored, if they came in anew. Never changes; any thread. */
public final class Sorter {
    private final Map<String, Source> sources;
    private final Classifier classifier;

    /** Of a configuration. */
    public Sorter(Configuration configuration) {
        this.sources = configuration.sources().stream()
                .filter(Source::enabled)
                .collect(Collectors.toMap(Source::id, Function.identity()));
        this.classifier = new Classifier(configuration.categories(), configuration.provinces());
    }

    /** The item with its categories and its province; empty where its source is not polled, or leaves it out. */
    public Optional<StoredItem> again(StoredItem stored) {
        return Optional.ofNullable(sources.get(stored.sourceId()))
                .filter(source -> Filter.passes(stored.item(), source))
                .map(source -> sorted(stored, classifier.classify(stored.item(), source, stored.firstSeen())));
    }

    private static StoredItem sorted(StoredItem stored, Classified anew) {
        return new StoredItem(
                stored.id(),
                stored.sourceId(),
                stored.item(),
                anew.categories(),
                anew.province().map(Province::slug),
                stored.firstSeen(),
                stored.changed(),
                stored.visibleFrom(),
                stored.sequence(),
                stored.partial(),
                stored.story());
    }
}
