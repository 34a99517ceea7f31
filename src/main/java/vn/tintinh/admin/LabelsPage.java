package vn.tintinh.admin;

import io.vertx.core.Future;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tintinh.classify.Classifier;
import vn.tintinh.config.CategoriesFile;
import vn.tintinh.model.Category;
import vn.tintinh.store.LabelStore;
import vn.tintinh.store.UnknownLabel;

/** Labels of sources that no category claims, the most frequent first, and a way to give each to one. */
final class LabelsPage {
    private static final int READ = 5000;
    private static final int SHOWN = 200;
    private static final int SOURCES = 3;

    private final Desk desk;
    private final LabelStore labels;
    private final CategoriesFile file;

    LabelsPage(Desk desk) {
        this.desk = desk;
        this.labels = new LabelStore(desk.database());
        this.file = new CategoriesFile(desk.live().folder(), desk.live().outside());
    }

    Future<Reply> show(Asked asked) {
        return labels.unknown(READ).compose(unknown -> desk.vertx()
                .executeBlocking(() -> Files.exists(file.path()), false)
                .map(writable -> Reply.page(
                        "labels",
                        asked.say("Nhãn chưa biết", "Unknown labels"),
                        frame -> new AdminViews.Labels(frame, writable, rows(asked, unknown)))));
    }

    private List<AdminViews.LabelRow> rows(Asked asked, List<UnknownLabel> unknown) {
        Classifier classifier = new Classifier(
                desk.configuration().categories(), desk.configuration().provinces());
        Map<String, List<UnknownLabel>> byLabel = unknown.stream()
                .filter(label -> classifier.categories(label.label()).isEmpty())
                .collect(Collectors.groupingBy(UnknownLabel::label, LinkedHashMap::new, Collectors.toList()));
        return byLabel.values().stream()
                .sorted(Comparator.comparingLong(LabelsPage::items).reversed())
                .limit(SHOWN)
                .map(of -> row(asked, of))
                .toList();
    }

    private static long items(List<UnknownLabel> of) {
        return of.stream().mapToLong(UnknownLabel::items).sum();
    }

    private AdminViews.LabelRow row(Asked asked, List<UnknownLabel> of) {
        String label = of.get(0).label();
        List<AdminViews.Option> options = new ArrayList<>();
        options.add(new AdminViews.Option("", asked.say("chọn chuyên mục", "choose a category"), true));
        for (Category category : desk.configuration().categories()) {
            options.add(new AdminViews.Option(category.slug(), category.name(), false));
        }
        String sources = of.stream()
                .limit(SOURCES)
                .map(one -> desk.name(one.sourceId()))
                .collect(Collectors.joining(", ", "", of.size() > SOURCES ? " …" : ""));
        return new AdminViews.LabelRow(
                label,
                Long.toString(items(of)),
                sources,
                asked.times()
                        .when(of.stream()
                                .map(UnknownLabel::lastSeen)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()),
                options,
                CategoriesFile.line(label));
    }

    Future<Reply> map(Asked asked) {
        String label = asked.said("label").orElse("");
        String slug = asked.said("category").orElse("");
        if (label.isEmpty() || slug.isEmpty()) {
            return Future.succeededFuture(Reply.to("/admin/labels?done=nothing"));
        }
        return desk.vertx()
                .executeBlocking(() -> file.add(slug, label))
                .map(problems -> Reply.to("/admin/labels?done=" + (problems.isEmpty() ? "label" : "faulty")));
    }
}
