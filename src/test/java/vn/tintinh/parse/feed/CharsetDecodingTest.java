package vn.tintinh.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CharsetDecodingTest {
    private static Decoded decode(String text, String charset, String contentType) {
        return CharsetDecoding.decode(text.getBytes(Charset.forName(charset)), contentType);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, utf-16le", "UTF-16BE, utf-16be", "UTF-32LE, utf-32le", "UTF-32BE, utf-32be", "IBM037, ibm037"
    })
    void knows_wide_encodings_and_ebcdic_by_their_shape(String charset, String name) {
        Decoded decoded = decode("<?xml version=\"1.0\" encoding=\"" + name + "\"?><rss>A</rss>", charset, "");
        assertThat(decoded.encoding()).isEqualTo(name);
        assertThat(decoded.text()).endsWith("<rss>A</rss>");
    }

    @Test
    void believes_the_header_before_the_declaration() {
        Decoded decoded = decode(
                "<?xml version='1.0' encoding='koi8-r'?><a>“é”</a>", "windows-1252", "text/xml; charset='iso-8859-1'");
        assertThat(decoded.text()).contains("“é”");
        assertThat(decoded.faultless()).isTrue();
    }

    @Test
    void finds_out_utf_8_that_is_declared_to_be_something_else() {
        String text = "<?xml version='1.0' encoding='windows-1252'?><a>Tiếng Việt</a>";
        assertThat(decode(text, "UTF-8", "").text()).contains("Tiếng Việt");
    }

    @Test
    void composes_windows_1258() {
        byte[] bytes = {'<', 'a', '>', 'V', 'i', (byte) 0xea, (byte) 0xf2, 't', '<', '/', 'a', '>'};
        assertThat(CharsetDecoding.decode(bytes, "text/xml; charset=windows-1258")
                        .text())
                .isEqualTo("<a>Việt</a>");
    }

    @Test
    void reads_a_stray_byte_in_utf_8_as_windows_1252_and_never_as_a_replacement() {
        byte[] right = "<a>Tiếng Việt có dấu ".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(right, right.length + 5);
        System.arraycopy(new byte[] {(byte) 0x93, '<', '/', 'a', '>'}, 0, bytes, right.length, 5);
        Decoded decoded = CharsetDecoding.decode(bytes, "");
        assertThat(decoded.text()).isEqualTo("<a>Tiếng Việt có dấu “</a>");
        assertThat(decoded.faultless()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "koi8-r|Новости области: строительство домов и погода на завтра|koi8-r",
                "windows-1251|Новости области: строительство домов и погода на завтра|windows-1251",
                "GB2312|中国政府今天宣布新的经济政策，以促进地方发展|gb18030",
                "Big5|台灣政府今天宣布新的經濟政策，以促進地方發展|big5",
                "Shift_JIS|日本の新しいニュースをお届けします|shift_jis",
                "EUC-JP|日本の新しいニュースをお届けします|euc-jp",
                "EUC-KR|한국의 새로운 소식을 전해 드립니다|euc-kr",
                "TIS-620|ข่าวสารวันนี้ รัฐบาลไทยประกาศมาตรการใหม่|windows-874",
                "windows-1253|Τα νέα της ημέρας από την Ελλάδα|windows-1253",
                "windows-1255|חדשות היום מישראל|windows-1255"
            })
    void tells_charsets_apart_by_the_text_alone(String charset, String text, String name) {
        Decoded decoded = decode("<rss><title>" + text + "</title></rss>", charset, "");
        assertThat(decoded.encoding()).isEqualTo(name);
        assertThat(decoded.text()).contains(text);
    }
}
