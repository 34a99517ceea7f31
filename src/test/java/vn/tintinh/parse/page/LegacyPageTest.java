package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.PageRule;

/** Articles of sites that wrote all of their pages in an encoding from before Unicode, and never said which. */
final class LegacyPageTest {
    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");

    /** The page's bytes as windows-1252 shows them: in TCVN3, whose ư is a soft hyphen there. */
    private static final String TCVN3 = """
            <html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>Khëi c«ng tuyÕn ®\u00ADêng liªn x· vïng cao</title></head><body>
            <div class="path"><a href="/">Trang chñ</a> &gt; <a href="/tin-hoat-dong">Tin ho¹t ®éng</a></div>
            <h1>Khëi c«ng tuyÕn ®\u00ADêng liªn x· vïng cao</h1><div class="date">Ngµy 12/08/2009, 14:30</div>
            <div class="content"><p>S¸ng nay, l·nh ®¹o huyÖn ®· dù lÔ khëi c«ng tuyÕn ®\u00ADêng liªn x· dµi t¸m c©y sè, nèi trung t©m huyÖn víi ba x· vïng cao cßn nhiÒu khã kh¨n.</p>
            <p>Theo kÕ ho¹ch, c«ng tr×nh sÏ hoµn thµnh tr\u00ADíc mïa m\u00ADa n¨m sau, phôc vô viÖc ®i l¹i vµ vËn chuyÓn n«ng s¶n cña h¬n hai ngh×n hé d©n trong vïng.</p>
            <p>Nh©n dÞp nµy, nhµ thÇu ®· trao häc bæng cho nh÷ng häc sinh nghÌo v\u00ADît khã vµ tÆng th\u00AD viÖn tr\u00ADêng häc mét tr¨m ®Çu s¸ch míi.</p>
            <p align="right"><b>NguyÔn V¨n B×nh</b></p></div>
            <div class="other"><b>C¸c tin kh¸c</b><ul><li><a href="/t/11">Héi nghÞ tæng kÕt c«ng t¸c n¨m</a> (01/08/2009)</li></ul></div></body></html>""";

    /** The same in VNI. */
    private static final String VNI = """
            <html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>Khôûi coâng tuyeán ñöôøng lieân xaõ vuøng cao</title></head><body>
            <div class="path"><a href="/">Trang chuû</a> &gt; <a href="/tin-hoat-dong">Tin hoaït ñoäng</a></div>
            <h1>Khôûi coâng tuyeán ñöôøng lieân xaõ vuøng cao</h1><div class="date">Ngaøy 12/08/2009, 14:30</div>
            <div class="content"><p>Saùng nay, laõnh ñaïo huyeän ñaõ döï leã khôûi coâng tuyeán ñöôøng lieân xaõ daøi taùm caây soá, noái trung taâm huyeän vôùi ba xaõ vuøng cao coøn nhieàu khoù khaên.</p>
            <p>Theo keá hoaïch, coâng trình seõ hoaøn thaønh tröôùc muøa möa naêm sau, phuïc vuï vieäc ñi laïi vaø vaän chuyeån noâng saûn cuûa hôn hai nghìn hoä daân trong vuøng.</p>
            <p>Nhaân dòp naøy, nhaø thaàu ñaõ trao hoïc boång cho nhöõng hoïc sinh ngheøo vöôït khoù vaø taëng thö vieän tröôøng hoïc moät traêm ñaàu saùch môùi.</p>
            <p align="right"><b>Nguyeãn Vaên Bình</b></p></div>
            <div class="other"><b>Caùc tin khaùc</b><ul><li><a href="/t/11">Hoäi nghò toång keát coâng taùc naêm</a> (01/08/2009)</li></ul></div></body></html>""";

    @ParameterizedTest
    @ValueSource(strings = {TCVN3, VNI})
    void comes_out_in_unicode_with_every_field(String html) {
        verify(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {TCVN3, VNI})
    void comes_out_in_unicode_where_the_header_claims_another_charset(String html) {
        verify(html.replace("windows-1252", "iso-8859-1"));
        verify(html.replaceFirst("<meta [^>]*>", ""));
    }

    private static void verify(String html) {
        Document document = new Document(
                Optional.of(URI.create("http://huyen.tinh.gov.vn/t/12")),
                Map.of("Content-Type", "text/html"),
                html.getBytes(CP1252));
        Article article = new PageParser()
                .article(document, PageRule.NONE, NOW, ZONE)
                .fold(read -> read, (problem, feeds) -> {
                    throw new AssertionError(problem);
                });
        assertThat(article.title()).isEqualTo("Khởi công tuyến đường liên xã vùng cao");
        assertThat(article.published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2009-08-12T07:30:00Z"));
        assertThat(article.authors()).containsExactly("Nguyễn Văn Bình");
        assertThat(article.labels()).containsExactly("Tin hoạt động");
        assertThat(Jsoup.parse(article.body()).text())
                .isEqualTo(
                        "Sáng nay, lãnh đạo huyện đã dự lễ khởi công tuyến đường liên xã dài tám cây số, nối trung tâm huyện với ba xã vùng cao còn nhiều khó khăn."
                                + " Theo kế hoạch, công trình sẽ hoàn thành trước mùa mưa năm sau, phục vụ việc đi lại và vận chuyển nông sản của hơn hai nghìn hộ dân trong vùng."
                                + " Nhân dịp này, nhà thầu đã trao học bổng cho những học sinh nghèo vượt khó và tặng thư viện trường học một trăm đầu sách mới.");
    }
}
