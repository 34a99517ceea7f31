package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import vn.tintinh.model.Article;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;

/**
 * Reads one article, field by field: by the rule's selector, else by what the page says for machines, else by
 * structure. Used once; takes the page's tree apart at the end.
 */
final class ArticleReader {
    private static final List<String> ADDRESSES = List.of("href", "src", "data-src", "data-original", "poster");

    private final Page page;
    private final Document html;
    private final PageRule rule;
    private final Dates dates;
    private final Metadata metadata;
    private final Outline outline;
    private final List<String> warnings = new ArrayList<>();

    /** A reader of one page. */
    ArticleReader(Page page, PageRule rule, Dates dates) {
        this.page = page;
        this.html = page.html();
        this.rule = rule;
        this.dates = dates;
        this.metadata = Metadata.of(html);
        Selectors.remove(html, rule.remove(), warnings);
        this.outline = new Outline(html);
    }

    /** The article; empty when the page has no title, or neither body nor lead. */
    Optional<Article> read() {
        return title().flatMap(this::read);
    }

    private Optional<Article> read(Titles.Title title) {
        Optional<Element> ruledBody = body();
        Set<Node> clutter = ruledBody.isPresent() ? new HashSet<>() : Pruner.clutter(html.body());
        Weights weights = Weights.of(html.body(), clutter);
        Element found = ruledBody.orElseGet(() -> new Bodies(html.body(), weights).find());
        boolean isIndex = ruledBody.isEmpty() && isIndex(weights, found);
        Optional<Dates.Found> published = published(title.element(), found);
        List<String> labels = labels(title);
        Optional<String> lead = one("lead", rule.lead())
                .or(() -> isIndex
                        ? Optional.empty()
                        : Leads.find(outline, title.element(), found, metadata.description()));
        List<String> ruledAuthors = ruledAuthors();
        Optional<String> canonical = metadata.canonical().flatMap(page::resolve);
        Optional<String> nextPage = isIndex ? Optional.empty() : NextPage.find(page, canonical);
        Optional<String> image = one("image", rule.image()).or(metadata::image).flatMap(page::resolve);
        Element body = isIndex ? Index.region(html.body()) : found;
        List<String> authors = isIndex ? ruledAuthors : authors(body, clutter, ruledAuthors);
        if (!isIndex) {
            BodyCleaner.clean(body, title.text(), lead, authors);
        }
        if (lead.isEmpty() && image.isEmpty() && body.text().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Article(
                title.text(),
                lead,
                markup(body),
                published.map(Dates.Found::date),
                dates.firstOf(metadata.updated()).map(Dates.Found::date),
                published.map(Dates.Found::basis),
                authors,
                labels,
                image.or(() -> firstImage(body)),
                metadata.language(),
                canonical,
                nextPage,
                warnings));
    }

    private boolean isIndex(Weights weights, Element body) {
        boolean isTyped = metadata.metas()
                .getOrDefault("og:type", "")
                .toLowerCase(Locale.ROOT)
                .startsWith("article");
        boolean isHinted = isTyped
                || !metadata.published().isEmpty()
                || page.url()
                        .filter(url -> Addresses.isArticleLike(url.toString()))
                        .isPresent();
        boolean isSaid = metadata.json().text("headline").isPresent();
        return Index.isIndex(weights.of(html.body()), weights.of(body), isSaid, isHinted);
    }

    /** The clutter leaves the page first. */
    private List<String> authors(Element body, Set<Node> clutter, List<String> ruled) {
        clutter.forEach(Node::remove);
        return new Signing(body, metadata, html.body()).authors(ruled);
    }

    private Optional<Titles.Title> title() {
        if (rule.title().isPresent()) {
            for (Element element : Selectors.elements(html, rule.title().get())) {
                String text = Selectors.value(element, rule.title().get());
                if (!text.isEmpty()) {
                    return Optional.of(new Titles.Title(text, Optional.of(element)));
                }
            }
            warn("title", rule.title().get());
        }
        return Titles.find(html, outline, metadata);
    }

