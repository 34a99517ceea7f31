package vn.tintinh.render;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Item;
import vn.tintinh.model.Precision;
import vn.tintinh.model.VietnamTime;

/**
 * The line that names outlet, author and time of an item and leads to it: {@code Theo Báo Lâm Đồng, Tô Long, 11:20,
 * 04/08/2017}. No output goes without it (NĐ 147/2024/NĐ-CP, Điều 28.1). A time that was not published is not told.
 */
public final class Attribution {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm, dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private Attribution() {}

    /** The line as plain text, without the link. */
    public static String text(Entry entry) {
        List<String> parts = new ArrayList<>();
        parts.add("Theo " + entry.outlet().name());
        entry.author().ifPresent(parts::add);
        time(entry.item()).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /** The line as a paragraph of HTML; the outlet's name leads to the item. */
    public static String html(Entry entry) {
        String name = Html.escape(entry.outlet().name());
        String outlet = entry.link()
                .map(link -> "<a href=\"" + Html.escape(link) + "\">" + name + "</a>")
                .orElse(name);
        List<String> parts = new ArrayList<>();
        parts.add("Theo " + outlet);
        entry.author().map(Html::escape).ifPresent(parts::add);
        time(entry.item()).ifPresent(parts::add);
        return "<p>" + String.join(", ", parts) + "</p>";
    }

    /** The published time, as exact as it was written; empty when only our first sight is known. */
    private static Optional<String> time(Item item) {
        if (item.dateBasis() == DateBasis.FIRST_SEEN) {
            return Optional.empty();
        }
        return item.published().map(published -> written(published, item.precision()));
    }

    private static String written(Instant published, Precision precision) {
        DateTimeFormatter format = precision.compareTo(Precision.HOUR) <= 0 ? MINUTE : DAY;
        return format.format(published.atZone(VietnamTime.ZONE));
    }
}
