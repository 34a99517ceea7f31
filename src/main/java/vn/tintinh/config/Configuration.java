package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Province;
import vn.tintinh.model.Source;

/**
 * All of {@code conf/}, checked as a whole: one immutable snapshot, swapped at a reload.
 *
 * @param settings {@code conf/tintinh.yaml}
 * @param categories {@code conf/categories.yaml}, in file order
 * @param provinces the gazetteer: units of before and after 1 July 2025
 * @param channels {@code conf/feeds.yaml}: the further channels only
 * @param partners {@code conf/partners.yaml}
 * @param sources {@code conf/sources/*.yaml}, files by name, sources in file order, those not enabled among them
 */
public record Configuration(
        Settings settings,
        List<Category> categories,
        List<Province> provinces,
        List<Channel> channels,
        List<Partner> partners,
        List<Source> sources) {
    public Configuration {
        requireNonNull(settings);
        categories = List.copyOf(categories);
        provinces = List.copyOf(provinces);
        channels = List.copyOf(channels);
        partners = List.copyOf(partners);
        sources = List.copyOf(sources);
    }
}
