package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Which parts of a page are not its article: by tag, role, class and what headings above them say. */
final class Clutter {
    private static final Set<String> TAGS = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "nav",
            "button",
            "input",
            "select",
            "textarea",
            "option",
            "label",
            "dialog",
            "object",
            "applet",
            "map",
            "canvas",
            "svg",
            "link",
            "meta");
    private static final Set<String> ROLES = Set.of(
            "navigation", "complementary", "search", "contentinfo", "dialog", "alert", "toolbar", "menu", "menubar");
    /** Words that stand alone in a class or id, between hyphens, underscores or capitals. */
    private static final Set<String> WORDS = Set.of(
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "qc",
            "quangcao",
            "banner",
            "sponsor",
            "sponsored",
            "promo",
            "promotion",
            "comment",
            "comments",
            "disqus",
            "binhluan",
            "share",
            "sharing",
            "shares",
            "social",
            "socials",
            "sharebar",
            "addthis",
            "related",
            "relate",
            "lienquan",
            "tinlienquan",
            "relatednews",
            "tinkhac",
            "other",
            "others",
            "sidebar",
            "rail",
            "newsletter",
            "subscribe",
            "subscription",
            "paywall",
            "widget",
            "widgets",
            "tool",
            "popup",
            "modal",
            "overlay",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "paging",
            "menu",
            "navbar",
            "navigation",
            "footer",
            "toolbar",
            "tools",
            "fontsize",
            "print",
            "rating",
            "vote",
            "tags",
            "tag",
            "taglist",
            "keywords",
            "recommend",
            "recommended",
            "recommendations",
            "trending",
            "popular",
            "outbrain",
            "taboola",
            "login",
            "signup",
            "bookmark",
            "copyright",
            "disclaimer",
            "skip",
            "teaser",
            "teasers",
            "mostread",
            "docnhieu",
            "xemnhieu",
            "readmore",
            "boxtinlienquan",
            "livechat",
            "captcha",
            "feedback");

    private static final Pattern PHRASES = Pattern.compile(
            "(?:^|[-_ ])(?:author-?(?:bio|box|card|info)|about-?author|more-?(?:news|stories|from|on)|read-?(?:next|also"
                    + "|more)|also-?(?:read|like)|most-?(?:read|viewed|popular)|tin-?lien-?quan|tin-?khac|tin-?cu|tin-?moi"
                    + "|bai-?lien-?quan|doc-?them|xem-?them|other-?news|news-?other|font-?size|print-?page|site-?header"
                    + "|global-?header|page-?header|top-?bar|sign-?up|call-?to-?action|email-?alert|up-?next|below-?article"
                    + "|after-?(?:post|article|entry)|post-?(?:nav|navigation|meta|footer|tags)|entry-?(?:meta|footer)"
                    + "|screen-?reader|visually-?hidden|sr-?only|media-?object-?list)");
    private static final Pattern HEADINGS = Pattern.compile(
            "(?iu)^\\W*(?:(?:các )?(?:tin|bài)(?: viết| tức)?(?: bài)? (?:khác|liên quan|mới hơn|cũ hơn|đã đưa|cùng chuyên mục"
                    + "|cùng loại|cùng mục|mới nhất|nổi bật)|tin tức khác|những tin (?:mới|cũ) hơn|tin mới|xem thêm|đọc thêm"
                    + "|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|có thể bạn quan tâm|cùng chuyên mục|cùng chủ đề|chủ đề"
                    + "|bình luận|ý kiến bạn đọc|từ khóa|từ khoá|tags?|chia sẻ|mời bạn đọc|tin đọc nhiều|tin nóng|tin nổi bật"
                    + "|related(?: \\w+)?|read more|read next|more from .*|more on .*|more stories|you may also like"
                    + "|recommended(?: \\w+)*|most (?:read|popular|viewed)|trending(?: now)?|comments?|share this.*"
                    + "|lesen sie auch.*|mehr zum thema|das könnte sie auch interessieren|auch interessant"
                    + "|leggi anche.*|lire aussi.*|à lire aussi.*|see also|also read.*|follow us.*|don['’]t miss|(?:our )?latest (?:stories|news)|what to read next|what['’]s next|more news|top stories|breaking news|editor['’]?s['’]? picks?|czytaj (?:więcej|także)|zobacz (?:także|też)|läs (?:mer|också)|les også|lees ook|baca juga|te puede interesar|lea también|leia também|veja também|関連記事|あわせて読みたい|관련기사|相關新聞|weitere informationen|darum gehts)\\W*$");
    private static final Pattern HIDDEN = Pattern.compile("(?i)(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** Page builders that call everything a widget, and names that tell what is not there. */
    private static final Pattern HARMLESS = Pattern.compile(
            "^(?:elementor|wp-block-group|wp-block-column|no-|has-|with-|without-|is-|not-|hide-|show-|enable)");

    private static final Set<String> HIDING =
            Set.of("hidden", "is-hidden", "d-none", "hide", "visually-hidden", "sr-only", "visuallyhidden");
    /** Hidden on small screens only. */
    private static final Pattern SHOWN = Pattern.compile("(?:sm|md|lg|xl)[:-](?:\\w+-)?(?:block|flex|grid|inline)");

    private Clutter() {}

    /** Whether an element is never part of an article, whatever it holds. */
    static boolean isByTag(Element element) {
        return TAGS.contains(element.normalName()) || ROLES.contains(element.attr("role"));
    }

    /** Whether an element's class, id or style tells that it is no part of the article. */
    static boolean isByName(Element element) {
        return !reason(element).isEmpty();
    }

    /** What tells that an element is no part of the article: a word of its class or id, or a tag; else {@code ""}. */
    static String reason(Element element) {
        if (isHidden(element)) {
            return "hidden";
        }
        String tag = element.normalName();
        if (tag.equals("aside") || tag.equals("footer")) {
            return tag;
        }
        String names = names(element);
        return names.isEmpty() ? "" : reason(names);
    }

    /** Whether an element says by attribute or style that it is not shown. */
    static boolean isHidden(Element element) {
        String style = element.attr("style");
        return element.hasAttr("hidden")
                || (!style.isEmpty() && HIDDEN.matcher(style).find());
    }

    /** Class and id of an element. */
    static String names(Element element) {
        String names = element.attr("class");
        String id = element.attr("id");
        return id.isEmpty() ? names : names + " " + id;
    }

    /** The words of a class or id in lower case: between hyphens, underscores, colons, blanks and capitals. */
    static List<String> words(String names) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= names.length(); i++) {
            boolean isBetween = i == names.length() || "-_: \t\n\f\r\u000B".indexOf(names.charAt(i)) >= 0;
            if (isBetween || isHump(names, i)) {
                if (i > start) {
                    words.add(names.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = isBetween ? i + 1 : i;
            }
        }
        return words;
    }

    /** Whether a capital follows a small letter or a digit. */
    private static boolean isHump(String names, int at) {
        char letter = names.charAt(at);
        char before = at == 0 ? 'A' : names.charAt(at - 1);
        return letter >= 'A' && letter <= 'Z' && ((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9'));
    }

    /** What in some names tells that it is no part of the article; {@code ""} when nothing does. */
    static String reason(String names) {
        for (String name : SPACES.split(names, -1)) {
            if (name.isEmpty() || HARMLESS.matcher(name).find()) {
                continue;
            }
            if (HIDING.contains(name) && !SHOWN.matcher(names).find()) {
                return "hidden";
            }
            for (String word : words(name)) {
                if (WORDS.contains(word)) {
                    return word;
                }
            }
        }
        Matcher phrase = PHRASES.matcher(names.toLowerCase(Locale.ROOT));
        return phrase.find() ? phrase.group() : "";
    }

    /** Whether a text is the heading over what belongs to other items. */
    static boolean isHeadingOfOthers(String text) {
        return text.length() <= 60 && HEADINGS.matcher(text).matches();
    }

    /** Whether nothing above an element says that it belongs to navigation, a footer or other items. */
    static boolean isNotOthers(Element element) {
        for (Element above = element; above != null && !above.normalName().equals("body"); above = above.parent()) {
            if (isByTag(above) || isByName(above)) {
                return false;
            }
        }
        return true;
    }
}
