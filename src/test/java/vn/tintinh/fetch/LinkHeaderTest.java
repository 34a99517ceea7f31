package vn.tintinh.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Document;
import vn.tintinh.model.HubLinks;

/** Links in headers, as they are written. */
final class LinkHeaderTest {
    private static HubLinks hubs(String header) {
        return LinkHeader.hubs(new Document(
                Optional.of(URI.create("https://bao.example.vn/rss/tin.xml?a=1")),
                Map.of("Link", header),
                new byte[0]));
    }

    private static HubLinks links(String self, String... hubs) {
        return new HubLinks(List.of(hubs), Optional.of(self));
    }

    @Test
    void several_links_stand_in_one_header() {
        assertThat(hubs("<https://hub.example/>; rel=\"hub\", <https://bao.example.vn/f>; rel=self"))
                .isEqualTo(links("https://bao.example.vn/f", "https://hub.example/"));
        assertThat(
                        hubs(
                                "<https://h1.example/>;rel=hub,<https://h2.example/?a,b;c>;REL=\"nofollow HUB\", </f>;rel=self"))
                .isEqualTo(links("https://bao.example.vn/f", "https://h1.example/", "https://h2.example/?a,b;c"));
    }

    @Test
    void a_comma_or_a_quote_in_a_title_ends_no_link() {
        assertThat(hubs("<https://hub.example/>; title=\"a, \\\"b\\\"; rel=self\"; rel=hub, <f>; rel=\"self\""))
                .isEqualTo(links("https://bao.example.vn/rss/f", "https://hub.example/"));
    }

    @Test
    void the_first_rel_counts_and_links_about_something_else_do_not() {
        assertThat(hubs("<https://h.example/>; rel=hub; rel=self, <https://x.example/>; rel=self; anchor=\"/other\","
                        + " <https://y.example/>; rel=self; anchor=\"?a=1\""))
                .isEqualTo(links("https://y.example/", "https://h.example/"));
    }

    @Test
    void a_topic_stays_as_it_is_written() {
        assertThat(hubs("<https://hub.example>; rel=hub, <HTTP://Bao.Example.VN/%7Etin/../f>; rel=self"))
                .isEqualTo(links("HTTP://Bao.Example.VN/%7Etin/../f", "https://hub.example"));
    }

    @Test
    void what_is_no_link_is_passed_over() {
        for (String odd : List.of(
                "",
                ",,,",
                "<",
                "<>",
                "; rel=hub",
                "<a; rel=hub",
                "x, y",
                "<mailto:a@b.vn>; rel=hub",
                "<https://h.example/>; rel=",
                "<https://h.example/>; rel=\"hub",
                "<https://h.example/>;;;")) {
            assertThat(hubs(odd).self()).as(odd).isEmpty();
        }
        assertThat(hubs("garbage, <https://hub.example/>; rel=hub, <f>; rel=self"))
                .isEqualTo(links("https://bao.example.vn/rss/f", "https://hub.example/"));
    }

    @Test
    void a_header_of_a_megabyte_takes_no_time() {
        assertTimeout(Duration.ofSeconds(5), () -> {
            hubs("<a>; rel=hub,".repeat(80_000));
            hubs("<".repeat(1_000_000));
            hubs("<a>; rel=\"".repeat(100_000));
            hubs("<a>" + "; x=\\\"".repeat(150_000));
        });
    }
}