    private Optional<Element> body() {
        if (rule.body().isEmpty()) {
            return Optional.empty();
        }
        List<Element> found = Selectors.elements(html, rule.body().get()).stream()
                .filter(element -> !element.text().isBlank())
                .toList();
        if (found.isEmpty()) {
            warn("body", rule.body().get());
            return Optional.empty();
        }
        Element first = found.get(0);
        for (Element further : found.subList(1, found.size())) {
            if (!further.parents().contains(first)) {
                first.appendChild(further);
            }
        }
        return Optional.of(first);
    }

    private Optional<Dates.Found> published(Optional<Element> title, Element body) {
        if (rule.date().isPresent()) {
            for (String value : Selectors.values(html, rule.date().get())) {
                Optional<ReadDate> date = dates.read(value);
                if (date.isPresent()) {
                    return date.map(read -> new Dates.Found(read, "rule"));
                }
            }
            warn("date", rule.date().get());
        }
        Optional<Dates.Found> said = dates.firstOf(metadata.published());
        if (said.filter(found -> found.date().precision() != Precision.DAY).isPresent()) {
            return said;
        }
        Optional<Dates.Found> shown = dates.shown(html.body(), outline, title, body);
        return said.isPresent() ? Optional.of(finer(said.get(), shown)) : shown.or(() -> dates.ofUrl(page.url()));
    }

    /** What is shown, if it is of the same day as what is said and more exact. */
    private static Dates.Found finer(Dates.Found said, Optional<Dates.Found> shown) {
        return shown.filter(found -> found.date().precision().compareTo(Precision.DAY) < 0)
                .filter(found -> !found.date().instant().isBefore(said.date().instant())
                        && found.date().instant().isBefore(said.date().instant().plusSeconds(24 * 3600)))
                .orElse(said);
    }

    private List<String> labels(Titles.Title title) {
        if (rule.categories().isPresent()) {
            List<String> values = Selectors.values(html, rule.categories().get());
            if (!values.isEmpty()) {
                return values;
            }
            warn("categories", rule.categories().get());
        }
        return Breadcrumbs.find(outline.within(html.body()), metadata, title);
    }

    /** Names by the rule; their elements leave the page, so that they are not in the body too. */
    private List<String> ruledAuthors() {
        List<String> names = new ArrayList<>();
        if (rule.author().isPresent()) {
            String selector = rule.author().get();
            for (Element element : Selectors.elements(html, selector)) {
                names.addAll(Bylines.split(Selectors.value(element, selector)));
                if (Selectors.attribute(selector).isEmpty()) {
                    element.remove();
                }
            }
            if (names.isEmpty()) {
                warn("author", selector);
            }
        }
        return names;
    }

    private Optional<String> one(String field, Optional<String> selector) {
        if (selector.isEmpty()) {
            return Optional.empty();
        }
        List<String> values = Selectors.values(html, selector.get());
        if (values.isEmpty()) {
            warn(field, selector.get());
            return Optional.empty();
        }
        return Optional.of(values.get(0));
    }

    private void warn(String field, String selector) {
        warnings.add("the rule's selector “" + selector + "” for " + field + " matches nothing; detection stands in");
    }

    private static Optional<String> firstImage(Element body) {
        for (Element image : body.select("img")) {
            for (String attribute : List.of("data-src", "data-original", "src")) {
                Optional<String> link = Page.link(image, attribute);
                if (link.isPresent() && !image.attr(attribute).startsWith("data:")) {
                    return link;
                }
            }
        }
        return Optional.empty();
    }

    private static String markup(Element body) {
        body.traverse((node, depth) -> {
            if (node instanceof Element element && element.attributesSize() > 0) {
                for (String attribute : ADDRESSES) {
                    String absolute = element.hasAttr(attribute) ? Page.absolute(element, attribute) : "";
                    if (!absolute.isEmpty()) {
                        element.attr(attribute, absolute);
                    }
                }
            }
        });
        Document owner = body.ownerDocument();
        if (owner != null) {
            owner.outputSettings().prettyPrint(false);
        }
        return (body.is("p, blockquote, pre, table") ? body.outerHtml() : body.html()).strip();
    }
}
