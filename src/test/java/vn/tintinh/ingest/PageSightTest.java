package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageSightTest {
    @ParameterizedTest
    @CsvSource({
        "/thoi-su/cau-song-luy-130891.html, /, true",
        "/thoi-su/cau-song-luy-130891.html, /thoi-su, true",
        "/thoi-su/cau-song-luy-130891.html, /thoi-su/, true",
        "/thoi-su/cau-song-luy-130891.html, /trang-chu, true",
        "/thoi-su/cau-song-luy-130891.html, /index.html, true",
        "/thoi-su/cau-song-luy-130891.html, /404.html, true",
        "/thoi-su/cau-song-luy-130891.html, /khong-tim-thay?u=1, true",
        "/thoi-su/cau-song-luy-130891.html, /thoi-su/cau-song-luy-130891.html, false",
        "/thoi-su/cau-song-luy-130891.html, /bbt/cau-song-luy-130891.html, false",
        "/thoi-su/cau-song-luy-130891.html, /amp/thoi-su/cau-song-luy-130891, false",
        "/thoi-su/cau-song-luy-130891.html, /thoi-su/cau-qua-song-luy-130891.html, false",
        "/bai/130891, /bai/130891/cau-song-luy, false",
        "/tin-tuc/chi-tiet?id=5, /chi-tiet?id=5, false",
        "/tin-tuc/chi-tiet?id=5, /, true",
        "/tin?id=5, /?id=5, false",
    })
    void a_redirect_leads_on_or_away(String from, String to, boolean away) {
        assertThat(PageSight.leadsAway(
                        URI.create("https://bao.example" + from), URI.create("https://bao.example" + to)))
                .isEqualTo(away);
    }
}
