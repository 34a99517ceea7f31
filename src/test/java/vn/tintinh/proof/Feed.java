package vn.tintinh.proof;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One source of a {@link NewsOrigin}, which knows all that it ever published. Used by several threads. */
final class Feed {
    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ZoneOffset.ofHours(7));

    private final String id;
    private final String home;
    private final boolean page;
    private final List<Published> items = new ArrayList<>();
    private int revisions;
    private Buffer body = Buffer.buffer();
    private boolean stale = true;

    /**
     * An item.
     *
     * @param title by now
     * @param at when it was published
     */
    record Published(String link, String title, Instant at) {}

    /** One without items; {@code home} ends with a slash. */
    Feed(String id, String home, boolean page) {
        this.id = id;
        this.home = home;
        this.page = page;
    }

    String id() {
        return id;
    }

    boolean isPage() {
        return page;
    }

    String url() {
        return home + (page ? "" : "rss.xml");
    }

    synchronized void publish(Instant now) {
        int number = items.size() + 1;
        items.add(new Published(
                home + "tin-so-" + (1000 + number) + ".html", "Bản tin thứ " + number + " của nguồn " + id, now));
        stale = true;
    }

    /** The title of an item that is there changes; of a page source, whose articles are read once, nothing does. */
    synchronized void revise(int any) {
        if (page || items.isEmpty()) {
            return;
        }
        int index = Math.floorMod(any, items.size());
        Published old = items.get(index);
        revisions++;
        items.set(
                index,
                new Published(
                        old.link(), old.title().replaceFirst(" \\(.*", "") + " (sửa lần " + revisions + ")", old.at()));
        stale = true;
    }

    /** All items by link. */
    synchronized Map<String, Published> published() {
        Map<String, Published> published = new LinkedHashMap<>();
        items.forEach(item -> published.put(item.link(), item));
        return published;
    }

    /** Begins with the number of items; weak where the number of the source is odd. */
    synchronized String etag() {
        String strong = "\"" + items.size() + "." + revisions + "\"";
        return id.hashCode() % 2 == 0 ? strong : "W/" + strong;
    }

    /** What is answered, and the ETag that belongs to it. */
    synchronized Map.Entry<String, Buffer> answer() {
        if (stale) {
            body = Buffer.buffer(page ? listing() : rss());
            stale = false;
        }
        return Map.entry(etag(), body);
    }

    private String rss() {
        StringBuilder rss = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>" + "<title>Nguồn " + id
                        + "</title><link>" + home + "</link><description>Thời sự</description>\n");
        for (int i = items.size() - 1; i >= 0; i--) {
            Published item = items.get(i);
            rss.append("<item><title>")
                    .append(item.title())
                    .append("</title><link>")
                    .append(item.link());
            rss.append("</link><guid>").append(item.link()).append("</guid><pubDate>");
            rss.append(RFC_1123.format(item.at())).append("</pubDate><description>Tóm tắt của ");
            rss.append(item.title()).append("</description></item>\n");
        }
        return rss.append("</channel></rss>\n").toString();
    }

    private String listing() {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Nguồn " + id
                        + "</title></head><body><h1>Tin tức</h1><ul class='tin'>\n");
        for (int i = items.size() - 1; i >= 0; i--) {
            Published item = items.get(i);
            html.append("<li><a href='").append(item.link()).append("'>").append(item.title());
            html.append("</a> <span class='ngay'>")
                    .append(DAY.format(item.at()))
                    .append("</span></li>\n");
        }
        return html.append("</ul></body></html>\n").toString();
    }

    /** The page of an article. */
    synchronized String article(String path) {
        Published item = published().get(home + path.substring(path.lastIndexOf('/') + 1));
        String text = ("<p>Lãnh đạo xã cho biết công trình mang số " + path.hashCode()
                        + " có ý nghĩa lớn đối với đời sống"
                        + " của nhân dân trong vùng, góp phần thúc đẩy giao thương và bảo đảm an toàn.</p>\n")
                .repeat(4);
        return item == null
                ? ""
                : "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>" + item.title()
                        + "</title></head><body><h1 class='tua'>" + item.title() + "</h1><span class='ngay'>"
                        + DAY.format(item.at()) + "</span><div class='bai'>" + text + "</div></body></html>\n";
    }

    /** How the source stands in a configuration's file; {@code poll} as in {@code min: 1s, max: 2s}. */
    String yaml(String poll) {
        return "- id: %s\n  url: \"%s\"\n  kind: government\n  type: %s\n  poll: {%s}\n"
                        .formatted(id, url(), page ? "page" : "feed", poll)
                + (page
                        ? "  page: {list: \"ul.tin li\", link: a, title: h1.tua, date: span.ngay, body: div.bai}\n"
                        : "");
    }
}
