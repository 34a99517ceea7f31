package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;

/** What servers send in place of a listing: one clear answer each, in time, and no item that is not there. */
final class ListingBadInputTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");
    private static final String LIST = "<ul><li><a href='/a-1001.html'>Khởi công cầu mới qua sông Lũy</a></li>"
            + "<li><a href='/a-1002.html'>Nông dân trúng mùa thanh long</a></li></ul>";

    private final PageParser parser = new PageParser();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty",
                "<html><body></body></html>|no text",
                "<html><body><script>location='/x'</script></body></html>|without running its scripts",
                "<title>Just a moment...</title><body><p>Checking your browser before accessing</p></body>|proof of being human",
                "<title>Cổng thông tin</title><body><h1>Website đang bảo trì</h1><p>Mời quay lại sau.</p></body>|maintenance",
                "<title>Đăng nhập</title><body><h2>Đăng nhập hệ thống</h2><form><input name=u><input type=password></form></body>|login",
                "<title>Runtime Error</title><body><h1>Server Error in '/' Application.</h1></body>|error page",
                "<title>404</title><body><h1>Không tìm thấy trang</h1><a href='/'>Về trang chủ của cổng thông tin</a></body>|error page"
            })
    void what_is_no_listing_is_refused_by_what_it_is(String html, String reason) {
        assertThat(refused(html)).contains(reason);
    }

    @Test
    void frames_are_refused_with_the_frame_of_the_news() {
        assertThat(
                        refused(
                                "<frameset cols='20%,80%'><frame name=menu src='/menu.htm'><frame name=main src='tin/list.asp'>"
                                        + "<noframes><body>Trình duyệt của bạn không hỗ trợ khung</body></noframes></frameset>"))
                .contains("only frames")
                .contains("instead: https://tinh.vn/tin/list.asp or https://tinh.vn/menu.htm");
        assertThat(refused("<body><iframe id=content src='/portal/news.aspx'></iframe></body>"))
                .contains("https://tinh.vn/portal/news.aspx");
    }

    @Test
    @Timeout(20)
    void twenty_megabytes_of_list_are_read_in_seconds() {
        StringBuilder html = new StringBuilder(21 << 20).append("<body>");
        String filler = "<p>" + "Nội dung rất dài của một bài viết trên trang. ".repeat(200) + "</p>";
        for (int i = 0; html.length() < 16 << 20; i++) {
            html.append("<div class=item><h3><a href='/bai-viet-so-")
                    .append(10_000 + i)
                    .append(".html'>Bài viết dài số ")
                    .append(i)
                    .append(" của trang</a></h3>")
                    .append(filler)
                    .append("</div>");
        }
        Listing listing = read(html.append("</body>").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(html.toString().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(20 << 20);
        assertThat(listing.items().size()).isBetween(1000, 2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<li><a href='/bai-viet-so-%d.html'>Bài viết số %d của trang này</a></li>",
                "<a href='?page=%d'>%d</a> "
            })
    @Timeout(20)
    void a_hundred_thousand_links_are_read_in_seconds(String link) {
        StringBuilder html = new StringBuilder("<body>").append(LIST).append("<div class=x>");
        for (int i = 10_000; i < 110_000; i++) {
            html.append(link.replace("%d", String.valueOf(i)));
        }
        Listing listing = read(html.append("</div></body>").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(listing.items().size()).isBetween(2, 2000);
    }

    @Test
    @Timeout(20)
    void ten_thousand_levels_keep_the_list_and_invent_nothing() {
        Listing listing = read(("<body>" + LIST + "<div class=a>".repeat(10_000)
                        + "<li><a href='/x-12345.html'>Một hai ba bốn năm sáu</a></li>".repeat(10_000) + "</body>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(listing.items())
                .extracting(ListedItem::url)
                .startsWith("https://tinh.vn/a-1001.html", "https://tinh.vn/a-1002.html")
                .allMatch(url -> url.matches("https://tinh.vn/(?:a-100[12]|x-12345).html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_wrong_charset_in_the_page_and_utf_16_without_a_mark_make_no_difference(String charset) {
        String html = "<html><head><meta charset='windows-1252'></head><body>" + LIST + "</body></html>";
        verify(read(html.getBytes(Charset.forName(charset))));
    }

    @Test
    void decomposed_letters_come_out_composed() {
        verify(read(Normalizer.normalize("<body>" + LIST + "</body>", Normalizer.Form.NFD)
                .getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        ".VnTime, 'Héi nghÞ tæng kÕt c«ng t¸c n¨m', 'Hội nghị tổng kết công tác năm'",
        "VNI-Times, 'Hoäi nghò toång keát coâng taùc naêm', 'Hội nghị tổng kết công tác năm'"
    })
    void letters_of_old_fonts_become_unicode(String face, String written, String meant) {
        Listing listing = read(("<html><head><meta charset=utf-8></head><body><font face='" + face
                        + "'><ul><li><a href='/a-1001.html'>" + written + "</a></li><li><a href='/a-1002.html'>"
                        + written + "</a></li></ul></font></body></html>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(listing.items()).hasSize(2).allSatisfy(item -> assertThat(item.title())
                .isEqualTo(meant));
    }

    @Test
    void a_page_of_text_alone_and_an_empty_list_are_two_answers() {
        assertThat(refused("<body><h1>Giới thiệu</h1><p>" + "Cơ quan được thành lập năm 1997. ".repeat(60)
                        + "</p></body>"))
                .contains("no list of articles");
        Listing empty =
                read("<body><h1>Tin</h1><p>Chưa có bài viết nào.</p><a rel=next href='/tin?page=2'>Sau</a></body>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(empty.items()).isEmpty();
        assertThat(empty.next()).as("a pager without a list goes on for ever").isEmpty();
    }

    private static void verify(Listing listing) {
        assertThat(listing.items())
                .extracting(ListedItem::title)
                .containsExactly("Khởi công cầu mới qua sông Lũy", "Nông dân trúng mùa thanh long");
    }

    private Listing read(byte[] body) {
        return parse(body).fold(listing -> listing, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private String refused(String html) {
        return parse(html.getBytes(StandardCharsets.UTF_8))
                .fold(
                        listing -> {
                            throw new AssertionError("not refused: " + listing);
                        },
                        (problem, feeds) -> problem);
    }

    private Parsed<Listing> parse(byte[] body) {
        return parser.listing(
                new Document(Optional.of(URI.create("https://tinh.vn/tin")), Map.of(), body), PageRule.NONE, NOW, ZONE);
    }
}
