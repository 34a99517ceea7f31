package vn.tintinh.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words of dates, folded: months, weekdays, zones, numbers and the labels that stand before a date. */
final class DateWords {
    /** English, Greek and Hungarian months, long and short; Vietnamese ones are numbers and belong to the grammar. */
    static final Map<String, Integer> MONTHS = months();

    static final Set<String> WEEKDAYS =
            words("mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri"
                    + " friday sat saturday sun sunday cn"
                    + " κυρ κυριακη δευ δευτερα τρι τριτη τετ τεταρτη πεμ πεμπτη παρ παρασκευη σαβ σαββατο"
                    + " hetfo kedd szerda csutortok pentek szombat vasarnap");

    /** Second words of {@code thứ hai} … {@code thứ bảy}. */
    static final Set<String> AFTER_THU = words("hai ba tu nam sau bay");

    /** Hours from Greenwich, in minutes. Single letters are RFC 822's, sign and all. */
    static final Map<String, Integer> ZONES = zones();

    /** Names that no word of a date is mistaken for. */
    static final Set<String> GREENWICH = Set.of("gmt", "utc", "ut");

    static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("mot", 1),
            Map.entry("hai", 2),
            Map.entry("ba", 3),
            Map.entry("tu", 4),
            Map.entry("bon", 4),
            Map.entry("nam", 5),
            Map.entry("sau", 6),
            Map.entry("bay", 7),
            Map.entry("tam", 8),
            Map.entry("chin", 9),
            Map.entry("muoi", 10));

    /** Labels of the date of publication. */
    static final Set<String> PUBLISHED =
            words("dang xuat ban posted published publish created tao gui phat hanh pubdate");

    /** Labels of the date of the last change. */
    static final Set<String> UPDATED = words("cap nhat updated update modified sua chinh last lan cuoi");

    /** Words between the parts of a date that say nothing more. */
    static final Set<String> FILLERS =
            words("ngay luc vao gio hoi buoi thoi gian diem bai viet tin at on date time of de");

    private DateWords() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        number(months, "jan feb mar apr may jun jul aug sep oct nov dec");
        number(months, "january february march april may june july august september october november december");
        number(months, "ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ");
        number(
                months,
                "ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου"
                        + " νοεμβριου δεκεμβριου");
        number(
                months,
                "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december");
        months.put("sept", 9);
        months.put("μαϊ", 5);
        months.put("ιον", 6);
        months.put("ιολ", 7);
        months.put("αυγουστος", 8);
        months.put("januari", 1);
        return Map.copyOf(months);
    }

    private static void number(Map<String, Integer> months, String names) {
        int month = 1;
        for (String name : names.split(" ", -1)) {
            months.put(name, month++);
        }
    }

    private static Map<String, Integer> zones() {
        Map<String, Integer> zones = new HashMap<>();
        hours(zones, 0, "gmt utc ut z wet");
        hours(zones, 1, "cet met mez bst west");
        hours(zones, 2, "cest mest mesz eet cat sast");
        hours(zones, 3, "eest msk eat trt");
        hours(zones, 4, "gst");
        hours(zones, 5, "pkt");
        hours(zones, 7, "ict wib hovt");
        hours(zones, 8, "hkt sgt pht myt awst");
        hours(zones, 9, "jst kst");
        hours(zones, 10, "aest");
        hours(zones, 11, "aedt");
        hours(zones, 12, "nzst");
        hours(zones, 13, "nzdt");
        hours(zones, -3, "adt brt art");
        hours(zones, -4, "at ast edt");
        hours(zones, -5, "et est cdt");
        hours(zones, -6, "ct cst mdt");
        hours(zones, -7, "mt mst pdt");
        hours(zones, -8, "pt pst akdt");
        hours(zones, -9, "akst");
        hours(zones, -10, "hst");
        zones.put("ist", 330);
        zones.put("acst", 570);
        zones.put("acdt", 630);
        zones.put("nst", -210);
        zones.put("ndt", -150);
        for (int i = 0; i < 12; i++) {
            zones.put(String.valueOf("abcdefghiklm".charAt(i)), -60 * (i + 1));
            zones.put(String.valueOf("nopqrstuvwxy".charAt(i)), 60 * (i + 1));
        }
        return Map.copyOf(zones);
    }

    private static void hours(Map<String, Integer> zones, int hours, String names) {
        for (String name : names.split(" ", -1)) {
            zones.put(name, hours * 60);
        }
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" ", -1));
    }
}
