package vn.tintinh.parse.page;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Which parts of a listing page hold no articles of its list: menus, footers, pagers, tags, "most read", boxes of other
 * sections and other sites.
 *
 * <p>Names lie: themes put {@code sidebar} on the whole page and page builders {@code widget} on every paragraph. So
 * what holds more than half of the page's headlines is never one of these parts, whatever it is called.
 */
final class Regions {
    /** What a part of the page is to its list, the weaker first. */
    enum Part {
        LIST,
        /** A side column by its name: out, unless its headlines prove to be of the page's own section. */
        SIDE,
        OTHER
    }

    private static final Set<String> SIDE =
            Set.of("sidebar", "aside", "widget", "rightcol", "leftcol", "colright", "colleft");
    private static final Set<String> BOXES = Set.of("div", "section", "ul", "ol", "td", "table");
    private static final Set<String> GROUPS = Set.of("div", "section", "ul", "td", "table", "aside");
    private static final Set<String> WORDS = Set.of(
            "menu",
            "nav",
            "navbar",
            "navigation",
            "footer",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "paging",
            "tags",
            "tag",
            "tagcloud",
            "ads",
            "advert",
            "banner",
            "qc",
            "popup",
            "modal",
            "login",
            "docnhieu",
            "xemnhieu",
            "mostread",
            "mostview",
            "mostviewed",
            "popular",
            "trending",
            "submenu",
            "megamenu",
            "topbar",
            "comment",
            "comments",
            "quangcao",
            "xemthem",
            "weblink",
            "lienket",
            "calendar",
            "datepicker",
            "gallery",
            "album",
            "albums",
            "thuvienanh",
            "marquee",
            "sitemap");
    private static final Pattern OTHERS = Pattern.compile(
            "(?iu)^\\W*(?:(?:các )?(?:tin|bài|bài viết)?\\s*(?:được )?(?:đọc|xem|quan tâm|bình luận|chia sẻ)(?: nhiều)?(?: nhất)?"
                    + "(?: trong (?:ngày|tuần|tháng))?|nhiều người (?:đọc|xem)|most (?:read|popular|viewed|commented)|popular(?: posts)?"
                    + "|trending(?: now)?|(?:thư viện|bộ sưu tập) (?:hình )?(?:ảnh|video)|(?:hình )?ảnh(?: hoạt động)?|album(?: ảnh)?|(?:các )?liên kết"
                    + "(?: web(?:site)?| trang)?|quảng cáo|(?:tin )?(?:video|clip)s?|podcasts?|lịch (?:công tác|làm việc|tiếp dân)"
                    + "|văn bản(?: mới)?(?: ban hành)?|thủ tục hành chính|thăm dò(?: ý kiến)?|từ khóa(?: hot)?|tags?|chủ đề(?: hot)?"
                    + "|có thể bạn quan tâm|(?:tin|bài(?: viết)?) (?:liên quan|tài trợ)|editor.s picks?|thông tin doanh nghiệp"
                    + "|recent (?:posts|comments)|archives?|lưu trữ|chuyên mục|categories|thống kê(?: truy cập)?|rao vặt)\\W*$");
    private static final Pattern HARMLESS = Pattern.compile("(?i)(?:has|no|with|without|elementor|wp-block)-.*");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern HEADED = Pattern.compile("(?i)(?:title|head|tieu-?de|caption|cate)");
    private static final int HEADING = 40;
    private static final int LEVELS = 4;
    private static final int COUNTED = 5000;

    private final Page page;
    private final String section;
    private final boolean isScoped;
    private final Map<Element, Part> parts = new HashMap<>();
    private final Map<Element, Integer> headlines = new HashMap<>();
    private final int all;

    /**
     * Of one page.
     *
     * @param candidates the links whose text reads like a headline
     * @param isScoped whether a box that is headed by a link to another section is another list; not so on a front page
     */
    Regions(Page page, Collection<Element> candidates, boolean isScoped) {
        this.page = page;
        this.section = Addresses.section(page.url().map(Object::toString).orElse(""));
        this.isScoped = isScoped && !section.isEmpty();
        this.all = Math.min(candidates.size(), COUNTED);
        candidates.stream().limit(COUNTED).forEach(link -> {
            for (Element above = link.parent(); above != null; above = above.parent()) {
                headlines.merge(above, 1, Integer::sum);
            }
        });
    }

    /** In which part a link stands. */
    Part of(Element link) {
        Element parent = link.parent();
        return parent == null ? Part.LIST : within(parent);
    }

    /** Walks up to the first element that is known, then down again: pages nest hundreds of levels deep. */
    private Part within(Element element) {
        Deque<Element> path = new ArrayDeque<>();
        Part part = Part.LIST;
        for (Element above = element; above != null && !isRoot(above); above = above.parent()) {
            Part known = parts.get(above);
            if (known != null) {
                part = known;
                break;
            }
            path.push(above);
        }
        for (Element below : path) {
            Part own = part == Part.OTHER ? part : own(below);
            part = own.compareTo(part) > 0 ? own : part;
            parts.put(below, part);
        }
        return part;
    }

