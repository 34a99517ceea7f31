package vn.tintinh.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A Party committee's site without a feed, made like the page of the founding document: a clock in the header, a
 * breadcrumb, a dotted date, the byline at the foot, tools, and other news with dates of their own.
 */
record PartySite(Place place, StoryWriter writer) implements Site {
    private static final String BLANK = "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; ";
    private static final String SECTION = "tin-hoat-dong";
    private static final int PAGE = 10;

    /** The site's oldest article: the founding document's, shortened. */
    private static final Story FOUNDING = new Story(
            10_001,
            Instant.parse("2017-08-04T04:20:00Z"),
            "Tin hoạt động",
            "Ban Tuyên giáo Tỉnh ủy với các hoạt động trong Khối thi đua 6",
            "",
            List.of(
                    "Khối Thi đua 6 gồm 11 thành viên với nhiệm vụ trọng tâm của các cơ quan, đơn vị trong khối là tham mưu"
                            + " giúp Ban Thường vụ Tỉnh ủy, Thường trực Tỉnh ủy, UBND tỉnh lãnh đạo, chỉ đạo triển khai thực"
                            + " hiện tốt các nghị quyết, chỉ thị của Trung ương, Tỉnh ủy.",
                    "Đã chỉ đạo và triển khai tổ chức tốt công tác tuyên truyền nhân các ngày lễ, kỷ niệm, các sự kiện"
                            + " chính trị trong nước, trong tỉnh; mạng lưới thông tin từ tỉnh đến cơ sở được triển khai một"
                            + " cách đồng bộ, đảm bảo nội dung, tiến độ theo kế hoạch.",
                    "Tuy nhiên, sự phối hợp tổ chức các hoạt động phong trào thi đua, trao đổi kinh nghiệm giữa các cơ quan"
                            + " trong khối còn hạn chế. Một số cơ quan, đơn vị phong trào thi đua chưa đều, có lúc chưa thật"
                            + " sự mạnh mẽ, sôi nổi.",
                    "Tổ chức các hoạt động nhân kỷ niệm ngày truyền thống các Ban Đảng thiết thực, hiệu quả, tiết kiệm./."),
            "Tô Long",
            "ban-tuyen-giao-tinh-uy-voi-cac-hoat-dong-trong-khoi-thi-dua-6");

    @Override
    public String polled() {
        return SECTION;
    }

    @Override
    public Answer answer(String path, Instant now, int request) {
        List<Story> newest = stories(now);
        if (path.equals(SECTION) || path.equals(SECTION + "/trang-2")) {
            boolean isFirst = path.equals(SECTION);
            return Answer.of(
                            "text/html",
                            listing(
                                    isFirst ? newest.subList(0, PAGE) : newest.subList(PAGE, newest.size()),
                                    now,
                                    isFirst))
                    .validated(newest.get(0).published());
        }
        return Markup.story(writer, path, now)
                .map(PartySite::orFounding)
                .map(story -> Answer.of("text/html", article(story, newest, now))
                        .validated(newest.get(0).published()))
                .orElse(Answer.NOT_FOUND);
    }

    /** The newest articles, the founding one in place of the oldest. */
    List<Story> stories(Instant now) {
        return writer.newest(now).stream().map(PartySite::orFounding).toList();
    }

    private static Story orFounding(Story story) {
        return story.id() == FOUNDING.id() ? FOUNDING : story;
    }

    private String link(Story story) {
        return "/" + place.prefix() + "/" + SECTION + "/" + story.id();
    }

    private String head(String title, Instant now) {
        return "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\""
                + " \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html><head>"
                + "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\" /><title>" + title
                + "</title></head>\n<body><div id=\"header\"><div class=\"time_date\">Hôm nay, ngày "
                + Markup.date(now, "d 'tháng' M 'năm' yyyy")
                + "</div>\n<div class=\"fontsize\">Cỡ chữ: <a href=\"#\">A+</a>"
                + " <a href=\"#\">A-</a></div></div>\n";
    }

    private String path(String label) {
        return "<div class=\"path\"><a href=\"/" + place.prefix() + "\">BAN TUYÊN GIÁO TỈNH UỶ</a> | <a href=\"/"
                + place.prefix() + "/" + SECTION + "\">" + label.toUpperCase(Locale.forLanguageTag("vi"))
                + "</a></div>\n";
    }

    private String listing(List<Story> stories, Instant now, boolean isFirst) {
        StringBuilder html = new StringBuilder(head(place.name(), now))
                .append(path("Tin hoạt động"))
                .append("<div class=\"list_artical\">\n");
        for (Story story : stories) {
            html.append("<div class=\"artical\"><div class=\"name_artical\"><a href=\"")
                    .append(link(story))
                    .append("\">")
                    .append(Markup.escape(story.title()))
                    .append("</a> <span class=\"datetimeText\">(Ngày ")
                    .append(Markup.date(story.published(), "d/M/yyyy"))
                    .append(")</span></div><div class=\"short\">")
                    .append(Markup.escape(story.lead()))
                    .append("</div></div>\n");
        }
        String section = "/" + place.prefix() + "/" + SECTION;
        html.append("</div>\n<div class=\"paging\">")
                .append(
                        isFirst
                                ? "<b>1</b> <a href=\"" + section + "/trang-2\">2</a> <a href=\"" + section
                                        + "/trang-2\">Sau</a>"
                                : "<a href=\"" + section + "\">Trước</a> <a href=\"" + section + "\">1</a> <b>2</b>");
        return html.append("</div>\n<div id=\"footer\"><a href=\"#\">Android APK</a></div></body></html>\n")
                .toString();
    }

    private String article(Story story, List<Story> newest, Instant now) {
        StringBuilder html = new StringBuilder(head(place.name(), now))
                .append(path(story.label()))
                .append("<div id=\"detail\"><h1 class=\"title\">")
                .append(Markup.escape(story.title()))
                .append("</h1>\n<span class=\"date\">")
                .append(Markup.date(story.published(), "d.M.yyyy - HH:mm"))
                .append("</span>\n<div class=\"content\">\n");
        if (!story.lead().isEmpty()) {
            html.append("<p style=\"text-align:justify\">")
                    .append(BLANK)
                    .append(Markup.escape(story.lead()))
                    .append("</p>\n");
        }
        story.paragraphs().forEach(text -> html.append("<p style=\"text-align:justify\">")
                .append(BLANK)
                .append(Markup.escape(text))
                .append("</p>\n"));
        html.append("<p style=\"text-align:right\"><b>")
                .append(story.author())
                .append("</b></p></div>\n<div class=\"tools\">")
                .append(
                        "<a href=\"javascript:window.print()\">In tin bài</a><a href=\"javascript:save()\">Lưu tin bài</a></div>")
                .append("</div>\n<div class=\"other_News\"><div class=\"top_F\">CÁC TIN KHÁC</div><ul>\n");
        newest.stream().filter(other -> other.id() != story.id()).limit(5).forEach(other -> html.append(
                        "<li><a href=\"")
                .append(link(other))
                .append("\">")
                .append(Markup.escape(other.title()))
                .append("</a> <span>(Ngày ")
                .append(Markup.date(other.published(), "d/M/yyyy"))
                .append(")</span></li>\n"));
        return html.append("</ul></div>\n<div id=\"footer\"><a href=\"#\">Android APK</a></div></body></html>\n")
                .toString();
    }
}
