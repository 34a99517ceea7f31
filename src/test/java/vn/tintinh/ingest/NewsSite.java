package vn.tintinh.ingest;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tintinh.testing.HostileOrigin;

/** A small provincial site without a feed, whose template changes when a test says so. */
final class NewsSite {
    private static final List<String> WHAT = List.of(
            "Khánh thành cầu bắc qua sông Lũy",
            "Ra quân trồng một triệu cây xanh",
            "Khai giảng lớp bồi dưỡng lý luận chính trị",
            "Đẩy nhanh tiến độ đường ven biển",
            "Ngư dân được mùa cá cơm đầu vụ",
            "Thanh long xuất khẩu tăng trở lại");

    private final HostileOrigin origin;

    NewsSite(HostileOrigin origin) {
        this.origin = origin;
    }

    /** How pages are laid out. */
    enum Template {
        OLD,
        RENAMED,
        REBUILT
    }

    static String title(int number) {
        return WHAT.get(number % WHAT.size()) + " ở thôn số " + number;
    }

    static String summary(int number) {
        return "Sáng nay, tại thôn số " + number
                + ", đông đảo bà con đã đến dự buổi lễ do huyện tổ chức trong không khí" + " phấn khởi và trang trọng.";
    }

    static String body(int number) {
        return java.util.stream.IntStream.range(0, 5)
                .mapToObj(part ->
                        "<p>Đoạn " + part + " của bài " + number + ": lãnh đạo huyện cho biết công trình có ý nghĩa"
                                + " lớn đối với đời sống của nhân dân trong vùng, góp phần thúc đẩy giao thương và bảo đảm an toàn"
                                + " cho học sinh đến trường mỗi ngày, nhất là trong mùa mưa lũ hằng năm.</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String day(int number) {
        return "%02d/10/2026".formatted(1 + number % 28);
    }

    String path(Template template, int number) {
        return template == Template.REBUILT
                ? "/bai-viet/ban-tin-moi-" + (41000 + number) + ".html"
                : "/tin-tuc/ban-tin-" + (41000 + number) + ".html";
    }

    /** The listing at a path shows these articles in this order; each has its page. */
    void show(String listing, Template template, List<Integer> numbers) {
        show(listing, template, numbers, "");
        numbers.forEach(number -> article(template, number));
    }

    /** The listing alone, with something behind its list. */
    void show(String listing, Template template, List<Integer> numbers, String behind) {
        String entries = numbers.stream()
                .map(number -> entry(template, number, title(number)))
                .collect(Collectors.joining("\n"));
        html(listing, list(template, entries) + behind);
    }

    String entry(Template template, int number, String title) {
        String path = path(template, number);
        return switch (template) {
            case OLD ->
                "<li class='tin'><a href='" + path + "'>" + title + "</a> <span class='ngay'>" + day(number)
                        + "</span><p class='tom-tat'>" + summary(number) + "</p></li>";
            case RENAMED ->
                "<li class='news-entry'><a href='" + path + "'>" + title + "</a> <span class='when'>" + day(number)
                        + "</span><p class='teaser'>" + summary(number) + "</p></li>";
            case REBUILT ->
                "<tr class='row-item'><td><h3><a href='" + path + "'>" + title + "</a></h3><div>" + summary(number)
                        + "</div></td></tr>";
        };
    }

    String list(Template template, String entries) {
        return switch (template) {
            case OLD -> "<div class='danh-sach'><ul>" + entries + "</ul></div>";
            case RENAMED -> "<div class='listing'><ul>" + entries + "</ul></div>";
            case REBUILT -> "<section id='zone-main'><table>" + entries + "</table></section>";
        };
    }

    void article(Template template, int number) {
        article(template, number, title(number), body(number));
    }

    void article(Template template, int number, String title, String body) {
        html(
                path(template, number),
                switch (template) {
                    case OLD ->
                        "<h1 class='tieu-de'>" + title + "</h1><span class='ngay-dang'>Ngày đăng: " + day(number)
                                + " 07:30</span><div class='noi-dung'>" + body + "</div>";
                    case RENAMED ->
                        "<h1 class='headline'>" + title + "</h1><span class='posted'>Ngày đăng: " + day(number)
                                + " 07:30</span><div class='main-text'>" + body + "</div>";
                    case REBUILT ->
                        "<article><header><h1>" + title + "</h1><time class='stamp'>" + day(number)
                                + " 07:30</time></header><section class='story'>" + body + "</section></article>";
                });
    }

    /** Any page, in the site's frame. */
    void html(String path, String main) {
        Buffer page = Buffer.buffer("<!doctype html><html lang='vi'><head><meta charset='utf-8'><title>Trang tin huyện"
                + "</title></head><body><div id='header'><a href='/'>Trang chủ</a> <a href='/gioi-thieu'>Giới thiệu</a>"
                + " <a href='/lien-he'>Liên hệ</a></div><div id='main'>" + main
                + "</div><div id='footer'>Cơ quan chủ quản: Ủy ban nhân dân huyện</div></body></html>");
        answer(path, "200 OK", page);
    }

    void answer(String path, String status, Buffer body) {
        origin.on(
                path,
                (asked, socket) -> socket.write(
                        HostileOrigin.http(status, Map.of("Content-Type", "text/html; charset=utf-8"), body)));
    }

    /** Paths that were asked for, in order, without robots.txt. */
    List<String> asked() {
        return origin.asked().stream()
                .map(HostileOrigin.Asked::path)
                .filter(path -> !path.equals("/robots.txt"))
                .toList();
    }

    /** How often a path was asked for. */
    long asked(String path) {
        return asked().stream().filter(path::equals).count();
    }

    String source(String id, String listing, String more) {
        return "- {id: %s, url: \"%s\", type: page, poll: {min: 1h, max: 12h}%s}\n"
                .formatted(id, origin.url(listing), more);
    }
}
