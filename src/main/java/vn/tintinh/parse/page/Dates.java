package vn.tintinh.parse.page;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.text.DatePattern;
import vn.tintinh.text.DateReader;

/**
 * The date of an article: what the page says for machines, else the date shown between title and the end of the body,
 * else digits of the address.
 *
 * <p>Three kinds of dates on a page belong to somebody else: the clock in the header ("Hôm nay, ngày …"), which stands
 * before the title; those beside links to other news; and those inside sentences.
 */
final class Dates {
    private static final Pattern DATE_CLASS =
            Pattern.compile("(?i)(?:date|time|pub|posted|ngay|ngày|meta|created|published|thoigian)");
    private static final Pattern CLOCK_CLASS = Pattern.compile("(?i)(?:today|current|clock|now\\b|hientai|dong-?ho)");
    private static final Pattern UPDATED = Pattern.compile("(?iu)(?:cập nhật|chỉnh sửa|updated|modified|sửa lần cuối)");
    private static final Pattern PUBLISHED =
            Pattern.compile("(?iu)(?:ngày đăng|đăng (?:ngày|lúc)|xuất bản|published|posted)");
    private static final Pattern URL_DAY =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final Pattern URL_STAMP = Pattern.compile(
            "(?<!\\d)(?:\\d{3}(?=\\d{2}[01]\\d[0-3]\\d[0-2]\\d[0-5]\\d[0-5]\\d\\d{1,3}(?!\\d))|20)?(\\d{2})([01]\\d)([0-3]\\d)"
                    + "([0-2]\\d)([0-5]\\d)([0-5]\\d)\\d{0,3}(?!\\d)");
    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?i)related|other_?news|(?:^|[-_ ])comments?(?:$|[-_ ])|binh-?luan|lien-?quan|sidebar|tin-?khac");
    private static final int LONGEST = 160;

    private final Instant now;
    private final ZoneId zone;
    private final DayMonthOrder order;
    private final Optional<DatePattern> pattern;

    /** Reads dates as of {@code now} in {@code zone}, ambiguous ones in {@code order}. */
    Dates(Instant now, ZoneId zone, DayMonthOrder order) {
        this(now, zone, order, Optional.empty());
    }

    private Dates(Instant now, ZoneId zone, DayMonthOrder order, Optional<DatePattern> pattern) {
        this.now = now;
        this.zone = zone;
        this.order = order;
        this.pattern = pattern;
    }

    /** The same for a source that writes its dates in one way; other ways are read where that one is not found. */
    Dates written(DatePattern way) {
        return new Dates(now, zone, order, Optional.of(way));
    }

    /**
     * A date and where it was found.
     *
     * @param basis {@code rule}, {@code json-ld}, {@code microdata}, {@code meta}, {@code text}, {@code url}
     */
    record Found(ReadDate date, String basis) {}

    /** The date in a text: all of it, or the first span that looks like one. */
    Optional<ReadDate> read(String text) {
        String plain = MonthNames.numbered(Plain.of(text));
        if (plain.isEmpty() || plain.length() > 4 * LONGEST) {
            return Optional.empty();
        }
        Optional<ReadDate> ruled = pattern.flatMap(way -> way.read(plain, zone));
        if (ruled.isPresent()) {
            return ruled;
        }
        Optional<ReadDate> whole =
                plain.length() <= LONGEST ? DateReader.read(plain, now, zone, order) : Optional.empty();
        return whole.or(() -> DateSpans.first(plain).flatMap(span -> DateReader.read(span, now, zone, order)))
                .filter(date -> date.instant().isBefore(now.plusSeconds(366L * 24 * 3600)));
    }

    /** The first of some sayings that can be read. */
    Optional<Found> firstOf(List<Metadata.Said> said) {
        for (Metadata.Said one : said) {
            Optional<Found> found = read(one.text())
                    .filter(date -> date.precision().compareTo(Precision.WEEK) < 0)
                    .map(date -> new Found(date, one.basis()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The date shown with the article: the best by place, class and words, the first of equals. */
    Optional<Found> shown(Element root, Outline outline, Optional<Element> title, Element body) {
        int after = title.map(outline::position).orElse(-1);
        int bodyAt = outline.position(body);
        Optional<Found> best = Optional.empty();
        int bestScore = 0;
        for (Element element : candidates(root)) {
            int at = outline.position(element);
            boolean isInBody = at > bodyAt && element.parents().contains(body);
            int score = score(element, at - after, isInBody, title);
            if (score > bestScore) {
                Optional<ReadDate> date = read(written(element));
                if (date.isPresent()) {
                    best = Optional.of(new Found(date.get(), "text"));
                    bestScore = score;
                }
            }
        }
        return best;
    }

    /** The date in the digits of an address. */
    Optional<Found> ofUrl(Optional<URI> url) {
        String path = url.map(URI::getRawPath).map(String::valueOf).orElse("");
        Matcher day = URL_DAY.matcher(path);
        if (day.find()) {
            return read(day.group(1) + "-" + padded(day.group(2)) + "-" + padded(day.group(3)))
                    .map(date -> new Found(date, "url"));
        }
        Matcher stamp = URL_STAMP.matcher(path);
        if (stamp.find()) {
            String iso = "20" + stamp.group(1) + "-" + stamp.group(2) + "-" + stamp.group(3) + "T" + stamp.group(4)
                    + ":" + stamp.group(5) + ":" + stamp.group(6);
            return read(iso)
                    .filter(date -> !date.instant().isAfter(now.plusSeconds(24 * 3600)))
                    .map(date -> new Found(date, "url"));
        }
        return Optional.empty();
    }

    private static String padded(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static String written(Element element) {
        if (element.normalName().equals("time") && !element.attr("datetime").isBlank()) {
            return element.attr("datetime");
        }
        return element.text();
    }

    /** Short elements in whose own text a date is written. */
    private static List<Element> candidates(Element root) {
        List<Element> candidates = new ArrayList<>();
        root.traverse((node, depth) -> {
            if (node instanceof Element element && isShort(element)) {
                candidates.add(element);
            }
        });
        return candidates;
    }

    private static boolean isShort(Element element) {
        if (element.normalName().equals("time")) {
            return true;
        }
        String own = element.ownText();
        return own.length() >= 6
                && own.length() <= LONGEST
                && DateSpans.first(MonthNames.numbered(Plain.of(own))).isPresent();
    }

    private static int score(Element element, int distance, boolean isInBody, Optional<Element> title) {
        String text = Plain.of(element.text());
        String names = element.className() + " " + element.id();
        if ((distance < 0 && !isBesideTitle(element, title))
                || DateSpans.isClock(text)
                || CLOCK_CLASS.matcher(names).find()
                || isBesideLink(element)
                || !isOfArticle(element)) {
            return 0;
        }
        boolean isTime = element.normalName().equals("time");
        int score = 10 + (isTime ? 20 : 0) + (DATE_CLASS.matcher(names).find() ? 20 : 0);
        score += PUBLISHED.matcher(text).find() ? 15 : 0;
        score -= UPDATED.matcher(text).find() ? 8 : 0;
        score += text.length() <= 60 ? 10 : 0;
        score -= isInBody ? text.length() > 60 ? 100 : 12 : 0;
        score += distance < 60 ? 15 : distance < 150 ? 5 : 0;
        return score;
    }

    /** Above the title, but in the same small block as it. */
    private static boolean isBesideTitle(Element element, Optional<Element> title) {
        Element above = title.map(Element::parent).orElse(null);
        for (int up = 0; above != null && up < 3 && !above.normalName().equals("body"); up++) {
            if (element.parents().contains(above)) {
                return !above.attr("id").equals("header") && above.text().length() < 20 * LONGEST;
            }
            above = above.parent();
        }
        return false;
    }

    /** In one line with a link that is longer than the date: the date is the linked item's. */
    private static boolean isBesideLink(Element element) {
        Element line = element;
        for (int up = 0; up < 3 && line != null && !line.normalName().equals("body"); up++, line = line.parent()) {
            boolean isEntry =
                    line.normalName().equals("li") || line.normalName().equals("a");
            for (Element link : line.select("a[href]")) {
                if (Plain.words(link.text()) >= 5 && (isEntry || line.text().length() < 2 * LONGEST)) {
                    return line.selectFirst("h1") == null;
                }
            }
        }
        return false;
    }

    private static boolean isOfArticle(Element element) {
        for (Element above = element; above != null && !above.normalName().equals("body"); above = above.parent()) {
            String names = above.className() + " " + above.id();
            if (above.normalName().equals("nav")
                    || (above.normalName().equals("footer") && above.closest("article") == null)
                    || above.normalName().equals("aside")
                    || above.id().equals("header")
                    || above.id().equals("footer")
                    || (CLOCK_CLASS.matcher(names).find() && !above.equals(element))
                    || OF_OTHERS.matcher(names).find()) {
                return false;
            }
        }
        return true;
    }
}
