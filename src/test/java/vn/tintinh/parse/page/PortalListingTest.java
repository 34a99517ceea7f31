package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;

/** Sections of the portals that two companies build for provinces, each small and with its traps. */
final class PortalListingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");

    private final PageParser parser = new PageParser();

    @Test
    void a_portal_of_the_vnpt_kind() {
        Listing listing = listing("https://tinh.gov.vn/1321/33871/64020/tin-hoat-dong/", """
                <body><div class="Header"><div class="CurrentDate">Thứ ba, 10/03/2026</div><ul class="MenuTop"><li><a href="/1321/33871/64019/gioi-thieu-chung-ve-tinh/">Giới thiệu chung về tỉnh nhà</a></li>
                <li><a href="/1321/33871/64021/thu-tuc-hanh-chinh/">Thủ tục hành chính công khai</a></li></ul></div>
                <div class="DefaultSkin"><div class="ArticleList"><div class="ArticleInList"><div class="ArticleImage"><a href="/1321/33871/64020/614203/tin-hoat-dong/ubnd-tinh-hop-phien-thuong-ky.aspx"><img src="/a.jpg"></a></div>
                <h2 class="Title"><a class="TitleLink" href="/1321/33871/64020/614203/tin-hoat-dong/ubnd-tinh-hop-phien-thuong-ky.aspx">UBND tỉnh họp phiên thường kỳ</a></h2><span class="PostDate">09/03/2026 16:20</span>
                <div class="Summary">Chiều 9/3, UBND tỉnh họp phiên thường kỳ tháng ba, bàn về kế hoạch đầu tư công của năm.</div></div>
                <div class="ArticleInList"><h2 class="Title"><a class="TitleLink" href="/1321/33871/64020/614187/tin-hoat-dong/tiep-cong-dan-dinh-ky.aspx">Tiếp công dân định kỳ</a></h2><span class="PostDate">08/03/2026 09:05</span>
                <div class="Summary">Lãnh đạo tỉnh đã tiếp mười lượt công dân và trả lời từng kiến nghị.</div></div>
                <div class="ArticleInList"><h2 class="Title"><a class="TitleLink" href="/1321/33871/64020/614150/tin-hoat-dong/khao-sat-tuyen-duong-ven-bien.aspx">Khảo sát tuyến đường ven biển</a></h2><span class="PostDate">07/03/2026 10:00</span></div></div>
                <div class="Paging"><span class="Current">1</span> <a href="/1321/33871/64020/tin-hoat-dong/?Page=2">2</a> <a href="/1321/33871/64020/tin-hoat-dong/?Page=3">3</a> <a href="/1321/33871/64020/tin-hoat-dong/?Page=2">Tiếp</a></div></div>
                <div class="RightPane"><div class="Title">Văn bản mới</div><ul><li><a href="/vbpq/quyet-dinh-12-qd-ubnd.aspx">Quyết định ban hành quy chế làm việc</a></li></ul></div></body>""");
        assertThat(listing.items())
                .extracting(ListedItem::title)
                .containsExactly(
                        "UBND tỉnh họp phiên thường kỳ", "Tiếp công dân định kỳ", "Khảo sát tuyến đường ven biển");
        assertThat(days(listing))
                .containsExactly("2026-03-09T09:20:00Z", "2026-03-08T02:05:00Z", "2026-03-07T03:00:00Z");
        assertThat(listing.items().get(0).summary().orElse("")).startsWith("Chiều 9/3, UBND tỉnh họp");
        assertThat(listing.next()).contains("https://tinh.gov.vn/1321/33871/64020/tin-hoat-dong/?Page=2");
    }

    @Test
    void an_article_of_the_vnpt_kind() {
        Article article = article("https://tinh.gov.vn/1321/33871/64020/614203/tin-hoat-dong/hop.aspx", """
                <body><div class="Header"><div class="CurrentDate">Thứ ba, 10/03/2026 12:00</div></div><div class="Breadcrumb"><a href="/">Trang chủ</a> » <a href="/1321/33871/64020/tin-hoat-dong/">Tin hoạt động</a></div>
                <div class="ArticleDetail"><h1 class="ArticleTitle">UBND tỉnh họp phiên thường kỳ</h1><span class="PostDate">Ngày đăng: 09/03/2026 16:20</span> <span class="Hits">Lượt xem: 214</span>
                <div class="ArticleContent"><p>Chiều nay, UBND tỉnh họp phiên thường kỳ tháng ba, bàn về kế hoạch đầu tư công và nhiệm vụ trọng tâm của quý hai.</p>
                <p>Các sở, ngành được giao rà soát tiến độ từng dự án, tháo gỡ vướng mắc về mặt bằng và báo cáo trước ngày hai mươi hằng tháng.</p>
                <p>Phiên họp cũng thông qua phương án hỗ trợ giống cho nông dân các xã bị hạn.</p><p style="text-align:right"><strong>Lê Hoàng</strong></p></div>
                <div class="OtherArticles"><h3>Tin cùng chuyên mục</h3><ul><li><a href="/x/614187.aspx">Tiếp công dân định kỳ</a> (08/03/2026)</li></ul></div></div></body>""");
        assertThat(article.title()).isEqualTo("UBND tỉnh họp phiên thường kỳ");
        assertThat(article.published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2026-03-09T09:20:00Z"));
        assertThat(article.authors()).containsExactly("Lê Hoàng");
        assertThat(article.labels()).containsExactly("Tin hoạt động");
        assertThat(Jsoup.parse(article.body()).text())
                .startsWith("Chiều nay, UBND tỉnh họp")
                .endsWith("cho nông dân các xã bị hạn.")
                .doesNotContain("Lượt xem", "Tin cùng chuyên mục");
    }

    @Test
    void a_portal_of_the_viettel_kind() {
        Listing listing = listing("https://huyen.tinh.gov.vn/tin-tuc-su-kien", """
                <body><div class="top-bar"><span id="clock">Thứ Ba, 10/03/2026 12:00:01</span></div><nav class="navbar"><ul><li class="nav-item"><a href="/gioi-thieu-chung">Giới thiệu chung về huyện nhà</a></li></ul></nav>
                <div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/tin-tuc-su-kien">Tin tức - Sự kiện</a></div>
                <div class="news-category"><div class="news-item row"><div class="col-md-4"><a href="/tin-tuc-su-kien/-/view-article/1/13834213122611/1741570000001" title="Hội chợ nông sản đầu xuân"><img data-src="/o/img/1.jpg"></a></div>
                <div class="col-md-8"><a class="news-title" href="/tin-tuc-su-kien/-/view-article/1/13834213122611/1741570000001">Hội chợ nông sản đầu xuân</a><div class="news-date"><i class="fa fa-calendar"></i> 09/03/2026</div><p class="news-sapo">Hơn một trăm gian hàng của các hợp tác xã tham gia hội chợ năm nay.</p></div></div>
                <div class="news-item row"><div class="col-md-8"><a class="news-title" href="/tin-tuc-su-kien/-/view-article/1/13834213122611/1741480000002">Ra mắt tổ công nghệ số cộng đồng</a><div class="news-date"><i class="fa fa-calendar"></i> 08/03/2026</div><p class="news-sapo">Mười hai tổ sẽ giúp bà con làm thủ tục qua mạng.</p></div></div>
                <div class="news-item row"><div class="col-md-8"><a class="news-title" href="/tin-tuc-su-kien/-/view-article/1/13834213122611/1741390000003">Tiêm phòng cho đàn gia súc vụ xuân</a><div class="news-date"><i class="fa fa-calendar"></i> 07/03/2026</div></div></div></div>
                <ul class="pagination"><li class="active"><a href="#">1</a></li><li><a href="/tin-tuc-su-kien?page=2">2</a></li><li><a href="/tin-tuc-su-kien?page=2">&raquo;</a></li></ul>
                <div class="sidebar"><h4>Xem nhiều nhất</h4><div class="view-most"><a href="/tin-tuc-su-kien/-/view-article/1/13834213122611/1700000000009">Lịch cắt điện trong tuần này của huyện</a></div></div>
                <div class="hit-counter">Đang truy cập: 12 · Tháng này: 40.112</div></body>""");
        assertThat(listing.items())
                .extracting(ListedItem::title)
                .containsExactly(
                        "Hội chợ nông sản đầu xuân",
                        "Ra mắt tổ công nghệ số cộng đồng",
                        "Tiêm phòng cho đàn gia súc vụ xuân");
        assertThat(days(listing))
                .containsExactly("2026-03-08T17:00:00Z", "2026-03-07T17:00:00Z", "2026-03-06T17:00:00Z");
        assertThat(listing.items().get(1).summary()).contains("Mười hai tổ sẽ giúp bà con làm thủ tục qua mạng.");
        assertThat(listing.next()).contains("https://huyen.tinh.gov.vn/tin-tuc-su-kien?page=2");
    }

    private static List<String> days(Listing listing) {
        return listing.items().stream()
                .flatMap(item -> item.published().stream())
                .map(date -> date.instant().toString())
                .toList();
    }

    private Listing listing(String url, String html) {
        return parser.listing(page(url, html), PageRule.NONE, NOW, ZONE).fold(listing -> listing, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private Article article(String url, String html) {
        return parser.article(page(url, html), PageRule.NONE, NOW, ZONE).fold(read -> read, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private static Document page(String url, String html) {
        return new Document(Optional.of(URI.create(url)), Map.of(), html.getBytes(StandardCharsets.UTF_8));
    }
}
