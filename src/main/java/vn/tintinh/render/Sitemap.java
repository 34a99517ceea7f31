package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** A list of pages for search engines. Spec: sitemaps.org protocol 0.9. */
public final class Sitemap {
    private static final Namespace SITEMAP = Namespace.getNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");

    private Sitemap() {}

    /**
     * A page of the list's own host.
     *
     * @param location {@code loc}
     * @param changed {@code lastmod}
     */
    public record Page(URI location, Instant changed) {
        public Page {
            requireNonNull(location);
            requireNonNull(changed);
        }
    }

    /** The list in UTF-8, in the given order. */
    public static byte[] write(List<Page> pages) {
        Element root = new Element("urlset", SITEMAP);
        for (Page page : pages) {
            root.addContent(new Element("url", SITEMAP)
                    .addContent(Xml.element("loc", SITEMAP, page.location().toASCIIString()))
                    .addContent(Xml.element("lastmod", SITEMAP, Xml.time(page.changed()))));
        }
        return Xml.bytes(new Document(root));
    }
}
