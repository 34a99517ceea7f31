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
    private final Dates dates;
    private final Blocks blocks;
    private final Optional<ArticleUrls> urls;
    private final List<String> warnings = new ArrayList<>();

    /** A reader of one page. */
    ListingReader(Page page, PageRule rule, Dates dates) {
        this.page = page;
        this.rule = rule;
        this.dates = dates;
        this.blocks = new Blocks(dates);
        this.urls = rule.articleUrl().map(ArticleUrls::new);
    }

    /** The listing; with no items where the list is there and empty; empty when no list was found. */
    Optional<Listing> read() {
        Optional<String> next = next();
        Selectors.remove(page.html(), rule.remove(), warnings);
        Optional<List<ListedItem>> items =
                rule.list().isPresent() ? byRule(rule.list().get()) : Optional.empty();
        List<ListedItem> found = items.orElseGet(() -> new ListDetector(page, blocks, dates, urls).items());
        if (found.isEmpty()) {
            warnOfAddresses();
        }
        if (found.isEmpty() && items.isEmpty() && !saysEmpty()) {
            return Optional.empty();
        }
        // What has no articles has no following page: some pagers go on for ever.
        return Optional.of(new Listing(found, found.isEmpty() ? Optional.empty() : next, warnings));
    }

    private void warnOfAddresses() {
        rule.articleUrl()
                .ifPresent(
                        pattern -> warnings.add("no link's address fits the rule's “" + pattern + "” for article-url"));
    }

    private Optional<String> next() {
        if (rule.next().isEmpty()) {
            return Pager.next(page);
        }
        String selector = rule.next().get();
        List<Element> found = Selectors.elements(page.html(), selector);
        for (Element element : found) {
            Optional<String> url =
                    Page.link(element, Selectors.attribute(selector).orElse("href"));
            if (url.isPresent()) {
                return url;
            }
        }
        warnings.add(
                found.isEmpty()
                        ? Selectors.unmatched(selector, "next") + "; there is no following page, or the rule is old"
                        : "the rule's selector “" + selector + "” for next matches what leads nowhere");
        return Optional.empty();
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
        warnings.add((found.isEmpty()
                        ? Selectors.unmatched(selector, "list")
                        : "the rule's selector “" + selector + "” for list matches blocks without "
                                + (rule.link().isPresent() ? "what its link selects" : "links to articles"))
                + "; detection stands in");
        return Optional.empty();
    }

    private Optional<ListedItem> item(Element block) {
        String selector = rule.link().orElse("a[href]");
        Optional<String> url = Optional.empty();
        String title = "";
        for (Element link : links(block, selector)) {
            Optional<String> address = Page.link(
                            link, Selectors.attribute(selector).orElse("href"))
                    .map(Addresses::page)
                    .filter(found -> urls.isEmpty() || urls.get().matches(found));
            if (address.isEmpty() || (url.isPresent() && !address.equals(url))) {
                continue;
            }
            url = address;
            String text = ListDetector.titleOf(link);
            title = text.length() > title.length() ? text : title;
        }
        String shown = title;
        return url.map(address -> blocks.item(block, address, shown));
    }

    /** The links of a block; the block itself where the rule's list names the links. */
    private static List<Element> links(Element block, String selector) {
        List<Element> links = Selectors.elements(block, selector);
        return links.isEmpty() && block.is("a[href]") ? List.of(block) : links;
    }

    /** Whether what should hold the rule's blocks is on the page and holds no link. */
    private boolean isThereButEmpty(String selector) {
        String holder = Selectors.isXpath(selector)
                ? selector.replaceFirst("/+[^/]+$", "")
                : selector.replaceFirst("\\s*[ >]\\s*[^ >]+$", "");
        if (holder.equals(selector)
                || holder.isBlank()
                || Selectors.problem(holder).isPresent()) {
            return false;
        }
        List<Element> holders = Selectors.elements(page.html(), holder).stream()
                .filter(element -> !element.normalName().matches("html|body"))
                .toList();
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
