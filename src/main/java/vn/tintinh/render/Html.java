package vn.tintinh.render;

import vn.tintinh.model.SafeHtml;

/** The HTML body of an entry, as much of it as its outlet allows, always with the attribution. */
final class Html {
    private Html() {}

    /** Title, outlet, time and link; or the excerpt; never more than the mode allows. */
    static String summary(Entry entry) {
        return switch (entry.mode()) {
            case LINK -> Attribution.html(entry);
            case EXCERPT, FULL -> paragraph(entry.item().summary()) + Attribution.html(entry);
        };
    }

    /** The fullest text the mode allows. */
    static String body(Entry entry) {
        return switch (entry.mode()) {
            case LINK, EXCERPT -> summary(entry);
            case FULL -> hasContent(entry) ? entry.item().content().value() + Attribution.html(entry) : summary(entry);
        };
    }

    /** Whether there is more to publish than the summary. */
    static boolean isFull(Entry entry) {
        return switch (entry.mode()) {
            case LINK, EXCERPT -> false;
            case FULL -> hasContent(entry);
        };
    }

    /** Plain text as HTML, in elements and in double-quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static boolean hasContent(Entry entry) {
        return !entry.partial() && !entry.item().content().isEmpty();
    }

    /** A summary that is bare text becomes a paragraph, so that the attribution stands on its own line. */
    private static String paragraph(SafeHtml summary) {
        String html = summary.value();
        return html.isEmpty() || html.startsWith("<") ? html : "<p>" + html + "</p>";
    }
}
