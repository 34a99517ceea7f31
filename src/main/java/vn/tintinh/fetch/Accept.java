package vn.tintinh.fetch;

/** What kind of document is wanted. */
public enum Accept {
    /** RSS, Atom, RDF or JSON Feed; a page is taken too, since it may name the feed. */
    FEED("application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9,"
            + " text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"),
    /** A page. */
    PAGE("text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1"),
    /** robots.txt. */
    ROBOTS("text/plain, */*;q=0.1");

    private final String header;

    Accept(String header) {
        this.header = header;
    }

    /** Value of the header {@code Accept}. */
    String header() {
        return header;
    }
}
