package vn.tintinh.normalise;

import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import vn.tintinh.model.SafeHtml;

/**
 * Makes markup that others wrote safe to show on any page, and pleasant to read: the only maker of {@link SafeHtml}.
 *
 * <p>An allow-list over the tree that jsoup's HTML5 parser reads, in one pass: scripts, frames, forms, handlers, styles
 * and comments go; known video frames become links with a poster; lazy pictures become real; URLs become absolute
 * where a base is known and lose what follows readers about; what counts readers goes. Text stays to the letter, in NFC.
 *
 * <p>Cleaning what was cleaned changes no byte ({@link FragmentWriter} says why). Cost is linear in the length of the
 * markup, also for markup made to be costly. Safe for any number of threads.
 */
public final class Sanitiser {
    /**
     * The markup made safe.
     *
     * @param html a fragment or a whole document
     * @param base what relative references are read against; without it they stay relative
     */
    public SafeHtml clean(String html, Optional<URI> base) {
        return clean(html, Urls.against(base));
    }

    /** The same for URLs that are read already. */
    SafeHtml clean(String html, Urls urls) {
        if (html.isBlank()) {
            return SafeHtml.EMPTY;
        }
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            FragmentWriter writer = new FragmentWriter(html.length());
            writer.text(html);
            return SafeHtml.sanitised(writer.finish());
        }
        String clean = cleaned(Markup.isCostly(html) ? Markup.withoutTables(html) : html, urls);
        boolean costlyAgain = Markup.isCostly(clean); // else cleaning it again would take off the tables only then
        return SafeHtml.sanitised(costlyAgain ? cleaned(Markup.withoutTables(clean), urls) : clean);
    }

    private static String cleaned(String html, Urls urls) {
        FragmentWriter writer = new FragmentWriter(html.length());
        new TreeCleaner(urls, writer)
                .clean(Jsoup.parseBodyFragment(Markup.readable(html)).body());
        return writer.finish();
    }

    /** The text as a reader sees it: paragraphs, list items and rows on a line each, without blank lines. */
    public String plain(SafeHtml html) {
        return PlainText.of(html.value());
    }
}
