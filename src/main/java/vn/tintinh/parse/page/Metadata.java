package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of itself for machines: JSON-LD first, then microdata, then Open Graph and other {@code <meta>}.
 *
 * @param json the page's JSON-LD
 * @param metas contents by name, property or itemprop in lower case; the first of each
 * @param items elements with an itemprop, other than {@code <meta>}
 * @param links all {@code <link>}
 * @param html the tree
 */
record Metadata(JsonLd json, Map<String, String> metas, List<Element> items, List<Element> links, Document html) {
    private static final List<String> META_NAMES = List.of("name", "property", "itemprop", "http-equiv");
    private static final List<String> PUBLISHED = List.of(
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "og:published_time",
            "article.published",
            "published_time",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "publish-date",
            "publish_date",
            "publishdate",
            "published-date",
            "publication_date",
            "publicationdate",
            "pubdate",
            "bt:pubdate",
            "citation_publication_date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date.created",
            "dcterms.created",
            "dcterms.date",
            "dc.date",
            "datecreated",
            "displaydate",
            "article:created",
            "created",
            "pdate",
            "date");
    private static final List<String> UPDATED = List.of(
            "article:modified_time",
            "og:updated_time",
            "article:modified",
            "datemodified",
            "dcterms.modified",
            "dc.date.modified",
            "lastmod",
            "last-modified",
            "revised");
    private static final List<String> AUTHORS = List.of(
            "author",
            "article:author",
            "og:article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "cxenseparse:author",
            "byl",
            "citation_author");
    private static final Pattern PUBLISHED_LIKE = Pattern.compile(
            "(?:^|[:._-])(?:uploaded|upload_?date|publish(?:ed)?[-_.]?(?:date|time|at|on)|date_?published|release_?date)$");
    private static final Pattern ADDRESS = Pattern.compile("https?://.*|.*@.*|//.*|www\\..*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** Everything that a page says of itself. */
    static Metadata of(Document html) {
        Map<String, String> metas = new LinkedHashMap<>();
        List<Element> items = new ArrayList<>();
        List<Element> links = new ArrayList<>();
        List<Element> scripts = new ArrayList<>();
        html.traverse((node, depth) -> {
            if (node instanceof Element element && element.attributesSize() > 0) {
                switch (element.normalName()) {
                    case "meta" -> addMeta(element, metas);
                    case "link" -> links.add(element);
                    case "script" -> scripts.add(element);
                    default -> {}
                }
                if (element.hasAttr("itemprop") && !element.normalName().equals("meta")) {
                    items.add(element);
                }
            }
        });
        return new Metadata(JsonLd.of(scripts), metas, items, links, html);
    }

    private static void addMeta(Element meta, Map<String, String> metas) {
        String content = Plain.of(meta.attr("content"));
        for (String attribute : META_NAMES) {
            String name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !content.isEmpty()) {
                metas.putIfAbsent(name, content);
            }
        }
    }

    /** A headline as given to machines, best first. */
    List<String> headlines() {
        List<String> headlines = new ArrayList<>();
        json.text("headline").ifPresent(headlines::add);
        for (String name : List.of("og:title", "twitter:title", "dc.title", "title")) {
            Optional.ofNullable(metas.get(name)).ifPresent(headlines::add);
        }
        return headlines;
    }

    /** The title for those who share the page. Spec: ogp.me. */
    Optional<String> openGraphTitle() {
        return Optional.ofNullable(metas.get("og:title"));
    }

    /** A date of publication as written, each with where it stood. */
    List<Said> published() {
        List<Said> said = new ArrayList<>();
        json.text("datePublished").ifPresent(text -> said.add(new Said(text, "json-ld")));
        for (Element element : items("datePublished")) {
            said.add(new Said(dateOf(element), "microdata"));
        }
        PUBLISHED.forEach(
                name -> Optional.ofNullable(metas.get(name)).ifPresent(text -> said.add(new Said(text, "meta"))));
        json.text("dateCreated").ifPresent(text -> said.add(new Said(text, "json-ld")));
        metas.forEach((name, text) -> {
            if (PUBLISHED_LIKE.matcher(name).find()) {
                said.add(new Said(text, "meta"));
            }
        });
        return said;
    }

