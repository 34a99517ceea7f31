package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The labels of an article: the breadcrumb's parts, outermost first, else the section that the page names. */
final class Breadcrumbs {
    private static final Pattern HOME =
            Pattern.compile("(?iu)(?:trang chủ|home|homepage|trang chu|startseite|accueil|inicio|»|>|/|)");
    private static final Pattern LIKELY =
            Pattern.compile("(?i)bread-?crumb|crumbs|duong-?dan|navigate|sitemappath|(?:^|\\s)path(?:\\s|$)");
    private static final List<String> PIECES = List.of("crumb", "duong", "navigate", "path");
    private static final int LONGEST = 60;
    private static final int MOST = 8;
    private static final int LEVELS = 3;

    private Breadcrumbs() {}

    /** The labels; empty when the page shows none. {@code page} is its body and all in it. */
    static List<String> find(List<Element> page, Metadata metadata, Titles.Title found) {
        String title = found.text();
        List<String> shown = shown(page, title);
        if (!shown.isEmpty()) {
            return shown;
        }
        List<String> listed = fit(metadata.json().breadcrumb(), title);
        if (!listed.isEmpty()) {
            return listed;
        }
        List<String> sections = new ArrayList<>(metadata.json().sections());
        for (String name : List.of("article:section", "og:article:section", "section", "category")) {
            String section = metadata.metas().get(name);
            if (section != null && !sections.contains(section)) {
                sections.add(section);
            }
        }
        List<String> named = fit(sections, title);
        return named.isEmpty()
                ? found.element().map(heading -> above(heading, title)).orElse(List.of())
                : named;
    }

    /** The links of the line right above the title, where it holds nothing else. */
    private static List<String> above(Element title, String text) {
        Element place = title;
        for (int up = 0; up < LEVELS && place != null && !place.normalName().equals("body"); up++) {
            Element line = place.previousElementSibling();
            for (int back = 0; back < 2 && line != null; back++) {
                List<String> parts = line.select("a[href]").eachText();
                boolean isOnly =
                        Plain.weight(String.join("", parts)) + 3 >= Plain.weight(Plain.start(line, 2 * LONGEST));
                if (!parts.isEmpty() && parts.size() <= 3 && isOnly) {
                    return fit(parts, text);
                }
                line = line.previousElementSibling();
            }
            place = place.parent();
        }
        return List.of();
    }

    private static List<String> shown(List<Element> page, String title) {
        Map<String, Boolean> known = new HashMap<>();
        for (Element crumb : page) {
            if (!isLikely(crumb, known)) {
                continue;
            }
            List<String> parts = new ArrayList<>();
            for (Element link : crumb.select("a")) {
                parts.add(Plain.of(link.text()));
            }
            List<String> fit = fit(parts, title);
            if (!fit.isEmpty() && parts.size() <= MOST) {
                return fit;
            }
        }
        return List.of();
    }

    /** By class or id, which are judged once each: the names of a page are few. */
    private static boolean isLikely(Element element, Map<String, Boolean> known) {
        if (element.attributesSize() == 0) {
            return false;
        }
        String names = Clutter.names(element);
        return (!names.isEmpty() && known.computeIfAbsent(names, Breadcrumbs::isLikely))
                || element.attr("itemtype").contains("BreadcrumbList")
                || element.attr("aria-label").equalsIgnoreCase("breadcrumb");
    }

    /** The pattern is slow: only what has a piece of it is tried. */
    private static boolean isLikely(String names) {
        String lower = names.toLowerCase(Locale.ROOT);
        return PIECES.stream().anyMatch(lower::contains)
                && LIKELY.matcher(names).find();
    }

    private static List<String> fit(List<String> parts, String title) {
        List<String> fit = new ArrayList<>();
        for (String part : parts) {
            String plain = part.replaceAll("^[\\s»>/|›:-]+|[\\s»>/|›:-]+$", "");
            if (!plain.isEmpty()
                    && !HOME.matcher(plain).matches()
                    && plain.length() <= LONGEST
                    && !Plain.key(plain).equals(Plain.key(title))
                    && !fit.contains(plain)) {
                fit.add(plain);
            }
        }
        return fit;
    }
}
