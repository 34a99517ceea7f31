package vn.tintinh.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tintinh.classify.Classifier;
import vn.tintinh.classify.Reason;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;

/** Items as admins read them: in which channels they are, and why. */
final class ItemRows {
    private final Configuration configuration;
    private final Channels channels;
    private final Times times;
    private final Classifier classifier;

    ItemRows(Configuration configuration, Channels channels, Times times) {
        this.configuration = configuration;
        this.channels = channels;
        this.times = times;
        this.classifier = new Classifier(configuration.categories(), configuration.provinces());
    }

    AdminViews.ItemRow row(StoredItem stored) {
        boolean held = stored.visibleFrom().isAfter(times.now());
        return new AdminViews.ItemRow(
                stored.id(),
                stored.item().title(),
                stored.item().link().filter(link -> link.matches("(?i)https?://.*")),
                times.when(stored.firstSeen()),
                stored.item()
                        .published()
                        .map(at -> times.when(at).exact() + " ("
                                + words(stored.item().dateBasis()) + ")")
                        .orElse(times.language().say("không rõ ngày", "no date")),
                held
                        ? new AdminViews.State("warn", times.language().say("đang giữ lại", "held back"))
                        : new AdminViews.State("good", times.language().say("đã phát", "published")),
                why(stored, held));
    }

    private String words(DateBasis basis) {
        return switch (basis) {
            case PUBLISHED -> times.language().say("nguồn ghi ngày đăng", "as published");
            case UPDATED -> times.language().say("nguồn ghi ngày sửa", "as updated");
            case URL -> times.language().say("theo địa chỉ", "by the URL");
            case FIRST_SEEN -> times.language().say("lúc thấy lần đầu", "as first seen");
        };
    }

    private List<String> why(StoredItem stored, boolean held) {
        List<String> why = new ArrayList<>();
        if (held) {
            AdminViews.When from = times.when(stored.visibleFrom());
            why.add(times.language()
                    .say("Chưa vào kênh nào đến " + from.exact(), "In no channel before " + from.exact()));
        }
        if (stored.partial()) {
            why.add(times.language()
                    .say("Chỉ có những gì trang danh sách cho biết", "No more is known than the listing told"));
        }
        Optional<Source> source = channels.source(stored.sourceId());
        List<Reason> reasons =
                source.map(one -> classifier.reasons(stored.item(), one)).orElse(List.of());
        for (String slug : stored.categories()) {
            why.add(name(slug) + ": "
                    + reasons.stream()
                            .filter(reason -> reason.category().equals(slug))
                            .findFirst()
                            .map(this::because)
                            .orElse(times.language()
                                    .say("theo cấu hình lúc tin được lưu", "by the configuration when it was stored")));
        }
        if (stored.categories().isEmpty()) {
            why.add(noCategory(stored));
        }
        stored.province()
                .ifPresent(province -> why.add(channels.provinceName(province).orElse(province) + ": "
                        + times.language().say("nơi nguồn thuộc về hôm đó", "where the source belonged on that day")));
        for (Channel channel : configuration.channels()) {
            if (channel.selection().words().isEmpty() && channels.holds(channel, stored)) {
                why.add(channel.title() + ": feeds.yaml");
            }
        }
        return why;
    }

    private String name(String slug) {
        boolean excluded = channels.category(slug).filter(Category::excluded).isPresent();
        return channels.category(slug).map(Category::name).orElse(slug)
                + (excluded ? times.language().say(" (không phát)", " (not published)") : "");
    }

    private String because(Reason reason) {
        return reason.basis() == Reason.Basis.CONFIGURED
                ? times.language().say("nguồn được cấu hình như vậy", "the source is configured so")
                : times.language().say("nguồn ghi “", "the source labels it “") + reason.label() + "”"
                        + (reason.basis() == Reason.Basis.LABEL_WITHOUT_MARKS
                                ? times.language().say(" (không dấu)", " (without marks)")
                                : "");
    }

    private String noCategory(StoredItem stored) {
        List<String> labels = stored.item().labels();
        return labels.isEmpty()
                ? times.language()
                        .say("Không chuyên mục: nguồn không ghi nhãn", "No category: the source gives no label")
                : times.language().say("Không chuyên mục nào nhận nhãn: ", "No category claims its labels: ")
                        + String.join(", ", labels);
    }

    /** Channels that a source's items may be in, with their public pages. */
    List<AdminViews.Link> channels(String sourceId) {
        String base = configuration.settings().server().publicUrl().toString();
        List<AdminViews.Link> links = new ArrayList<>();
        channels.find("sources/" + sourceId)
                .ifPresent(own -> links.add(new AdminViews.Link(own.title(), base + Addresses.page(own))));
        channels.source(sourceId)
                .flatMap(channels::provinceOf)
                .flatMap(province -> channels.find("provinces/" + province.slug()))
                .ifPresent(own -> links.add(new AdminViews.Link(own.title(), base + Addresses.page(own))));
        return links;
    }
}
