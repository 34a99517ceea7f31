package vn.tintinh.parse.feed;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;

/**
 * The names of feed vocabularies: namespaces in all the spellings that publishers use, reduced to one prefix each. The
 * vocabularies of feeds themselves (RSS, Atom, no namespace, the root's own) have no prefix, since publishers mix them.
 */
final class Vocabulary {
    static final String ATOM_10 = "http://www.w3.org/2005/Atom";
    static final String ATOM_03 = "http://purl.org/atom/ns#";

    /** What stands before the colon of an element whose vocabulary is not known. */
    static final String UNKNOWN = "?";

    /** Without scheme, {@code www.} and final slash or hash, in lower case. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            entry("w3.org/2005/atom", ""),
            entry("purl.org/atom/ns", ""),
            entry("purl.org/atom/app", "app"),
            entry("purl.org/rss/1.0", ""),
            entry("purl.org/rss/2.0", ""),
            entry("purl.org/net/rss1.1", ""),
            entry("purl.org/net/rss1.0", ""),
            entry("my.netscape.com/rdf/simple/0.9", ""),
            entry("my.netscape.com/publish/formats/rss-0.9.dtd", ""),
            entry("my.netscape.com/publish/formats/rss-0.91.dtd", ""),
            entry("channel.netscape.com/rdf/simple/0.9", ""),
            entry("backend.userland.com/rss", ""),
            entry("backend.userland.com/rss2", ""),
            entry("backend.userland.com/rss2.1", ""),
            entry("backend.userland.com/rss091", ""),
            entry("backend.userland.com/rss092", ""),
            entry("blogs.law.harvard.edu/tech/rss", ""),
            entry("cyber.law.harvard.edu/rss/rss.html", ""),
            entry("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            entry("w3.org/1999/xhtml", "xhtml"),
            entry("w3.org/xml/1998/namespace", "xml"),
            entry("w3.org/1999/xlink", "xlink"),
            entry("w3.org/2000/svg", "svg"),
            entry("w3.org/1998/math/mathml", "math"),
            entry("purl.org/dc/elements/1.1", "dc"),
            entry("purl.org/dc/elements/1.0", "dc"),
            entry("purl.org/dc", "dc"),
            entry("purl.org/dc/terms", "dcterms"),
            entry("purl.org/rss/1.0/modules/dcterms", "dcterms"),
            entry("purl.org/rss/1.0/modules/content", "content"),
            entry("purl.org/rss/1.0/modules/slash", "slash"),
            entry("purl.org/rss/1.0/modules/syndication", "sy"),
            entry("wellformedweb.org/commentapi", "wfw"),
            entry("wellformedweb.org/mt/2003/10/commentapi", "wfw"),
            entry("search.yahoo.com/mrss", "media"),
            entry("search.yahoo.com/mrss/search.yahoo.com/mrss", "media"),
            entry("video.search.yahoo.com/mrss", "media"),
            entry("itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            entry("example.com/dtds/podcast-1.0.dtd", "itunes"),
            entry("google.com/schemas/play-podcasts/1.0", "googleplay"),
            entry("podcastindex.org/namespace/1.0", "podcast"),
            entry("georss.org/georss", "georss"),
            entry("w3.org/2003/01/geo/wgs84_pos", "geo"),
            entry("opengis.net/gml", "gml"),
            entry("webns.net/mvcb", "admin"),
            entry("web.resource.org/cc", "cc"),
            entry("creativecommons.org/ns", "cc"),
            entry("backend.userland.com/creativecommonsrssmodule", "creativecommons"),
            entry("cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "creativecommons"),
            entry("purl.org/syndication/thread/1.0", "thr"),
            entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            entry("schemas.pocketsoap.com/rss/mydescmodule", "l"),
            entry("xmlns.com/foaf/0.1", "foaf"),
            entry("prismstandard.org/namespaces/1.2/basic", "prism"));

    /** What publishers who forget to declare a prefix mean by it. */
    private static final Map<String, String> CUSTOMARY = Map.ofEntries(
            entry("atom", ATOM_10),
            entry("atom10", ATOM_10),
            entry("a10", ATOM_10),
            entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            entry("xhtml", "http://www.w3.org/1999/xhtml"),
            entry("dc", "http://purl.org/dc/elements/1.1/"),
            entry("dcterms", "http://purl.org/dc/terms/"),
            entry("content", "http://purl.org/rss/1.0/modules/content/"),
            entry("slash", "http://purl.org/rss/1.0/modules/slash/"),
            entry("sy", "http://purl.org/rss/1.0/modules/syndication/"),
            entry("wfw", "http://wellformedweb.org/CommentAPI/"),
            entry("media", "http://search.yahoo.com/mrss/"),
            entry("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
            entry("georss", "http://www.georss.org/georss"),
            entry("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
            entry("thr", "http://purl.org/syndication/thread/1.0"),
            entry("admin", "http://webns.net/mvcb/"),
            entry("cc", "http://web.resource.org/cc/"),
            entry("creativecommons", "http://backend.userland.com/creativeCommonsRssModule"),
            entry("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
            entry("xml", "http://www.w3.org/XML/1998/namespace"));

    private Vocabulary() {}

    /**
     * The canonical name of an element.
     *
     * @param rootNamespace the root's: what shares it with the root belongs to the feed whatever it is called
     */
    static String key(String namespace, String name, String rootNamespace) {
        String lower = name.toLowerCase(Locale.ROOT);
        String prefix = namespace.equals(rootNamespace) && !isKnown(namespace) ? "" : prefix(namespace);
        return prefix.isEmpty() ? lower : prefix + ":" + lower;
    }

    /** The one prefix of a namespace; empty for the vocabularies of feeds, {@code ?} for an unknown one. */
    static String prefix(String namespace) {
        return namespace.isEmpty() ? "" : PREFIXES.getOrDefault(bare(namespace), UNKNOWN);
    }

    /** The namespace that an undeclared prefix customarily stands for; an unknown one where it has no custom. */
    static String customary(String prefix) {
        return CUSTOMARY.getOrDefault(prefix.toLowerCase(Locale.ROOT), "unbound:" + prefix);
    }

    static boolean isAtom(String namespace) {
        return namespace.equals(ATOM_10)
                || namespace.equals(ATOM_03)
                || bare(namespace).startsWith("purl.org/atom")
                || bare(namespace).equals("w3.org/2005/atom");
    }

    /** Whether the namespace is one of those in which RSS is written as RDF. */
    static boolean isRss(String namespace) {
        return !namespace.isEmpty() && prefix(namespace).isEmpty() && !isAtom(namespace);
    }

    static boolean isRss11(String namespace) {
        return bare(namespace).startsWith("purl.org/net/rss1.");
    }

    private static boolean isKnown(String namespace) {
        return namespace.isEmpty() || PREFIXES.containsKey(bare(namespace));
    }

    private static String bare(String namespace) {
        String bare = namespace.strip().toLowerCase(Locale.ROOT);
        int scheme = bare.indexOf("://");
        if (scheme >= 0) {
            bare = bare.substring(scheme + 3);
        }
        if (bare.startsWith("www.")) {
            bare = bare.substring(4);
        }
        int end = bare.length();
        while (end > 0 && (bare.charAt(end - 1) == '/' || bare.charAt(end - 1) == '#')) {
            end--;
        }
        return bare.substring(0, end);
    }
}
