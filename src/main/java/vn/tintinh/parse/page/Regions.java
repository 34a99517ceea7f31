package vn.tintinh.parse.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Which parts of a listing page hold no articles of its list: menus, footers, pagers, tags, "most read". */
final class Regions {
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
            "sidebar",
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
            "popular",
            "trending",
            "submenu",
            "megamenu",
            "topbar",
            "comment",
            "comments",
            "quangcao",
            "widget",
            "xemthem",
            "weblink",
            "lienket");
    private static final Pattern OTHERS = Pattern.compile(
            "(?iu)^\\W*(?:(?:tin )?(?:đọc|xem) nhiều(?: nhất)?|được quan tâm(?: nhiều)?|most (?:read|popular|viewed)|popular(?: posts)?"
                    + "|trending(?: now)?|thư viện (?:ảnh|video)|liên kết(?: web(?:site)?)?|quảng cáo|bình luận(?: nhiều)?|video|podcast"
                    + "|editor.s picks?|tin tài trợ|thông tin doanh nghiệp)\\W*$");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[-_\\s:]+");

    private final Map<Element, Boolean> excluded = new HashMap<>();

    /** Whether a link stands in such a part. */
    boolean isExcluded(Element link) {
        Element parent = link.parent();
        return parent != null && isWithin(parent);
    }

    /** Walks up to the first element that is known, then down again: pages nest thousands of levels deep. */
    private boolean isWithin(Element element) {
        Deque<Element> path = new ArrayDeque<>();
        boolean within = false;
        for (Element above = element; above != null && !above.normalName().equals("body"); above = above.parent()) {
            Boolean known = excluded.get(above);
            if (known != null) {
                within = known;
                break;
            }
            path.push(above);
        }
        for (Element below : path) {
            within = within || isOwn(below);
            excluded.put(below, within);
        }
        return within;
    }

    private static boolean isOwn(Element element) {
        switch (element.normalName()) {
            case "nav", "footer", "aside" -> {
                return true;
            }
            case "header" -> {
                return element.closest("article, section, li") == null;
            }
            default -> {
                return isNamed(element) || isUnderHeading(element);
            }
        }
    }

    private static boolean isNamed(Element element) {
        String names = (element.className() + " " + element.id()).strip();
        if (names.isEmpty() || element.normalName().equals("html")) {
            return false;
        }
        for (String word : HUMP.split(names, -1)) {
            if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** A box whose first short text says that it is another list. */
    private static boolean isUnderHeading(Element element) {
        if (!element.is("div, section, ul, td, table")) {
            return false;
        }
        Element first = element.firstElementChild();
        for (int down = 0; first != null && down < 4; down++) {
            String text = Plain.start(first, 40);
            if (text.length() > 0 && text.length() <= 40) {
                return OTHERS.matcher(text).matches();
            }
            first = first.firstElementChild();
        }
        return false;
    }
}
