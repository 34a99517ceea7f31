package vn.tintinh.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /**
     * Writes {@code tin-tuc.html}, which lists so many articles, and their pages.
     *
     * @param date of an article's page, with the day as {@code %02d}
     */
    static void sections(Path folder, int articles, String date) throws IOException {
        List<String> what =
                List.of("Khánh thành cầu", "Ra quân trồng rừng", "Khai giảng lớp", "Ngư dân được mùa", "Làm đường mới");
        StringBuilder list = new StringBuilder();
        for (int number = 1; number <= articles; number++) {
            String title = what.get(number % what.size()) + " ở thôn số " + number + " của xã vùng cao";
            list.append("<li class=tin><a href='/bai-viet-")
                    .append(41000 + number)
                    .append(".html'>")
                    .append(title)
                    .append("</a></li>");
            Files.writeString(
                    folder.resolve("bai-viet-" + (41000 + number) + ".html"),
                    "<html><head><meta charset=utf-8><title>Trang tin</title></head><body><h1 class=tieu-de>" + title
                            + "</h1>" + date.formatted(number) + "<div class=noi-dung>"
                            + PROSE.replace("tỉnh", "thôn " + number) + PROSE + "</div></body></html>");
        }
        Files.writeString(
                folder.resolve("tin-tuc.html"),
                "<html><head><meta charset=utf-8><title>Tin</title></head><body><div id=menu><a href='/'>Trang chủ</a>"
                        + "</div><ul class=danh-sach>" + list + "</ul></body></html>");
    }

    static String article(String title) {
        return "<html><head><meta charset=utf-8><title>" + title + "</title></head><body><h1>" + title
                + "</h1><span class=date>09/03/2026 08:15</span><div class=content>" + PROSE + "</div></body></html>";
    }
}
