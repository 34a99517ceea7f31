package vn.tintinh.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IriTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://baolamdong.vn/tin tức/đà lạt | http://baolamdong.vn/tin%20t%E1%BB%A9c/%C4%91%C3%A0%20l%E1%BA%A1t",
                "http://baolamdong.vn/?q=mùa hoa&x=a^b | http://baolamdong.vn/?q=m%C3%B9a%20hoa&x=a%5Eb",
                "file:///etc/passwd | file:///etc/passwd",
                "http://vn/a%20b%2fc%zz | http://vn/a%20b%2fc%25zz",
                "HTTP://Example.VN:8080 | http://example.vn:8080/",
                "https://lâmđồng.vn/ | https://xn--lmng-boa7zy25p.vn/",
                "http:\\\\example.vn\\a\\b?c\\d | http://example.vn/a/b?c%5Cd",
                "http://example.vn/a/../b/./c/.. | http://example.vn/b/",
                "http://example.vn/a[1]?b[]=2 | http://example.vn/a%5B1%5D?b%5B%5D=2",
                "http://tin_tuc.example.vn/x | http://tin_tuc.example.vn/x",
                "http://[::1]:80/x | http://[::1]:80/x",
                "http://example.vn:/x | http://example.vn/x",
                "http://ex%61mple.vn/ | http://example.vn/",
                "http://example.vn/x?a?b#c#d | http://example.vn/x?a?b#c%23d",
                "mailto:toa-soan@example.vn | mailto:toa-soan@example.vn"
            })
    void makes_ascii_of_what_people_write(String text, String url) {
        assertThat(Iri.uri(text)).contains(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../c | http://h.vn/c",
                "c?d | http://h.vn/a/c?d",
                "?page=2 | http://h.vn/a/b?page=2",
                "'' | http://h.vn/a/b?x=1",
                "#top | http://h.vn/a/b?x=1#top",
                "//khac.vn/y | http://khac.vn/y",
                "/tin.aspx?id=5 | http://h.vn/tin.aspx?id=5",
                "../../../.. | http://h.vn/",
                "https://khac.vn | https://khac.vn/"
            })
    void resolves_references(String reference, String url) {
        assertThat(Iri.resolve(URI.create("http://h.vn/a/b?x=1"), reference)).contains(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tin-tuc", "/x", "//h.vn/x", "http://", "http:///x", "http:", "https:x", "1:2"})
    void makes_nothing_of_what_is_no_absolute_url(String text) {
        assertThat(Iri.uri(text)).isEmpty();
    }

    @Test
    void resolves_on_a_host_without_a_path() {
        assertThat(Iri.resolve(URI.create("http://h.vn"), "c")).contains(URI.create("http://h.vn/c"));
    }

    @Test
    void removes_line_breaks_and_the_space_around() {
        assertThat(Iri.uri(" \n http://h.vn/a\r\n b\t ")).contains(URI.create("http://h.vn/a%20b"));
    }

    @Test
    void reading_twice_changes_nothing() {
        for (String text : new String[] {"http://h.vn/đà%20lạt?q=%25", "http://h.vn/%zz#é", "http://LÂM.vn/[]"}) {
            URI once = Iri.uri(text).orElseThrow();
            assertThat(Iri.uri(once.toString())).contains(once);
        }
    }
}
