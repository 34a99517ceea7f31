package vn.tintinh.normalise;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of an element: the allow-list. An element that is not in it goes, and what it holds stays.
 *
 * @param name as written
 * @param kind where it may stand and what is done with it
 * @param attributes that it may keep, beside those of every element
 */
record Tag(String name, Kind kind, Set<String> attributes) {
    /** Where an element may stand, and what is done with it. */
    enum Kind {
        /** Goes with all that it holds. */
        DROP,
        /** Goes; what it holds stays. */
        UNWRAP,
        /** Stays where text may stand. */
        INLINE,
        /** Stays if an attribute does, else goes. */
        SPAN,
        LINK,
        /** Stays where paragraphs may stand. */
        BLOCK,
        PARAGRAPH,
        PREFORMATTED,
        HEADING,
        LIST,
        LIST_ITEM,
        TERM,
        TABLE,
        TABLE_PART,
        RUBY_PART,
        /** Has no content. */
        VOID,
        VOID_BLOCK,
        IMAGE,
        MEDIA,
        FRAME,
        OBJECT,
        NOSCRIPT,
        FONT,
        MATH
    }

    private static final Tag UNKNOWN = new Tag("", Kind.UNWRAP, Set.of());
    private static final Map<String, Tag> ALL = all();

    /** What becomes of the element of a name in lower case. */
    static Tag of(String name) {
        Tag tag = ALL.get(name);
        return tag == null ? UNKNOWN : tag;
    }

    private static Map<String, Tag> all() {
        Map<String, Tag> tags = new HashMap<>();
        add(
                tags,
                Kind.DROP,
                "script style template svg applet select datalist input button textarea keygen progress"
                        + " meter head title meta link base basefont bgsound frame frameset noframes noembed param source track"
                        + " area map dialog menuitem command annotation annotation-xml mglyph malignmark canvas portal"
                        + " amp-ad amp-analytics amp-pixel amp-auto-ads");
        add(tags, Kind.INLINE, "b i u em strong small s sub sup mark code kbd samp var cite dfn ruby bdi");
        add(
                tags,
                Kind.BLOCK,
                "div article aside section header footer main nav address figure figcaption details"
                        + " summary hgroup");
        add(tags, Kind.HEADING, "h1 h2 h3 h4 h5 h6");
        add(tags, Kind.RUBY_PART, "rt rp");
        add(tags, Kind.VOID, "br wbr");
        add(tags, Kind.NOSCRIPT, "noscript");
        add(tags, Kind.FONT, "font");
        add(tags, Kind.OBJECT, "object");
        add(tags, Kind.FRAME, "iframe embed amp-iframe amp-youtube lite-youtube");
        add(tags, "p", Kind.PARAGRAPH, "p");
        add(tags, "hr", Kind.VOID_BLOCK, "hr");
        add(tags, "pre", Kind.PREFORMATTED, "pre xmp listing");
        add(tags, "div", Kind.BLOCK, "center form fieldset legend");
        add(tags, "s", Kind.INLINE, "strike");
        add(tags, "code", Kind.INLINE, "tt");
        add(tags, "dl", Kind.LIST, "dl");
        add(tags, "dt", Kind.TERM, "dt");
        add(tags, "dd", Kind.TERM, "dd");
        withAttributes(tags);
        tables(tags);
        math(tags);
        return Map.copyOf(tags);
    }

    private static void withAttributes(Map<String, Tag> tags) {
        put(tags, "abbr acronym", new Tag("abbr", Kind.INLINE, Set.of()));
        put(tags, "bdo", new Tag("bdo", Kind.INLINE, Set.of()));
        put(tags, "span", new Tag("span", Kind.SPAN, Set.of()));
        put(tags, "a", new Tag("a", Kind.LINK, Set.of("href", "hreflang")));
        put(tags, "q", new Tag("q", Kind.INLINE, Set.of("cite")));
        put(tags, "time", new Tag("time", Kind.INLINE, Set.of("datetime")));
        put(tags, "ins", new Tag("ins", Kind.INLINE, Set.of("datetime")));
        put(tags, "del", new Tag("del", Kind.INLINE, Set.of("datetime")));
        put(tags, "blockquote", new Tag("blockquote", Kind.BLOCK, Set.of("cite")));
        put(tags, "ul dir menu", new Tag("ul", Kind.LIST, Set.of()));
        put(tags, "ol", new Tag("ol", Kind.LIST, Set.of("start", "reversed", "type")));
        put(tags, "li", new Tag("li", Kind.LIST_ITEM, Set.of("value")));
        put(tags, "img amp-img amp-anim", new Tag("img", Kind.IMAGE, Set.of("width", "height")));
        put(tags, "video amp-video", new Tag("video", Kind.MEDIA, Set.of("width", "height")));
        put(tags, "audio amp-audio", new Tag("audio", Kind.MEDIA, Set.of()));
    }

    private static void tables(Map<String, Tag> tags) {
        put(tags, "table", new Tag("table", Kind.TABLE, Set.of()));
        add(tags, Kind.TABLE_PART, "caption thead tbody tfoot tr");
        put(tags, "colgroup", new Tag("colgroup", Kind.TABLE_PART, Set.of("span")));
        put(tags, "col", new Tag("col", Kind.TABLE_PART, Set.of("span")));
        put(tags, "td", new Tag("td", Kind.TABLE_PART, Set.of("colspan", "rowspan")));
        put(tags, "th", new Tag("th", Kind.TABLE_PART, Set.of("colspan", "rowspan", "scope")));
    }

    /** Presentation MathML without links, actions and foreign content. Spec: MathML Core §2–3. */
    private static void math(Map<String, Tag> tags) {
        Set<String> attributes = Set.of(
                "display",
                "mathvariant",
                "stretchy",
                "fence",
                "separator",
                "accent",
                "accentunder",
                "columnalign",
                "rowalign",
                "displaystyle",
                "scriptlevel",
                "linethickness",
                "notation",
                "columnspan",
                "rowspan",
                "form",
                "symmetric",
                "largeop",
                "movablelimits");
        String names = "math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced"
                + " menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr"
                + " mlabeledtr mtd semantics";
        for (String name : names.split(" ", -1)) {
            tags.put(name, new Tag(name, Kind.MATH, attributes));
        }
    }

    private static void add(Map<String, Tag> tags, Kind kind, String names) {
        for (String name : names.toLowerCase(Locale.ROOT).split(" ", -1)) {
            tags.put(name, new Tag(name, kind, Set.of()));
        }
    }

    private static void add(Map<String, Tag> tags, String written, Kind kind, String names) {
        put(tags, names, new Tag(written, kind, Set.of()));
    }

    private static void put(Map<String, Tag> tags, String names, Tag tag) {
        for (String name : names.split(" ", -1)) {
            tags.put(name, tag);
        }
    }
}
