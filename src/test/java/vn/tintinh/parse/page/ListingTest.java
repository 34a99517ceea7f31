package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;

/** Listings as the systems of provincial sites write them, each small and with its traps. */
final class ListingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");

    private final PageParser parser = new PageParser();

    @Test
    void web_forms_list_without_a_next_page_that_only_a_browser_can_follow() {
        Listing listing = read("https://tinh.gov.vn/Tin-tuc.aspx", """
                <body><form id="aspnetForm" class="main-menu-form"><div id="menu"><a href="/Default.aspx">Trang chủ của cổng thông tin</a></div>
                <table id="ctl00_cphMain_gvTin"><tr><td><a href="Chi-tiet.aspx?newsid=4101">Hội nghị triển khai nhiệm vụ quý hai</a>
                <span id="ctl00_lblNgayDang">(09/03/2026)</span></td></tr>
                <tr><td><a href="Chi-tiet.aspx?newsid=4100">Khánh thành trường mầm non xã vùng cao</a></td></tr>
                <tr><td><a href="Chi-tiet.aspx?newsid=4099">Ra quân làm sạch bãi biển dịp cuối tuần</a></td></tr>
                <tr><td><span>1</span> <a href="javascript:__doPostBack('ctl00$gv','Page$2')">2</a>
                <a href="javascript:__doPostBack('ctl00$gv','Page$3')">3</a>
                <a href="javascript:__doPostBack('ctl00$gv','Page$Next')">Trang sau</a></td></tr></table></form></body>""");
        assertThat(urls(listing))
                .containsExactly(
                        "https://tinh.gov.vn/Chi-tiet.aspx?newsid=4101",
                        "https://tinh.gov.vn/Chi-tiet.aspx?newsid=4100",
                        "https://tinh.gov.vn/Chi-tiet.aspx?newsid=4099");
        assertThat(listing.items().get(0).published()).isPresent();
        assertThat(listing.next()).isEmpty();
    }

    @Test
    void liferay_lists_without_its_language_trap() {
        Listing listing = read("https://btg.tinh.gov.vn/tin-tuc", """
                <body><div class="portlet-language"><a href="/c/portal/update_language?p_l_id=1&languageId=fi_FI">Suomi kieli tälle koko sivustolle tänään</a></div>
                <div class="portlet-boundary portlet-asset-publisher"><div class="asset-abstract"><h3 class="asset-title">
                <a href="https://btg.tinh.gov.vn/tin-tuc/-/asset_publisher/aB3d/content/tiep-oan-cong-tac-cua-tinh">Tiếp đoàn công tác của tỉnh bạn</a></h3>
                <div class="asset-summary">Chiều nay, Thường trực Tỉnh ủy đã tiếp và làm việc với đoàn công tác của tỉnh bạn.</div></div>
                <div class="asset-abstract"><h3 class="asset-title"><a href="https://btg.tinh.gov.vn/tin-tuc/-/asset_publisher/aB3d/content/en-chao-xuan">Đèn chào xuân</a></h3></div>
                <div class="asset-abstract"><h3 class="asset-title"><a href="https://btg.tinh.gov.vn/tin-tuc/-/asset_publisher/aB3d/content/ac-phai-vien-noi-ve-nghi-quyet">Đặc phái viên nói về nghị quyết</a></h3></div>
                <div class="asset-abstract"><h3 class="asset-title"><a href="https://btg.tinh.gov.vn/tin-tuc/-/asset_publisher/aB3d/content/le-ky-niem-ngay-thanh-lap">Lễ kỷ niệm ngày thành lập</a></h3></div></div>
                <ul class="lfr-pagination-buttons pager"><li><a href="https://btg.tinh.gov.vn/tin-tuc?cur=2">Tiếp theo →</a></li></ul></body>""");
        assertThat(listing.items())
                .extracting(ListedItem::title)
                .containsExactly(
                        "Tiếp đoàn công tác của tỉnh bạn",
                        "Đèn chào xuân",
                        "Đặc phái viên nói về nghị quyết",
                        "Lễ kỷ niệm ngày thành lập");
        assertThat(listing.items().get(0).summary()).isPresent();
        assertThat(listing.next()).contains("https://btg.tinh.gov.vn/tin-tuc?cur=2");
    }

    @Test
    void joomla_lists_its_blog_and_pages_by_start() {
        Listing listing = read("https://so.tinh.gov.vn/index.php/tin-tuc", """
                <body><div class="moduletable_menu"><ul class="nav menu"><li><a href="/index.php/gioi-thieu">Giới thiệu về cơ quan chúng tôi</a></li></ul></div>
                <div class="blog"><div class="items-leading"><div class="item"><h2><a href="/index.php/tin-tuc/101-tap-huan-phong-chay">Tập huấn phòng cháy chữa cháy</a></h2></div></div>
                <div class="items-row"><div class="item"><h2><a href="/index.php/tin-tuc/100-kham-suc-khoe">Khám sức khỏe</a></h2></div>
                <div class="item"><h2><a href="/index.php/tin-tuc/99-trao-qua-tet-cho-ho-ngheo">Trao quà Tết cho hộ nghèo</a></h2></div></div>
                <div class="pagination"><ul><li><span>1</span></li><li><a href="/index.php/tin-tuc?start=5">2</a></li><li><a href="/index.php/tin-tuc?start=10">3</a></li>
                <li><a href="/index.php/tin-tuc?start=5">Tiếp theo</a></li></ul></div></div>
                <div class="moduletable"><h3>Tin đọc nhiều</h3><ul><li><a href="/index.php/tin-tuc/12-quy-che-lam-viec-cua-so">Quy chế làm việc của Sở Nội vụ</a></li></ul></div></body>""");
        assertThat(urls(listing))
                .containsExactly(
                        "https://so.tinh.gov.vn/index.php/tin-tuc/101-tap-huan-phong-chay",
                        "https://so.tinh.gov.vn/index.php/tin-tuc/99-trao-qua-tet-cho-ho-ngheo");
        assertThat(listing.next()).contains("https://so.tinh.gov.vn/index.php/tin-tuc?start=5");
    }

    @Test
    void drupal_lists_rows_with_short_titles_too() {
        Listing listing = read("https://hoinongdan.vn/tin", """
                <body><div class="region-sidebar-first"><div class="block"><h2>Chuyên mục</h2><ul><li><a href="/chuyen-muc/mot">Phong trào nông dân thi đua sản xuất</a></li></ul></div></div>
                <div class="view-content"><div class="views-row"><div class="views-field-title"><span class="field-content"><a href="/node/5012">Nông dân làm giàu từ cây ăn trái</a></span></div></div>
                <div class="views-row"><div class="views-field-title"><span class="field-content"><a href="/node/5011">Hội thi</a></span></div></div>
                <div class="views-row"><div class="views-field-title"><span class="field-content"><a href="/node/5010">Giúp nhau xóa đói giảm nghèo</a></span></div></div></div>
                <ul class="pager"><li class="pager-current">1</li><li class="pager-item"><a href="/tin?page=1">2</a></li><li class="pager-next"><a href="/tin?page=1">sau ›</a></li></ul></body>""");
        assertThat(listing.items())
                .extracting(ListedItem::title)
                .containsExactly("Nông dân làm giàu từ cây ăn trái", "Hội thi", "Giúp nhau xóa đói giảm nghèo");
        assertThat(listing.next()).contains("https://hoinongdan.vn/tin?page=1");
    }

    @Test
    void wordpress_lists_posts_inside_the_widgets_of_a_page_builder_and_not_recent_ones() {
        Listing listing = read("https://huyen.vn/category/tin-tuc/", """
                <body class="has-sidebar right-sidebar"><div id="page" class="with-sidebar"><div class="elementor-widget-container"><div class="elementor-posts">
                <article class="hentry"><h2 class="entry-title"><a href="https://huyen.vn/2026/03/09/huyen-ra-quan-trong-cay/">Huyện ra quân trồng cây</a></h2>
                <time datetime="2026-03-09T08:00:00+07:00">09/03/2026</time><a href="https://huyen.vn/2026/03/09/huyen-ra-quan-trong-cay/#more">Đọc tiếp bài viết này ngay</a></article>
                <article class="hentry"><h2 class="entry-title"><a href="https://huyen.vn/2026/03/08/hop-dan/">Họp dân</a></h2></article>
                <article class="hentry"><h2 class="entry-title"><a href="https://huyen.vn/2026/03/07/thu-hoach-lua-dong-xuan/">Thu hoạch lúa đông xuân</a></h2></article></div></div>
                <nav class="navigation pagination"><span class="page-numbers current">1</span><a class="page-numbers" href="https://huyen.vn/category/tin-tuc/page/2/">2</a>
                <a class="next page-numbers" href="https://huyen.vn/category/tin-tuc/page/2/">Sau »</a></nav></div>
                <div class="widget-area"><div class="widget widget_recent_entries"><h3>Bài viết mới</h3><a href="https://huyen.vn/2026/03/01/thong-bao-tuyen-sinh-lop-mot/">Thông báo tuyển sinh lớp một</a></div>
                <div class="widget widget_archive"><a href="https://huyen.vn/2026/03/">Lưu trữ tháng ba năm 2026</a></div></div></body>""");
        assertThat(urls(listing))
                .containsExactly(
                        "https://huyen.vn/2026/03/09/huyen-ra-quan-trong-cay/",
                        "https://huyen.vn/2026/03/08/hop-dan/",
                        "https://huyen.vn/2026/03/07/thu-hoach-lua-dong-xuan/");
        assertThat(listing.items().get(1).title()).isEqualTo("Họp dân");
        assertThat(listing.items().get(0).published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2026-03-09T01:00:00Z"));
        assertThat(listing.next()).contains("https://huyen.vn/category/tin-tuc/page/2/");
    }

    @Test
    void boxes_headed_by_another_section_or_another_site_are_other_lists() {
        StringBuilder html = new StringBuilder("<body><div class='main'>");
        for (int i = 1; i <= 12; i++) {
            html.append(item("/ban-tin-so-" + (1000 + i) + ".html", "Tin của chuyên mục số " + i + " hôm nay"));
        }
        html.append(
                "</div><div class='right'><div class='box'><h2 class='title'><a href='/van-hoa/le-hoi.htm'>Lễ hội</a></h2><ul>");
        for (int i = 1; i <= 3; i++) {
            html.append(item("/le-hoi-xuan-" + (2000 + i) + ".html", "Lễ hội xuân của làng số " + i));
        }
        html.append("</ul></div><div class='promo'><a href='https://giai-thuong.example'><img src='/l.png'></a>");
        for (int i = 1; i <= 3; i++) {
            html.append(item("/giai-thuong-nam-" + (3000 + i) + ".html", "Giải thưởng năm nay của số " + i));
        }
        html.append("</div><div class='box'><h2 class='title'><a href='/kinh-te/tai-chinh.htm'>Tài chính</a></h2><ul>");
        for (int i = 1; i <= 3; i++) {
            html.append(item("/tai-chinh-tuan-" + (4000 + i) + ".html", "Tài chính tuần này của số " + i));
        }
        Listing listing = read(
                "https://bao.vn/kinh-te.htm",
                html.append("</ul></div></div></body>").toString());
        assertThat(urls(listing)).hasSize(15).noneMatch(url -> url.contains("le-hoi") || url.contains("giai-thuong"));
    }

    @Test
    void a_front_page_keeps_the_boxes_of_its_sections() {
        StringBuilder html = new StringBuilder("<body>");
        for (String section : List.of("kinh-te", "van-hoa", "the-thao")) {
            html.append("<div class='box'><h2 class='title'><a href='/" + section + "'>" + section + "</a></h2>");
            for (int i = 1; i <= 3; i++) {
                html.append(
                        item("/" + section + "/tin-" + (1000 + i) + ".html", "Tin " + section + " thứ " + i + " nhé"));
            }
            html.append("</div>");
        }
        assertThat(urls(read("https://bao.vn/", html + "</body>"))).hasSize(9);
    }

    @Test
    void an_article_of_another_path_is_of_another_section_where_all_others_are_of_this_one() {
        StringBuilder html = new StringBuilder("<body>");
        for (int i = 1; i <= 12; i++) {
            html.append(item("/kinh-te/tin-" + (1000 + i) + ".html", "Tin kinh tế thứ " + i + " trong ngày"));
        }
        html.append(item("/bat-dong-san/tin-2001.html", "Nhà rẻ hơn ô tô ở xứ người"));
        assertThat(urls(read("https://bao.vn/kinh-te.htm", html + "</body>")))
                .hasSize(12)
                .noneMatch(url -> url.contains("bat-dong-san"));
    }

    @Test
    void a_list_under_a_heading_of_most_read_is_none_even_beside_the_list() {
        Listing listing = read(
                "https://bao.vn/tin",
                "<body><div>" + "<h2>Tin mới</h2><ul class=a>"
                        + item("/a-1001.html", "Một tin mới của hôm nay")
                        + item("/a-1002.html", "Hai tin mới của hôm nay")
                        + "</ul><h2>Đọc nhiều nhất trong tuần</h2><ul class=b>"
                        + item("/z-9.html?id=77", "Tin cũ mà ai cũng đọc")
                        + "</ul></div></body>");
        assertThat(urls(listing)).containsExactly("https://bao.vn/a-1001.html", "https://bao.vn/a-1002.html");
    }

    @Test
    void json_ld_fills_in_dates_and_adds_what_only_machines_are_told() {
        Listing listing = read(
                "https://bao.vn/tin",
                """
                <head><script type="application/ld+json">{"@context":"https://schema.org","@type":"CollectionPage","mainEntity":{"@type":"ItemList",
                "itemListElement":[{"@type":"ListItem","position":1,"item":{"@type":"NewsArticle","url":"/a-1001.html","headline":"Một tin của hôm nay","datePublished":"2026-03-09T08:00:00+07:00","description":"Tóm tắt"}},
                {"@type":"ListItem","position":2,"url":"/a-1002.html","name":"Hai tin của hôm nay"},
                {"@type":"ListItem","position":3,"url":"/a-1003.html","name":"Ba tin của hôm nay"}]}}</script></head><body>"""
                        + item("/a-1001.html", "Một tin của hôm nay") + item("/a-1002.html", "Hai tin của hôm nay")
                        + "</body>");
        assertThat(urls(listing))
                .containsExactly(
                        "https://bao.vn/a-1001.html", "https://bao.vn/a-1002.html", "https://bao.vn/a-1003.html");
        assertThat(listing.items().get(0).published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2026-03-09T01:00:00Z"));
        assertThat(listing.items().get(0).summary()).contains("Tóm tắt");
    }

    @Test
    void sessions_leave_the_addresses_and_old_story_ids_stay() {
        Listing listing = read(
                "http://sonv.tinh.gov.vn/tin",
                "<body>"
                        + item("/xem.jsp;jsessionid=0A1B2C3D4E5F?id=501", "Tin có phiên làm việc trong địa chỉ")
                        + item("/xem.php?PHPSESSID=abcdef0123456789abcdef&id=502", "Tin của máy chủ viết bằng PHP")
                        + item("/modules.php?name=News&file=article&sid=503", "Tin của cổng thông tin đời cũ")
                        + "</body>");
        assertThat(urls(listing))
                .containsExactly(
                        "http://sonv.tinh.gov.vn/xem.jsp?id=501",
                        "http://sonv.tinh.gov.vn/xem.php?id=502",
                        "http://sonv.tinh.gov.vn/modules.php?name=News&file=article&sid=503");
    }

    @ParameterizedTest
    @CsvSource({
        "/c/portal/update_language?p_l_id=1&languageId=fi_FI, true",
        "/lich?month=3, true",
        "/2026/03/, true",
        "/2026/03/09/, true",
        "/tin?ngay=9-3-2026, true",
        "/login?back=/tin, true",
        "/2026/03/09/huyen-ra-quan-trong-cay/, false",
        "/lich-su/khoi-nghia-nam-ky-1234.html, false",
        "/tin-tuc-su-kien/hop-bao-5678.html, false"
    })
    void traps_are_known_by_their_address(String path, boolean isTrap) {
        assertThat(Addresses.isTrap("https://tinh.vn" + path)).isEqualTo(isTrap);
    }

    @Test
    void an_index_of_feeds_is_refused_with_the_feeds_named() {
        Parsed<Listing> parsed = parser.listing(page("https://bao.vn/rss.htm", """
                        <body><h1>RSS</h1><ul><li><a href="/rss/thoi-su.rss">Thời sự chính trị trong tỉnh</a></li><li><a href="/rss/kinh-te.rss">Kinh tế</a></li>
                        <li><a href="/rss/van-hoa.rss">Văn hóa</a></li><li><a href="/rss/the-thao.rss">Thể thao</a></li></ul>
                        <p>Các kênh do báo cung cấp chỉ được sử dụng cho mục đích cá nhân.</p></body>"""), PageRule.NONE, NOW, ZONE);
        parsed.fold(
                listing -> {
                    throw new AssertionError("not refused: " + listing);
                },
                (problem, feeds) -> {
                    assertThat(problem).contains("index of feeds").contains("https://bao.vn/rss/thoi-su.rss");
                    assertThat(feeds).hasSize(4);
                    return true;
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tin|<b>1</b> <a href='/tin?p=2&d='>2</a> <a href='/tin?p=3&d='>3</a>|/tin?p=2&d=",
                "/tin?p=2|<a href='/tin?p=1'>1</a> <b>2</b> <a href='/tin?p=3'>3</a> <a href='/tin?p=9'>»</a>|/tin?p=3",
                "/tin?p=9|<a href='/tin?p=1'>«</a> <a href='/tin?p=8'>8</a> <b>9</b> <a href='/tin?p=1'>›</a>|",
                "/tin|<div class=phan-trang><a href='/tin/trang-2'>Trang sau</a></div>|/tin/trang-2",
                "/tin|<a href='/tin?page=2'>Xem thêm</a>|/tin?page=2",
                "/tin?page=4|<a href='/tin?page=5'>Xem thêm tin</a>|/tin?page=5",
                "/tin|<a href='/tin-khac?page=7'>Xem thêm</a>|",
                "/tin|<link rel=next href='/tin/page/2/'>|/tin/page/2/"
            })
    void finds_the_following_page_and_never_one_that_leads_back(String path, String pager, String next) {
        Listing listing = read(
                "https://bao.vn" + path,
                "<body>" + item("/a-1001.html", "Một tin mới của hôm nay")
                        + item("/a-1002.html", "Hai tin mới của hôm nay") + "<div class=pages>" + pager
                        + "</div></body>");
        assertThat(listing.next()).isEqualTo(Optional.ofNullable(next).map(found -> "https://bao.vn" + found));
    }

    @Test
    void names_the_feeds_that_a_page_advertises_before_those_that_it_links_to() {
        Document page = page("https://bao.vn/", """
                <head><link rel="alternate" type="application/rss+xml" title="Bình luận" href="/comments/feed"><link rel="alternate" type="application/atom+xml" href="/tin.atom"></head>
                <body><a href="/rss/home.rss">RSS</a><a href="https://khac.vn/rss/home.rss">RSS</a></body>""");
        assertThat(parser.feeds(page))
                .containsExactly(
                        "https://bao.vn/tin.atom", "https://bao.vn/comments/feed", "https://bao.vn/rss/home.rss");
    }

    private static String item(String href, String title) {
        return "<li class='item'><a href='" + href + "'>" + title + "</a></li>\n";
    }

    private Listing read(String url, String html) {
        return parser.listing(page(url, html), PageRule.NONE, NOW, ZONE).fold(listing -> listing, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private static List<String> urls(Listing listing) {
        return listing.items().stream().map(ListedItem::url).toList();
    }

    private static Document page(String url, String html) {
        return new Document(Optional.of(URI.create(url)), Map.of(), html.getBytes(StandardCharsets.UTF_8));
    }
}
