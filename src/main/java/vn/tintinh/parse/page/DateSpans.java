package vn.tintinh.parse.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a line of text a date is written; what it means is left to {@link vn.tintinh.text.DateReader}. */
final class DateSpans {
    private static final String TIME =
            "\\d{1,2}\\s*(?:[:hg]|giờ)\\s*\\d{0,2}(?::\\d{2})?(?:\\s*(?:phút|p))?(?:\\s*(?:SA|CH|AM|PM|am|pm))?"
                    + "(?:\\s*\\(?(?:GMT|UTC)?\\s*[+-]\\d{1,2}(?::?\\d{2})?\\)?)?";
    private static final String MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String DAY =
            "(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?"
                    + "|\\d{1,2}\\s*[-/.]\\s*\\d{1,2}\\s*[-/.]\\s*(?:\\d{4}|\\d{2})(?!\\d)"
                    + "|(?:ngày\\s+)?\\d{1,2}\\s+tháng\\s+\\d{1,2}(?:\\s*,)?(?:\\s+năm)?\\s+\\d{4}"
                    + "|" + MONTHS + "\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}"
                    + "|\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+" + MONTHS + ",?\\s+\\d{4})";
    private static final String RELATIVE =
            "(?:\\d{1,2}|một|vài)\\s+(?:giây|phút|giờ|tiếng|ngày|tuần|tháng)\\s+trước|hôm qua(?:\\s+lúc\\s+\\d{1,2}:\\d{2})?";
    private static final String GAP = "[\\s,|–—\\-•·lúcvàoat()ngày]{0,10}";
    private static final Pattern SPAN = Pattern.compile("(?iu)(?<![\\d/.,-])(?:(?:" + TIME + ")" + GAP + ")?" + DAY
            + "(?:" + GAP + "(?:" + TIME + "))?|" + RELATIVE);
    private static final Pattern TODAY = Pattern.compile("(?iu)(?:hôm nay|bây giờ|giờ hiện tại|today is|it is now)");

    private DateSpans() {}

    /** The first date of a text. */
    static Optional<String> first(String text) {
        if (!mayHold(text)) {
            return Optional.empty();
        }
        Matcher matcher = SPAN.matcher(text);
        return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
    }

    /** Whether a text has a digit, or a letter of "hôm qua" and "trước": the pattern is asked of no other. */
    private static boolean mayHold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if ((letter >= '0' && letter <= '9') || "ôÔưƯ".indexOf(letter) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text shows the day of reading, not of writing. */
    static boolean isClock(String text) {
        return TODAY.matcher(text).find();
    }
}
