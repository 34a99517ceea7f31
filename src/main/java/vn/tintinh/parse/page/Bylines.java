package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Names of authors: the byline under the title, and the one at the foot that Vietnamese pages have. */
final class Bylines {
    private static final Pattern PREFIX = Pattern.compile(
            "(?iu)^[\\s(–—-]*(?:tác giả(?: bài viết)?|người viết|bài viết|bài và ảnh|bài, ảnh|bài – ảnh|bài - ảnh|"
                    + "bài, clip|tin, ảnh|tin và ảnh|tin, bài|tin bài|ảnh, clip|bài|tin|thực hiện|biên tập|phóng viên|pv|"
                    + "written by|posted by|story by|by|von|par|di|author)\\s*(?::|(?<=y|n|r|i)\\s|\\.)\\s*");
    private static final Pattern AGENCY =
            Pattern.compile("(?iu)^[\\s(]*(?:theo|nguồn(?: tin)?|nguồn bài viết|source)\\s*[: ]\\s*(.+?)[)\\s.]*$");
    private static final Pattern BETWEEN =
            Pattern.compile("(?iu)\\s*(?:[;/|,&•·]|\\s[-–—+]\\s|\\s(?:và|and|und|et)\\s)\\s*");
    private static final Pattern NAME_WORD =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{M}’'.-]*|(?:de|van|von|da|di|le|la|bin)");
    private static final Pattern RIGHT = Pattern.compile("(?i)text-align\\s*:\\s*(?:right|end)");
    private static final Pattern AUTHOR_CLASS =
            Pattern.compile("(?i).*(?:author|byline|tac-?_?gia|butdanh|nguoi-?viet|writer).*");
    private static final Pattern NOT_BARE = Pattern.compile("(?iu)(?:,?\\s*(?:staff writer|ap|afp|reuters))$");
    private static final int LONGEST = 70;
    private static final int LINES_AT_FOOT = 4;

    private Bylines() {}

    /**
     * Names of a byline, and where it stands.
     *
     * @param element to be taken out of the body
     */
    record Byline(List<String> names, Element element) {}

    /** Single names of a text that lists some. */
    static List<String> split(String text) {
        List<String> names = new ArrayList<>();
        for (String part : BETWEEN.split(bare(text), -1)) {
            String name = bare(part);
            if (!name.isEmpty() && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The text without what introduces a name. */
    static String bare(String text) {
        String bare = PREFIX.matcher(text).replaceFirst("").strip();
        bare = NOT_BARE.matcher(bare).replaceFirst("");
        return bare.replaceAll("^[\\s(–—-]+|[\\s):,–—-]+$", "").strip();
    }

    /** The byline at the foot of a body, among its last lines. */
    static Optional<Byline> atFoot(Element body) {
        List<Element> lines = lastLines(body);
        for (Element line : lines) {
            Optional<List<String>> names = namesOf(line);
            if (names.isPresent()) {
                return Optional.of(new Byline(names.get(), line));
            }
        }
        return Optional.empty();
    }

    /** A byline that a class tells, between title and end of the body. */
    static List<String> byClass(Element root) {
        for (Element element : root.select(
                "[rel=author], [class*=author], [class*=byline], [class*=tacgia], [class*=tac-gia], [id*=author]")) {
            String text = Plain.of(element.text());
            if (text.length() <= LONGEST && Clutter.isNotOthers(element)) {
                List<String> names =
                        split(text).stream().filter(Bylines::isName).toList();
                if (!names.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }

    private static List<Element> lastLines(Element body) {
        List<Element> all = body.getAllElements();
        List<Element> last = new ArrayList<>();
        for (int i = all.size() - 1; i > 0 && last.size() < LINES_AT_FOOT; i--) {
            Element element = all.get(i);
            if (isText(element) && (isLine(element) || body.equals(element.parent())) && element.hasText()) {
                last.add(element);
            }
        }
        return last;
    }

    private static boolean isText(Element element) {
        return switch (element.normalName()) {
            case "p", "div", "td", "h3", "h4", "h5", "h6", "span", "strong", "b", "em", "i", "center", "author" -> true;
            default -> false;
        };
    }

    private static boolean isLine(Element element) {
        if (!element.isBlock()) {
            return false;
        }
        int blocks = 0;
        for (Element inner : element.children()) {
            blocks += inner.isBlock() ? 1 : 0;
        }
        return blocks == 0
                || element.select("p, div, table, ul, ol, h2, h3, figure").size() <= 1;
    }

    private static Optional<List<String>> namesOf(Element line) {
        String text = Plain.of(line.text());
        if (text.length() > LONGEST || text.isEmpty()) {
            return Optional.empty();
        }
        Matcher agency = AGENCY.matcher(text);
        if (agency.matches() && !text.contains(". ")) {
            return Optional.of(split(agency.group(1)));
        }
        boolean introduced = PREFIX.matcher(text).find();
        if (!introduced && !isSetApart(line)) {
            return Optional.empty();
        }
        List<String> names = split(text);
        return !names.isEmpty() && names.stream().allMatch(Bylines::isName) ? Optional.of(names) : Optional.empty();
    }

    /** Right-aligned, wholly in bold or italics, or with a class that says so. */
    private static boolean isSetApart(Element line) {
        for (Element element = line; element != null && !element.hasClass("content"); element = element.parent()) {
            if (RIGHT.matcher(element.attr("style")).find()
                    || element.attr("align").equalsIgnoreCase("right")
                    || AUTHOR_CLASS.matcher(element.className()).matches()) {
                return true;
            }
            if (element.children().size() > 3) {
                break;
            }
        }
        Element marked = line.selectFirst("b, strong, em, i, [align=right], [style*=right], [class*=author]");
        return marked != null && Plain.key(marked.text()).equals(Plain.key(line.text()));
    }

    /** One to six words, each with a capital. */
    static boolean isName(String text) {
        String[] words = text.split(" ", -1);
        if (words.length > 6 || text.length() < 2 || text.length() > 50 || text.endsWith("?") || text.endsWith("!")) {
            return false;
        }
        for (String word : words) {
            if (!NAME_WORD.matcher(word.replaceAll("[()]", "")).matches()) {
                return false;
            }
        }
        return true;
    }
}
