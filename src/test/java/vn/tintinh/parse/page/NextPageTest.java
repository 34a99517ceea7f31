package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The following page of an article, and the links that only look like it. */
final class NextPageTest {
    @ParameterizedTest
    @CsvSource({
        "https://tinh.vn/bai-7.html, /bai-7.html?page=2, 2",
        "https://tinh.vn/bai-7.html, /bai-7.html?trang=2, Trang 2",
        "https://tinh.vn/bai-7.html?page=2, /bai-7.html?page=3, Trang sau »",
        "https://tinh.vn/xem.aspx?id=7, /xem.aspx?id=7&p=2, »",
        "https://tinh.vn/bai-dai/, /bai-dai/page/2/, 2",
        "https://tinh.vn/bai-dai/, /bai-dai/2/, 2",
        "https://tinh.vn/bai-dai/2/, /bai-dai/3/, 3",
        "https://www.tinh.vn/bai-7.htm, http://tinh.vn/bai-7-trang-2.htm, Tiếp theo",
        "https://tinh.vn/bai-7.html, /bai-7_2.html, 2",
    })
    void finds_the_same_address_with_the_next_number(String own, String link, String label) {
        assertThat(next(own, "<div class=pager><span>1</span><a href='" + link + "'>" + label + "</a></div>"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://tinh.vn/bai-7.html, /bai-8.html, Bài tiếp theo",
        "https://tinh.vn/bai-7.html, /tin?page=2, 2",
        "https://tinh.vn/bai-7.html, /bai-7.html?page=3, 3",
        "https://tinh.vn/bai-7.html?page=2, /bai-7.html?page=2, 2",
        "https://tinh.vn/bai-7.html, /bai-7.html?page=2, Nhà thầu tăng ca để kịp mùa mưa bão năm nay",
    })
    void does_not_take_other_articles_listings_or_pages_that_are_not_next(String own, String link, String label) {
        assertThat(next(own, "<a href='" + link + "'>" + label + "</a>")).isEmpty();
    }

    @Test
    void reads_rel_next_only_where_it_is_a_page_of_the_article() {
        String page = "<link rel=next href='%s'><p>Bài</p>";
        assertThat(next("https://tinh.vn/bai-dai/", page.formatted("https://tinh.vn/bai-dai/2/")))
                .contains("https://tinh.vn/bai-dai/2/");
        assertThat(next("https://tinh.vn/bai-dai/", page.formatted("https://tinh.vn/bai-moi-hon/")))
                .isEmpty();
    }

    @Test
    void leaves_the_pager_of_comments_alone() {
        assertThat(next(
                        "https://tinh.vn/bai-7.html",
                        "<div id=comments><p>Hay</p><a href='/bai-7.html?page=2'>2</a></div>"))
                .isEmpty();
    }

    private static Optional<String> next(String own, String html) {
        return NextPage.find(new Page(Jsoup.parse(html, own), Optional.of(URI.create(own)), "UTF-8"), Optional.empty());
    }
}
