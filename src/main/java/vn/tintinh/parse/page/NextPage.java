package vn.tintinh.parse.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The address of an article's following page.
 *
 * <p>A link leads there when its address is the article's own but for a page number that is one higher than the
 * article's. So {@code rel=next} of a blog, which names the next article, is not taken, nor are pagers of listings.
 */
final class NextPage {
    private static final List<Pattern> NUMBERED = List.of(
            Pattern.compile(
                    "(?i)^([^?]*\\?(?:[^#]*&)?)(?:page|p|trang|paged|pg|page_?no|page_?index)=(\\d{1,3})(&.*)?$"),
            Pattern.compile("(?i)^(.*)/(?:page|trang|p)[/_-]?(\\d{1,3})(/|\\.\\w{2,5})?$"),
            Pattern.compile("(?i)^(.*)[-_,.](?:page|trang|p|s)[-_]?(\\d{1,3})(/|\\.\\w{2,5})?$"),
            Pattern.compile("^(.*)/(\\d{1,2})(/)?$"),
            Pattern.compile("^(.*)[-_](\\d{1,2})(\\.\\w{2,5})$"));
    private static final Pattern LABEL = Pattern.compile(
            "(?iu)^\\W*(?:(?:trang|page|phần|seite)?\\s*\\d{1,3}|trang (?:sau|tiếp(?: theo)?|kế(?: tiếp)?)|(?:xem )?tiếp(?: theo)?"
                    + "|sau|next(?: page)?|continue(?: reading)?|weiter|nächste seite|page suivante|suivante?)?\\W*$");
    private static final Pattern OTHERS =
            Pattern.compile("(?i)comment|binh-?luan|related|lien-?quan|tin-?khac|other-?news|sidebar");
    private static final Pattern NEEDLESS = Pattern.compile("(?i)^https?://(?:www\\.|m\\.)?|#.*$");
    private static final Pattern END = Pattern.compile("(?i)(?:\\.(?:html?|aspx|php|jsp|shtml)|/|[?&])+$");
    private static final int LONGEST = 1000;
    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_ENDING = 6;
    private static final int MOST_DIGITS = 3;
    private static final int MOST_PARTS = 5;
    private static final int MOST_LEVELS = 12;

    private NextPage() {}

    /** The absolute URL; empty where the article ends with this page, or where its own address is unknown. */
    static Optional<String> find(Page page, Optional<String> canonical) {
        Optional<String> own = page.url().map(Object::toString).or(() -> canonical);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        String bare = bare(own.get());
        for (Element link : page.html().getElementsByTag("link")) {
            boolean isNext = link.attr("rel").toLowerCase(Locale.ROOT).contains("next");
            Optional<String> url =
                    isNext ? Page.link(link, "href").filter(found -> isNext(bare, bare(found))) : Optional.empty();
            if (url.isPresent()) {
                return url;
            }
        }
        for (Element link : page.html().body().getElementsByTag("a")) {
            if (!isLabelled(link)) {
                continue;
            }
            Optional<String> url =
                    Page.link(link, "href").filter(found -> isNext(bare, bare(found)) && !isOfOthers(link));
            if (url.isPresent()) {
                return url;
            }
        }
        return Optional.empty();
    }

    private static boolean isLabelled(Element link) {
        if (!mayBeNumbered(link.attr("href").strip()) || link.childNodeSize() > MOST_PARTS) {
            return false;
        }
        String label = Plain.start(link, LONGEST_LABEL);
        return label.length() <= LONGEST_LABEL
                && (LABEL.matcher(label).matches() || link.attr("rel").equals("next"));
    }

    /** Whether an address ends with a number as one of a page has it, or has a number in its query. */
    private static boolean mayBeNumbered(String address) {
        int fragment = address.indexOf('#');
        int end = fragment < 0 ? address.length() : fragment;
        int last = end - 1;
        while (last > end - 1 - LONGEST_ENDING && last > 0 && !isDigit(address, last)) {
            last--;
        }
        int first = last;
        while (first > 0 && isDigit(address, first - 1)) {
            first--;
        }
        return (isDigit(address, last) && last - first < MOST_DIGITS) || address.indexOf('=') > 0;
    }

    private static boolean isDigit(String address, int at) {
        return at >= 0 && address.charAt(at) >= '0' && address.charAt(at) <= '9';
    }

    private static boolean isOfOthers(Element link) {
        Element above = link;
        for (int up = 0;
                above != null && up < MOST_LEVELS && !above.normalName().equals("body");
                up++) {
            if (OTHERS.matcher(above.className() + " " + above.id()).find()) {
                return true;
            }
            above = above.parent();
        }
        return false;
    }

    /** Both without what makes no difference; whichever way of numbering the link uses, the article's must fit it. */
    private static boolean isNext(String own, String link) {
        if (link.length() > LONGEST || own.length() > LONGEST) {
            return false;
        }
        for (Pattern numbered : NUMBERED) {
            Matcher next = numbered.matcher(link);
            if (!next.matches()) {
                continue;
            }
            int number = Integer.parseInt(next.group(2));
            String stem = stem(next);
            Matcher current = numbered.matcher(own);
            boolean isFirst = number == 2 && stem.equals(END.matcher(own).replaceFirst(""));
            if (isFirst
                    || (current.matches()
                            && Integer.parseInt(current.group(2)) == number - 1
                            && stem(current).equals(stem))) {
                return true;
            }
        }
        return false;
    }

    private static String stem(Matcher numbered) {
        String rest = Optional.ofNullable(numbered.group(3))
                .filter(found -> found.startsWith("&"))
                .map(found -> found.substring(1))
                .orElse("");
        return END.matcher(numbered.group(1) + rest).replaceFirst("");
    }

    private static String bare(String url) {
        return NEEDLESS.matcher(url).replaceAll("");
    }
}
