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
    private static final SafeHtml NOTHING = SafeHtml.EMPTY;

    /**
     * The markup made safe.
     *
     * @param html a fragment or a whole document
     * @param base what relative references are read against; without it they stay relative
     */
    public SafeHtml clean(String html, Optional<URI> base) {
        if (html.isBlank()) {
            return NOTHING;
        }
        FragmentWriter writer = new FragmentWriter(html.length());
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            writer.text(html);
        } else {
            new TreeCleaner(Urls.against(base), writer)
                    .clean(Jsoup.parseBodyFragment(Markup.readable(html)).body());
        }
        return SafeHtml.sanitised(writer.finish());
    }

    /** The text as a reader sees it: paragraphs, list items and rows on a line each, without blank lines. */
    public String plain(SafeHtml html) {
        return PlainText.of(html.value());
    }
}
