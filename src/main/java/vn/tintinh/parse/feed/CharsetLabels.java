package vn.tintinh.parse.feed;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which charset a label means on the web, where it often means a larger one. Spec: WHATWG Encoding §4.2. */
final class CharsetLabels {
    /** Web name to Java name where they differ. */
    private static final Map<String, String> JAVA_NAMES = Map.ofEntries(
            entry("shift_jis", "windows-31j"),
            entry("euc-kr", "x-windows-949"),
            entry("big5", "Big5-HKSCS"),
            entry("windows-874", "x-windows-874"),
            entry("macintosh", "x-MacRoman"),
            entry("x-mac-cyrillic", "x-MacCyrillic"));

    /** Label to web name where the label alone would mislead. */
    private static final Map<String, String> WEB_NAMES = Map.ofEntries(
            entry("ascii", "windows-1252"),
            entry("us-ascii", "windows-1252"),
            entry("ansi_x3.4-1968", "windows-1252"),
            entry("646", "windows-1252"),
            entry("iso-8859-1", "windows-1252"),
            entry("iso8859-1", "windows-1252"),
            entry("iso8859_1", "windows-1252"),
            entry("8859_1", "windows-1252"),
            entry("iso_8859-1", "windows-1252"),
            entry("latin1", "windows-1252"),
            entry("latin-1", "windows-1252"),
            entry("l1", "windows-1252"),
            entry("cp1252", "windows-1252"),
            entry("viscii", "windows-1252"),
            entry("tcvn", "windows-1252"),
            entry("tcvn-5712", "windows-1252"),
            entry("x-viet-tcvn5712", "windows-1252"),
            entry("x-viet-vni", "windows-1252"),
            entry("iso-8859-9", "windows-1254"),
            entry("latin5", "windows-1254"),
            entry("iso-8859-11", "windows-874"),
            entry("tis-620", "windows-874"),
            entry("tis620", "windows-874"),
            entry("gb2312", "gb18030"),
            entry("gb_2312-80", "gb18030"),
            entry("gb2312-80", "gb18030"),
            entry("chinese", "gb18030"),
            entry("gbk", "gb18030"),
            entry("x-gbk", "gb18030"),
            entry("cp936", "gb18030"),
            entry("sjis", "shift_jis"),
            entry("x-sjis", "shift_jis"),
            entry("shift-jis", "shift_jis"),
            entry("ms_kanji", "shift_jis"),
            entry("cp932", "shift_jis"),
            entry("windows-31j", "shift_jis"),
            entry("ks_c_5601-1987", "euc-kr"),
            entry("ksc5601", "euc-kr"),
            entry("korean", "euc-kr"),
            entry("cp949", "euc-kr"),
            entry("euckr", "euc-kr"),
            entry("big5-hkscs", "big5"),
            entry("cp950", "big5"),
            entry("cn-big5", "big5"),
            entry("eucjp", "euc-jp"),
            entry("u8", "utf-8"),
            entry("utf", "utf-8"),
            entry("utf-8-sig", "utf-8"),
            entry("unicode-1-1-utf-8", "utf-8"),
            entry("cp65001", "utf-8"),
            entry("u16", "utf-16"),
            entry("ucs-2", "utf-16"),
            entry("csunicode", "utf-16"),
            entry("unicode", "utf-16"),
            entry("u32", "utf-32"),
            entry("ucs-4", "utf-32"),
            entry("csucs4", "utf-32"),
            entry("mac", "macintosh"),
            entry("macroman", "macintosh"),
            entry("koi8", "koi8-r"));

    private CharsetLabels() {}

    /**
     * A charset and what it is called.
     *
     * @param name lower case, as the web names it
     */
    record Named(Charset charset, String name) {}

    /** What the label means; empty where nobody knows. */
    static Optional<Named> find(String label) {
        String lower = label.strip().toLowerCase(Locale.ROOT);
        for (String spelling : List.of(
                lower,
                lower.replace('_', '-'),
                lower.replaceFirst("^x-", ""),
                lower.replaceFirst("^(?:x-)?(?:cp|win|windows)[-_]?(?=125[0-8]$)", "windows-"),
                lower.replaceFirst("^iso[-_]?8859[-_]?(?=\\d)", "iso-8859-"))) {
            Optional<Named> found = exact(WEB_NAMES.getOrDefault(spelling, spelling));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Named> exact(String name) {
        try {
            Charset charset = Charset.forName(JAVA_NAMES.getOrDefault(name, name));
            String webName =
                    JAVA_NAMES.containsKey(name) ? name : charset.name().toLowerCase(Locale.ROOT);
            String named = WEB_NAMES.getOrDefault(webName, webName);
            return named.equals(webName) ? Optional.of(new Named(charset, named)) : exact(named);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
