package vn.tintinh.parse.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates with the names of months in other languages than Vietnamese and English, and those that mark year, month and day
 * with a sign each: a source may be a foreign page about the province.
 */
final class MonthNames {
    private static final Map<String, Integer> MONTHS = months(
            "januar jan jänner janvier enero janeiro gennaio января januari stycznia ocak siječnja",
            "februar februari février febrero fevereiro febbraio февраля lutego şubat veljače",
            "märz mars marzo março марта maart marca mart ožujka",
            "april avril abril aprile апреля kwietnia nisan travnja",
            "mai mayo maio maggio мая mei maja mayıs svibnja",
            "juni juin junio junho giugno июня czerwca haziran lipnja",
            "juli juillet julio julho luglio июля lipca temmuz srpnja",
            "august août agosto августа augustus augusti sierpnia ağustos kolovoza",
            "september septembre septiembre setembro settembre сентября września eylül rujna",
            "oktober octobre octubre outubro ottobre октября października ekim listopada",
            "november novembre noviembre novembro ноября kasım studenoga",
            "dezember décembre diciembre dezembro dicembre декабря december desember grudnia aralık prosinca");
    private static final Pattern NAMED = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:\\.|º|er)?\\s+(?:de\\s+|d['’])?(\\p{L}{3,12})\\.?,?\\s+(?:de[l]?\\s+)?(\\d{4})(?!\\d)");
    private static final Pattern MARKED =
            Pattern.compile("(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]\\s?");
    private static final int FEWEST_DIGITS = 5;

    private MonthNames() {}

    /** The text with such a date written as {@code 2019-01-29}; as it was where it has none. */
    static String numbered(String text) {
        if (!hasDigits(text)) {
            return text;
        }
        Matcher marked = MARKED.matcher(text);
        if (marked.find()) {
            return replaced(text, marked, marked.group(1), Integer.parseInt(marked.group(2)), marked.group(3));
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            Integer month = MONTHS.get(named.group(2).toLowerCase(Locale.ROOT));
            if (month != null) {
                return replaced(text, named, named.group(3), month, named.group(1));
            }
        }
        return text;
    }

    private static String replaced(String text, Matcher found, String year, int month, String day) {
        String iso = year + "-" + (month < 10 ? "0" : "") + month + "-" + (day.length() < 2 ? "0" : "") + day;
        return text.substring(0, found.start()) + iso + " "
                + text.substring(found.end()).replaceFirst("^,", "").strip();
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS;
    }

    private static Map<String, Integer> months(String... names) {
        Map<String, Integer> months = new HashMap<>();
        for (int month = 0; month < names.length; month++) {
            for (String name : names[month].split(" ", -1)) {
                months.putIfAbsent(name, month + 1);
            }
        }
        return Map.copyOf(months);
    }
}