    /** A date of the last change as written. */
    List<Said> updated() {
        List<Said> said = new ArrayList<>();
        json.text("dateModified").ifPresent(text -> said.add(new Said(text, "json-ld")));
        for (Element element : items("dateModified")) {
            said.add(new Said(dateOf(element), "microdata"));
        }
        UPDATED.forEach(
                name -> Optional.ofNullable(metas.get(name)).ifPresent(text -> said.add(new Said(text, "meta"))));
        return said;
    }

    /** Names of authors given to machines; neither addresses nor the outlet itself. */
    List<String> authors() {
        return people(outlets());
    }

    /** The outlet's name where it signs as the author. */
    List<String> signingOutlets() {
        return people(Set.of());
    }

    private List<String> people(Set<String> outlets) {
        List<String> names = people(json.authors(), outlets);
        if (names.isEmpty()) {
            names = people(itemAuthors(), outlets);
        }
        for (String name : AUTHORS) {
            String said = metas.get(name);
            if (names.isEmpty() && said != null) {
                names = people(List.of(said), outlets);
            }
        }
        return names;
    }

    private List<Element> items(String property) {
        return items.stream()
                .filter(element -> element.attr("itemprop").equals(property))
                .toList();
    }

    private List<String> itemAuthors() {
        List<String> names = new ArrayList<>();
        for (Element author : items("author")) {
            List<String> inner = author.select("[itemprop=name]").eachText();
            names.addAll(inner.isEmpty() ? List.of(author.text()) : inner);
        }
        return names;
    }

    /** The outlet's names in comparing form. */
    Set<String> outlets() {
        Set<String> keys = new LinkedHashSet<>();
        json.publishers().forEach(name -> keys.add(Plain.key(name)));
        for (String name : List.of("og:site_name", "application-name", "publisher", "copyright", "twitter:site")) {
            Optional.ofNullable(metas.get(name)).ifPresent(said -> keys.add(Plain.key(said)));
        }
        return keys;
    }

    /** The lead image's address as written. */
    Optional<String> image() {
        return first("og:image", "og:image:url", "twitter:image", "twitter:image:src", "image")
                .or(json::image)
                .or(() -> link("image_src").map(link -> link.attr("href")));
    }

    private Optional<Element> link(String relation) {
        return links.stream()
                .filter(link -> link.attr("rel").strip().equalsIgnoreCase(relation))
                .filter(link -> link.hasAttr("href"))
                .findFirst();
    }

    /** The page's own address as written. */
    Optional<String> canonical() {
        return link("canonical")
                .map(link -> link.attr("href").strip())
                .filter(address -> !address.isEmpty())
                .or(() -> first("og:url"));
    }

    /** BCP 47 tag of the page's language. */
    Optional<String> language() {
        return attribute("lang")
                .or(() -> attribute("xml:lang"))
                .or(() -> json.text("inLanguage"))
                .or(() -> first("content-language", "language", "og:locale"))
                .map(tag -> tag.strip().replace('_', '-'))
                .filter(tag -> LANGUAGE.matcher(tag).matches());
    }

    private Optional<String> attribute(String ofRoot) {
        return Optional.ofNullable(html.firstElementChild())
                .filter(root -> root.hasAttr(ofRoot))
                .map(root -> root.attr(ofRoot));
    }

    /** The page's description. */
    Optional<String> description() {
        return first("og:description", "description", "twitter:description").or(() -> json.text("description"));
    }

    private Optional<String> first(String... names) {
        for (String name : names) {
            if (metas.containsKey(name)) {
                return Optional.ofNullable(metas.get(name));
            }
        }
        return Optional.empty();
    }

    private static List<String> people(List<String> names, Set<String> outlets) {
        List<String> people = new ArrayList<>();
        for (String name : names) {
            String plain = Bylines.bare(Plain.of(name));
            if (plain.isEmpty()
                    || plain.length() > 200
                    || ADDRESS.matcher(plain).matches()
                    || outlets.contains(Plain.key(plain))) {
                continue;
            }
            Bylines.split(plain).stream()
                    .filter(one -> !outlets.contains(Plain.key(one)) && !people.contains(one))
                    .forEach(people::add);
        }
        return people;
    }

    private static String dateOf(Element element) {
        for (String attribute : List.of("datetime", "content", "title")) {
            if (!element.attr(attribute).isBlank()) {
                return Plain.of(element.attr(attribute));
            }
        }
        return Plain.of(element.text());
    }

    /**
     * A date as written.
     *
     * @param basis where: {@code json-ld}, {@code microdata}, {@code meta}
     */
    record Said(String text, String basis) {}
}
