package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;

/** Reads one listing page: the blocks that the rule names, else the links that detection finds. */
final class ListingReader {
    private static final Pattern EMPTY = Pattern.compile(
            "(?iu)(?:không (?:có|tìm thấy) (?:bài viết|tin|bản ghi|dữ liệu|kết quả|nội dung|mục) ?(?:nào|tức|bài)?|chưa có (?:bài viết|tin|dữ liệu|nội dung)"
                    + "|(?:nội dung|dữ liệu|chuyên mục)[^.]{0,20}đang (?:được )?cập nhật|no (?:posts|articles|items|news|results|entries)(?: were)? ?(?:found|yet)?"
                    + "|nothing (?:found|here)|0 (?:bài viết|kết quả))");

    private final Page page;
    private final PageRule rule;
    private final Blocks blocks;
    private final List<String> warnings = new ArrayList<>();

    /** A reader of one page. */
    ListingReader(Page page, PageRule rule, Dates dates) {
        this.page = page;
        this.rule = rule;
        this.blocks = new Blocks(dates);
    }

    /** The listing; with no items where the list is there and empty; empty when no list was found. */
    Optional<Listing> read() {
        Optional<String> next = next();
        rule.remove()
                .forEach(selector -> Selectors.elements(page.html(), selector).forEach(Element::remove));
        Optional<List<ListedItem>> items =
                rule.list().isPresent() ? byRule(rule.list().get()) : Optional.empty();
        List<ListedItem> found = items.orElseGet(() -> new ListDetector(page, blocks).items());
        if (found.isEmpty() && items.isEmpty() && !saysEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Listing(found, next, warnings));
    }

    private Optional<String> next() {
        if (rule.next().isPresent()) {
            String selector = rule.next().get();
            for (Element element : Selectors.elements(page.html(), selector)) {
                Optional<String> url =
                        Page.link(element, Selectors.attribute(selector).orElse("href"));
                if (url.isPresent()) {
                    return url;
                }
            }
            return Optional.empty();
        }
        return Pager.next(page);
    }

    /** Items of the rule's blocks; empty when the rule matches nothing and its list is not there either. */
    private Optional<List<ListedItem>> byRule(String selector) {
        List<Element> found = Selectors.elements(page.html(), selector);
        Map<String, ListedItem> items = new LinkedHashMap<>();
        for (Element block : found) {
            item(block).ifPresent(item -> items.putIfAbsent(Addresses.key(item.url()), item));
        }
        if (!items.isEmpty()) {
            return Optional.of(List.copyOf(items.values()));
        }
        if (isThereButEmpty(selector) || saysEmpty()) {
            return Optional.of(List.of());
        }
        warnings.add("the rule's selector “" + selector + "” for list "
                + (found.isEmpty() ? "matches nothing" : "matches blocks without links") + "; detection stands in");
        return Optional.empty();
    }

    private Optional<ListedItem> item(Element block) {
        String selector = rule.link().orElse("a[href]");
        Optional<String> url = Optional.empty();
        String title = "";
        for (Element link : Selectors.elements(block, selector)) {
            Optional<String> address =
                    Page.link(link, Selectors.attribute(selector).orElse("href"));
            if (address.isEmpty() || (url.isPresent() && !address.equals(url))) {
                continue;
            }
            url = address;
            String text = ListDetector.titleOf(link);
            title = text.length() > title.length() ? text : title;
        }
        String shown = title;
        return url.map(address -> blocks.item(block, Addresses.page(address), shown));
    }

    /** Whether what should hold the rule's blocks is on the page and holds no link. */
    private boolean isThereButEmpty(String selector) {
        String holder = selector.replaceFirst("\\s*[ >]\\s*[^ >]+$", "");
        if (holder.equals(selector)
                || holder.isBlank()
                || Selectors.problem(holder).isPresent()) {
            return false;
        }
        List<Element> holders = page.html().select(holder);
        return !holders.isEmpty() && holders.stream().allMatch(element -> element.selectFirst("a[href]") == null);
    }

    private boolean saysEmpty() {
        for (Element element : page.html().body().select("p, div, span, td, li, h2, h3, h4, strong, em")) {
            String own = Plain.of(element.ownText());
            if (own.length() <= 120 && EMPTY.matcher(own).find() && Clutter.isNotOthers(element)) {
                return true;
            }
        }
        return false;
    }
}
