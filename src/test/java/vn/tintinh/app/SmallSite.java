package vn.tintinh.app;

import vn.tintinh.testing.FileOrigin;

/** The documents of a site with two articles. */
final class SmallSite {
    private static final String PROSE =
            "<p>Sáng nay, lãnh đạo tỉnh đã kiểm tra tiến độ tuyến kè biển, yêu cầu nhà thầu tăng ca, bảo đảm an toàn.</p>"
                    + "<p>Theo kế hoạch, công trình dài hai cây số sẽ hoàn thành trước mùa mưa, phục vụ hơn ba nghìn hộ dân.</p>";

    private SmallSite() {}

    static String feed(FileOrigin site) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Tin nhỏ</title><link>" + site.url("")
                + "</link><description>x</description><item><title>Khởi công cầu mới</title><link>"
                + site.url("a-1001.html") + "</link><pubDate>Mon, 09 Mar 2026 08:15:00 +0700</pubDate>"
                + "<description>Cây cầu dài 300 mét.</description></item></channel></rss>";
    }

    /** A listing that advertises a feed; none where the name is empty. */
    static String page(FileOrigin site, String feed) {
        String link = feed.isEmpty()
                ? ""
                : "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"" + site.url(feed) + "\">";
        return "<html><head><meta charset=utf-8><title>Tin</title>" + link + "</head><body><ul>"
                + "<li><a href='/a-1001.html'>Khởi công cầu mới qua sông Lũy</a></li>"
                + "<li><a href='/a-1002.html'>Nông dân trúng mùa thanh long</a></li>"
                + "<li><a href='/a-1003.html'>Học sinh vùng cao đến trường</a></li></ul></body></html>";
    }

    static String article(String title) {
        return "<html><head><meta charset=utf-8><title>" + title + "</title></head><body><h1>" + title
                + "</h1><span class=date>09/03/2026 08:15</span><div class=content>" + PROSE + "</div></body></html>";
    }
}
