package vn.tintinh.bench;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Well-formed Vietnamese feeds of 60 to 100 kB, made from a seed: the same on every machine. */
final class SampleFeeds {
    private static final int LEAST_BYTES = 60_000;
    private static final int MORE_BYTES = 40_000;
    private static final int FEEDS = 8;

    private static final String[] SYLLABLES = """
            tỉnh Lâm Đồng nông dân thu hoạch cà phê giá tăng sáng nay Ủy ban nhân dân tổ chức hội nghị triển khai kế \
            hoạch phát triển kinh tế xã hội năm mới đường cao tốc khởi công dự án đầu tư hàng nghìn tỷ đồng người dân \
            vùng sâu được hỗ trợ nhà ở lũ quét sạt lở đất cứu hộ bệnh viện đa khoa học sinh đến trường lễ hội mùa xuân \
            xuất khẩu gạo thủy sản Cà Mau Sóc Trăng Đắk Lắk Quảng Ngãi chuyển đổi số doanh nghiệp công an xử lý vi phạm \
            giao thông thời tiết rét đậm rét hại biển đảo chiến sĩ bộ đội biên phòng trao quà""".split(" ", -1);

    private final Random random;
    private final StringBuilder out = new StringBuilder(LEAST_BYTES + MORE_BYTES);

    private SampleFeeds(long seed) {
        random = new Random(seed);
    }

    /** RSS 2.0, with an excerpt in {@code description} and the whole text in {@code content:encoded}. */
    static List<byte[]> rss() {
        return IntStream.range(0, FEEDS)
                .mapToObj(seed -> new SampleFeeds(seed).rssFeed())
                .toList();
    }

    /** Atom 1.0, with an excerpt in {@code summary} and the whole text in {@code content}, both escaped HTML. */
    static List<byte[]> atom() {
        return IntStream.range(0, FEEDS)
                .mapToObj(seed -> new SampleFeeds(seed).atomFeed())
                .toList();
    }

    /**
     * RSS 2.0 of so many items of about 3 kB, the newest first; feeds have no item in common.
     *
     * @param published items that are newer than those of the first day
     */
    static byte[] rss(int feed, int published, int items) {
        SampleFeeds made = new SampleFeeds(feed);
        made.rssHead();
        for (int i = -published; i < items - published; i++) {
            made.random.setSeed(1_000_000L * feed + i); // an item stays what it is when others come before it
            made.rssItem(i, "https://bao.example/" + feed + "/bai-viet-" + (i + 1_000_000) + ".html", 3);
        }
        return made.rssEnd();
    }

    private byte[] rssFeed() {
        int length = (LEAST_BYTES + random.nextInt(MORE_BYTES)) * 4 / 5; // a letter takes one byte and a quarter
        rssHead();
        for (int i = 0; out.length() < length; i++) {
            rssItem(i, "https://bao.example/tin/bai-viet-" + i + ".html", 3 + random.nextInt(5));
        }
        return rssEnd();
    }

    private void rssHead() {
        out.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
                <channel><title>Báo Mẫu</title><link>https://bao.example/</link><description>Tin tức</description>
                <atom:link href="https://bao.example/rss" rel="self" type="application/rss+xml"/><language>vi</language>
                """);
    }

    private void rssItem(int i, String url, int paragraphs) {
        out.append("<item><title>").append(words(12)).append("</title><link>").append(url);
        out.append("</link><guid isPermaLink=\"true\">").append(url).append("</guid><pubDate>");
        out.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(date(i))).append("</pubDate>");
        out.append("<dc:creator><![CDATA[").append(words(3)).append("]]></dc:creator><category>");
        out.append(words(2)).append("</category><description><![CDATA[").append(excerpt(i));
        out.append("]]></description><content:encoded><![CDATA[").append(body(i, paragraphs));
        out.append("]]></content:encoded></item>\n");
    }

    private byte[] rssEnd() {
        return out.append("</channel></rss>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] atomFeed() {
        int length = (LEAST_BYTES + random.nextInt(MORE_BYTES)) * 4 / 5;
        out.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>Báo Mẫu</title><id>https://bao.example/</id>
                <link rel="self" href="https://bao.example/atom"/><link href="https://bao.example/"/>
                <updated>2026-03-01T08:00:00+07:00</updated>
                """);
        for (int i = 0; out.length() < length; i++) {
            String url = "https://bao.example/tin/bai-viet-" + i + ".html";
            String date = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date(i));
            out.append("<entry><title>")
                    .append(words(12))
                    .append("</title><id>")
                    .append(url);
            out.append("</id><link rel=\"alternate\" href=\"")
                    .append(url)
                    .append("\"/><published>")
                    .append(date);
            out.append("</published><updated>")
                    .append(date)
                    .append("</updated><author><name>")
                    .append(words(3));
            out.append("</name></author><category term=\"").append(words(2)).append("\"/><summary type=\"html\">");
            out.append(escaped(excerpt(i)))
                    .append("</summary><content type=\"html\">")
                    .append(escaped(body(i, 3 + random.nextInt(5))));
            out.append("</content></entry>\n");
        }
        return out.append("</feed>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String excerpt(int item) {
        return "<a href=\"https://bao.example/tin/bai-viet-" + item + ".html\"><img src=\"https://img.bao.example/"
                + item + "-s.jpg\" alt=\"" + words(4) + "\" /></a></br>" + words(35) + ".";
    }

    private String body(int item, int most) {
        StringBuilder body = new StringBuilder();
        body.append("<p class=\"sapo\"><strong>").append(words(35)).append(".</strong></p>\n");
        body.append("<figure class=\"image\"><img src=\"https://img.bao.example/")
                .append(item);
        body.append(".jpg\" alt=\"").append(words(6)).append("\" width=\"640\" height=\"427\" loading=\"lazy\" />");
        body.append("<figcaption>").append(words(10)).append(". Ảnh: ").append(words(3));
        body.append("</figcaption></figure>\n");
        for (int paragraphs = most; paragraphs > 0; paragraphs--) {
            body.append("<p style=\"text-align: justify;\">").append(words(40 + random.nextInt(40)));
            if (random.nextInt(3) == 0) {
                body.append(" <a href=\"/tin/bai-viet-")
                        .append(random.nextInt(999))
                        .append(".html\" target=\"_blank\">");
                body.append(words(5)).append("</a> &ldquo;").append(words(6)).append("&rdquo; <em>");
                body.append(words(3)).append("</em>");
            }
            body.append(".</p>\n");
        }
        return body.append("<p style=\"text-align: right;\"><strong>")
                .append(words(3))
                .append("</strong></p>")
                .toString();
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        words.setCharAt(0, Character.toUpperCase(words.charAt(0)));
        return words.toString();
    }

    private static ZonedDateTime date(int item) {
        return ZonedDateTime.of(2026, 3, 1, 8, 0, 0, 0, ZoneOffset.ofHours(7)).minusMinutes(37L * item);
    }

    private static String escaped(String html) {
        return html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
