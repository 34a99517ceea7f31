package vn.tintinh.publish;

import java.util.List;
import java.util.Optional;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Province;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;

/** Titles and descriptions of the channels that nobody words by hand. */
final class Wording {
    private Wording() {}

    static Channel all(Configuration configuration, Settings.Publishing usual) {
        String service = configuration.settings().server().title();
        return new Channel(
                Channels.ALL,
                service,
                Optional.of("Tin mới nhất từ báo, đài và cổng thông tin của các tỉnh, thành phố."),
                Selection.ALL,
                usual.limit(),
                usual.duplicates());
    }

    static Channel category(Configuration configuration, Category category, Settings.Publishing usual) {
        return new Channel(
                category.slug(),
                category.name() + " – " + configuration.settings().server().title(),
                Optional.of("Tin " + category.name() + " từ báo, đài và cổng thông tin của các tỉnh, thành phố."),
                new Selection(List.of(category.slug()), List.of(), List.of(), Optional.empty()),
                usual.limit(),
                usual.duplicates());
    }

    static Channel province(
            Configuration configuration, Province province, List<String> formerly, Settings.Publishing usual) {
        String area = formerly.isEmpty() ? "" : ", gồm cả " + String.join(", ", formerly) + " trước tháng 7/2025";
        return new Channel(
                "provinces/" + province.slug(),
                province.name() + " – " + configuration.settings().server().title(),
                Optional.of("Tin của " + province.unit() + " " + province.name() + area + "."),
                new Selection(List.of(), List.of(province.slug()), List.of(), Optional.empty()),
                usual.limit(),
                usual.duplicates());
    }

    static Channel source(Source source, Settings.Publishing usual) {
        return new Channel(
                "sources/" + source.id(),
                source.name(),
                Optional.of("Tin mới nhất của " + source.name() + "."),
                new Selection(List.of(), List.of(), List.of(source.id()), Optional.empty()),
                usual.limit(),
                usual.duplicates());
    }
}