    private static boolean isRoot(Element element) {
        return element.normalName().equals("body") || element.normalName().equals("html");
    }

    private Part own(Element element) {
        Part named = named(element);
        if (named != Part.OTHER && (isUnderHeading(element) || (isScoped && isOfOthers(element)))) {
            named = Part.OTHER;
        }
        boolean isMost = headlines.getOrDefault(element, 0) * 2 > all;
        return isMost ? Part.LIST : named;
    }

    private static Part named(Element element) {
        switch (element.normalName()) {
            case "nav", "footer" -> {
                return Part.OTHER;
            }
            case "header" -> {
                return element.closest("article, section, li") == null ? Part.OTHER : Part.LIST;
            }
            case "aside" -> {
                return Part.SIDE;
            }
            default -> {
                return byNames(element);
            }
        }
    }

    private static Part byNames(Element element) {
        String names = (element.className() + " " + element.id()).strip();
        if (names.isEmpty()) {
            return Part.LIST;
        }
        Part part = Part.LIST;
        for (String name : SPACES.split(names, -1)) {
            if (HARMLESS.matcher(name).matches()) {
                continue;
            }
            for (String word : Clutter.words(name)) {
                if (WORDS.contains(word)) {
                    return Part.OTHER;
                }
                part = SIDE.contains(word) ? Part.SIDE : part;
            }
        }
        return part;
    }

    /** A box whose first short text, or the short text before it, says that it is another list. */
    private static boolean isUnderHeading(Element element) {
        if (!BOXES.contains(element.normalName())) {
            return false;
        }
        Element first = element.firstElementChild();
        for (int down = 0; first != null && down < LEVELS; down++) {
            String text = Plain.start(first, HEADING);
            if (!text.isEmpty() && text.length() <= HEADING) {
                if (OTHERS.matcher(text).matches() && !isHeadedAgain(first)) {
                    return true;
                }
                break;
            }
            first = first.firstElementChild();
        }
        return OTHERS.matcher(before(element)).matches();
    }

    private static boolean isHeading(Element element) {
        String tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }

    /** Whether further headings of the same kind follow: the first is then of its own list only. */
    private static boolean isHeadedAgain(Element heading) {
        int steps = 0;
        for (Node next = heading.nextSibling(); next != null && steps < 20; next = next.nextSibling(), steps++) {
            if (next instanceof Element element
                    && isHeading(element)
                    && element.normalName().equals(heading.normalName())) {
                return true;
            }
        }
        return false;
    }

    /** The heading right before an element; {@code ""} where there is none. */
    private static String before(Element element) {
        int steps = 0;
        for (Node other = element.previousSibling(); other != null && steps < 3; other = other.previousSibling()) {
            if (other instanceof Element heading) {
                boolean isHeading = isHeading(heading)
                        || HEADED.matcher(heading.className()).find();
                String text = isHeading ? Plain.start(heading, HEADING) : "";
                return text.length() <= HEADING ? text : "";
            }
            steps++;
        }
        return "";
    }

    /** A box with several headlines whose heading leads to another section or another site. */
    private boolean isOfOthers(Element element) {
        if (headlines.getOrDefault(element, 0) < 3 || !GROUPS.contains(element.normalName())) {
            return false;
        }
        Element first = element.firstElementChild();
        if (first == null || isFollowedByItsLike(first)) {
            return false;
        }
        boolean isHeading = false;
        for (int down = 0; first != null && down < LEVELS; down++) {
            if (first.normalName().equals("style") || first.normalName().equals("script")) {
                first = first.nextElementSibling();
                continue;
            }
            isHeading |= isHeading(first) || HEADED.matcher(first.className()).find();
            if (first.normalName().equals("a")) {
                return isToOthers(first, isHeading);
            }
            if (headlines.getOrDefault(first, 0) >= 3) {
                return false; // a box of its own, judged on its own
            }
            first = first.firstElementChild();
        }
        return false;
    }

    /** A heading stands alone; the first of a row of items does not. */
    private static boolean isFollowedByItsLike(Element first) {
        Element next = first.nextElementSibling();
        return next != null
                && next.normalName().equals(first.normalName())
                && next.className().equals(first.className());
    }

    private boolean isToOthers(Element link, boolean isHeading) {
        Optional<String> url = Page.link(link, "href").map(Addresses::page);
        if (url.isEmpty() || Plain.start(link, HEADING).length() > HEADING) {
            return false;
        }
        if (!Addresses.isSameSite(url.get(), page.url())) {
            return isHeading || link.selectFirst("img") != null;
        }
        String other = Addresses.section(url.get());
        return isHeading
                && !other.isEmpty()
                && !Addresses.isIdentified(url.get())
                && !Addresses.isWithin(url.get(), section)
                && !section.startsWith(other);
    }
}
