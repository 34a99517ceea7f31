package vn.tintinh.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.StoredItem;

/** The sitemap lists pages of ours, those with news of the last two days, and no outlet's. */
final class FreshPagesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.500Z");
    private static final Namespace SITEMAP = Namespace.getNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
    private static final Channels CHANNELS = new Channels(Newsroom.configuration());

    @Test
    void lists_each_page_with_the_time_of_its_newest_item() throws Exception {
        List<String> pages = pages(
                item("bao-lam-dong", "kinh-te", "lam-dong", NOW),
                item("bao-binh-thuan", "kinh-te", "binh-thuan", NOW.minus(Duration.ofHours(3))));
        assertThat(pages)
                .containsExactly(
                        "http://localhost:8080/ 2026-03-01T08:00:00Z",
                        "http://localhost:8080/categories/kinh-te 2026-03-01T08:00:00Z",
                        "http://localhost:8080/provinces/lam-dong 2026-03-01T08:00:00Z",
                        "http://localhost:8080/sources/bao-lam-dong 2026-03-01T08:00:00Z",
                        "http://localhost:8080/sources/bao-binh-thuan 2026-03-01T05:00:00Z");
    }

    @Test
    void leaves_out_what_has_had_no_news_for_two_days() throws Exception {
        List<String> pages = pages(
                item("bao-lam-dong", "kinh-te", "lam-dong", NOW),
                item("bao-binh-thuan", "van-hoa", "lam-dong", NOW.minus(Duration.ofDays(2))));
        assertThat(pages).hasSize(4).noneMatch(page -> page.contains("van-hoa") || page.contains("binh-thuan"));
    }

    @Test
    void is_empty_while_there_is_no_news() throws Exception {
        assertThat(pages()).isEmpty();
    }

    private static StoredItem item(String source, String category, String province, Instant seen) {
        return new StoredItem(
                "a1",
                source,
                Newsroom.item("Tin", seen, category, province).item(),
                List.of(category),
                Optional.of(province),
                seen,
                seen,
                seen,
                1,
                false,
                Optional.empty());
    }

    private static List<String> pages(StoredItem... items) throws Exception {
        Publication sitemap = FreshPages.publication(CHANNELS);
        byte[] bytes =
                sitemap.writer().apply(new Issue(CHANNELS, sitemap.channel(), List.of(items), List.of(), Place.NONE));
        Element root = new SAXBuilder().build(new ByteArrayInputStream(bytes)).getRootElement();
        return root.getChildren("url", SITEMAP).stream()
                .map(url -> url.getChildText("loc", SITEMAP) + " " + url.getChildText("lastmod", SITEMAP))
                .collect(Collectors.toList());
    }
}
