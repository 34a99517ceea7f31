package vn.tintinh.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Province;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;

/**
 * All channels of a configuration: all news, each category, each province of today, each enabled source, and those of
 * {@code conf/feeds.yaml}. Provinces of before July 2025 have no channel; their news is in that of their successor.
 */
public final class Channels {
    /** Path of the channel that holds everything. */
    public static final String ALL = "all";

    private final Configuration configuration;
    private final Map<String, Channel> byPath = new LinkedHashMap<>();
    private final Map<String, Province> today = new LinkedHashMap<>();
    private final Map<String, Set<String>> predecessors = new HashMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** The channels of a configuration. */
    public Channels(Configuration configuration) {
        this.configuration = configuration;
        configuration.categories().forEach(category -> categories.put(category.slug(), category));
        configuration.sources().forEach(source -> sources.put(source.id(), source));
        for (Province province : configuration.provinces()) {
            predecessors
                    .computeIfAbsent(province.successor(), slug -> new LinkedHashSet<>())
                    .add(province.slug());
            if (province.validTo().isEmpty()) {
                today.put(province.slug(), province);
            }
        }
        Settings.Publishing usual = configuration.settings().publishing();
        add(Wording.all(configuration, usual));
        publishedCategories().forEach(category -> add(Wording.category(configuration, category, usual)));
        provinces().forEach(province -> add(Wording.province(configuration, province, formerNames(province), usual)));
        enabledSources().forEach(source -> add(Wording.source(source, usual)));
        configuration.channels().forEach(this::add);
    }

    /** What the channels are made from. */
    public Configuration configuration() {
        return configuration;
    }

    /** Every channel, in the order in which people are shown them. */
    public List<Channel> list() {
        return List.copyOf(byPath.values());
    }

    /** The channel of a path below {@code /feeds/}, without extension. */
    public Optional<Channel> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Categories that are news, in configured order. */
    public List<Category> publishedCategories() {
        return categories.values().stream()
                .filter(category -> !category.excluded())
                .toList();
    }

    /** The category of a slug. */
    public Optional<Category> category(String slug) {
        return Optional.ofNullable(categories.get(slug));
    }

    /** Provinces of today, in the gazetteer's order. */
    public List<Province> provinces() {
        return List.copyOf(today.values());
    }

    /** The unit of today that a slug of any time belongs to; the unit itself for one of today. */
    public Optional<Province> provinceToday(String slug) {
        return Optional.ofNullable(today.get(slug)).or(() -> configuration.provinces().stream()
                .filter(province -> province.slug().equals(slug))
                .findFirst()
                .flatMap(province -> Optional.ofNullable(today.get(province.successor()))));
    }

    /** Name of a unit of any time; that of today where two share the slug. */
    public Optional<String> provinceName(String slug) {
        return Optional.ofNullable(today.get(slug))
                .or(() -> configuration.provinces().stream()
                        .filter(province -> province.slug().equals(slug))
                        .findFirst())
                .map(Province::name);
    }

    /** Names of the former units that make up a province of today, without its own name. */
    public List<String> formerNames(Province province) {
        return configuration.provinces().stream()
                .filter(unit -> unit.validTo().isPresent() && unit.successor().equals(province.slug()))
                .map(Province::name)
                .filter(name -> !name.equals(province.name()))
                .distinct()
                .toList();
    }

    /** Sources that are polled, in configured order. */
    public List<Source> enabledSources() {
        return sources.values().stream().filter(Source::enabled).toList();
    }

    /** The source of an id, those not enabled among them. */
    public Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The unit of today that a source belongs to. A code of before July 2025 goes before one of today. */
    public Optional<Province> provinceOf(Source source) {
        return source.province().flatMap(code -> configuration.provinces().stream()
                .filter(province -> province.code().equals(code))
                .min(Comparator.comparing(province -> province.validTo().isEmpty()))
                .flatMap(province -> provinceToday(province.successor())));
    }

    /** The selection with every province as all slugs that items of its territory were ever stored under. */
    public Selection stored(Selection selection) {
        List<String> provinces = selection.provinces().stream()
                .flatMap(slug -> territory(slug).stream())
                .distinct()
                .toList();
        return new Selection(selection.categories(), provinces, selection.sources(), selection.words());
    }

    /** Whether an item belongs in a channel as far as its selection asks for no words; those are compared in the store. */
    public boolean holds(Channel channel, StoredItem item) {
        return holds(channel, item.sourceId(), item.province(), item.categories());
    }

    /**
     * Whether an item is left out of a channel that it belongs in: another outlet's item, which belongs there too and came
     * to be seen before, tells the same news and names this one.
     *
     * @param worded whether an item has the words that the channel asks for
     */
    public boolean isFolded(Channel channel, StoredItem item, Predicate<String> worded) {
        return channel.folds()
                && item.story().stream()
                        .flatMap(story -> story.members().stream())
                        .anyMatch(member -> member.isBefore(item)
                                && !member.sourceId().equals(item.sourceId())
                                && holds(channel, member.sourceId(), member.province(), member.categories())
                                && (channel.selection().words().isEmpty() || worded.test(member.itemId())));
    }

    private boolean holds(Channel channel, String sourceId, Optional<String> province, List<String> categories) {
        return (keepsExcluded(channel) || categories.stream().noneMatch(this::isExcluded))
                && stored(channel.selection()).fits(sourceId, province.stream().toList(), categories);
    }

    /** Categories of which a selection holds no item: what is no news, but where it is all about sources or asks for it. */
    List<String> excluded(Selection selection) {
        return keepsExcluded(selection)
                ? List.of()
                : categories.values().stream()
                        .filter(Category::excluded)
                        .map(Category::slug)
                        .toList();
    }

    /** Whether items of excluded categories belong in a channel: only where it is all about one source or asks for them. */
    boolean keepsExcluded(Channel channel) {
        return keepsExcluded(channel.selection());
    }

    private boolean keepsExcluded(Selection selection) {
        return !selection.sources().isEmpty() || selection.categories().stream().anyMatch(this::isExcluded);
    }

    /** Slugs of categories that are no news, and are not to be in what is selected. */
    public List<String> excludedFrom(Selection selection) {
        return keepsExcluded(selection)
                ? List.of()
                : categories.values().stream()
                        .filter(Category::excluded)
                        .map(Category::slug)
                        .toList();
    }

    /** Whether a category is no news. */
    boolean isExcluded(String slug) {
        Category category = categories.get(slug);
        return category != null && category.excluded();
    }

    private Set<String> territory(String slug) {
        Set<String> slugs = new LinkedHashSet<>();
        slugs.add(slug);
        slugs.addAll(predecessors.getOrDefault(slug, Set.of()));
        return slugs;
    }

    /** The channels of {@code conf/feeds.yaml} come last and win: an operator may word a channel anew. */
    private void add(Channel channel) {
        byPath.put(channel.path(), channel);
    }

    /** Slugs that are not in the configuration, of any kind; empty when the selection is a good one. */
    public List<String> unknown(Selection selection) {
        List<String> unknown = new ArrayList<>();
        selection.categories().stream()
                .filter(slug -> !categories.containsKey(slug))
                .forEach(slug -> unknown.add("category=" + slug));
        selection.provinces().stream()
                .filter(slug -> provinceToday(slug).isEmpty())
                .forEach(slug -> unknown.add("province=" + slug));
        selection.sources().stream().filter(id -> !sources.containsKey(id)).forEach(id -> unknown.add("source=" + id));
        return unknown;
    }

    @Override
    public String toString() {
        return byPath.keySet().stream().collect(Collectors.joining(", ", "Channels[", "]"));
    }
}
