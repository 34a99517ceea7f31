package vn.tintinh.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/, 127.0.0.1",
        "http://2130706433/, 127.0.0.1",
        "http://0x7f000001/, 127.0.0.1",
        "http://0x7F.1/, 127.0.0.1",
        "http://0177.0.0.1/, 127.0.0.1",
        "http://017700000001/, 127.0.0.1",
        "http://127.1/, 127.0.0.1",
        "http://127.0.1/, 127.0.0.1",
        "http://0/, 0.0.0.0",
        "http://10.1.2.3./, 10.1.2.3",
        "http://[::ffff:7f00:1]/, 127.0.0.1",
        "http://[::1]/, 0:0:0:0:0:0:0:1",
        "http://4294967295/, 255.255.255.255"
    })
    void reads_an_address_in_every_spelling(String url, String address) {
        Target target = read(url);

        assertThat(target.literal())
                .hasValueSatisfying(found -> assertThat(found.getHostAddress()).isEqualTo(address));
        assertThat(target.host()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.vn/",
                "file:///etc/passwd",
                "gopher://example.vn/",
                "mailto:a@example.vn",
                "/path",
                "http:///path",
                "http://admin:secret@example.vn/",
                "http://example.vn@10.0.0.1/",
                "http://example.vn:0/",
                "http://example.vn:65536/",
                "http://example.vn:99999999/",
                "http://1.2.3.4.5/",
                "http://256.1.1.1/",
                "http://4294967296/",
                "http://0x7f.0.0.0x100/",
                "http://1.2.3.08/",
                "http://example.1/",
                "http://a..example.vn/",
                "http://[fe80::1%25eth0]/"
            })
    void refuses_what_cannot_be_called(String url) {
        String fault = Target.read(URI.create(url), target -> "", sentence -> sentence);

        assertThat(fault).isNotEmpty().doesNotContain("secret");
    }

    @Test
    void keeps_names_with_underscores_and_makes_letters_ascii() {
        assertThat(read("http://tin_tuc.example.vn:8080/x?y=1"))
                .isEqualTo(new Target(false, "tin_tuc.example.vn", 8080, "/x?y=1", java.util.Optional.empty()));
        assertThat(read("https://lâmđồng.vn").host()).isEqualTo("xn--lmng-boa7zy25p.vn");
    }

    @Test
    void asks_for_the_root_when_there_is_no_path() {
        assertThat(read("https://Example.VN").path()).isEqualTo("/");
        assertThat(read("https://Example.VN?a=b").path()).isEqualTo("/?a=b");
        assertThat(read("https://Example.VN").port()).isEqualTo(443);
    }

    @ParameterizedTest
    @CsvSource({
        "http://baolamdong.vn/, baolamdong.vn",
        "https://www.baolamdong.vn:8443/, baolamdong.vn",
        "http://stttt.lamdong.gov.vn/, lamdong.gov.vn",
        "http://a.b.bao.com.vn/, bao.com.vn",
        "http://gov.vn/, gov.vn",
        "http://www.example.com/, example.com",
        "http://news.bbc.co.uk/, bbc.co.uk",
        "http://localhost:8080/, localhost:8080",
        "http://127.0.0.1:81/, 127.0.0.1:81"
    })
    void burdens_the_registrable_domain(String url, String gate) {
        assertThat(read(url).gate()).isEqualTo(gate);
    }

    private static Target read(String url) {
        return Target.read(URI.create(url), target -> target, fault -> {
            throw new AssertionError(fault);
        });
    }
}
