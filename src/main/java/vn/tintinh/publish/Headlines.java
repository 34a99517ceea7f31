package vn.tintinh.publish;

import java.util.List;
import vn.tintinh.model.Republication;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.StoredItem;
import vn.tintinh.render.Attribution;
import vn.tintinh.render.Entry;

/** Stored items as headlines of a page. */
public final class Headlines {
    private static final int LEAD = 280;

    private final Channels channels;
    private final Documents documents;

    /** By a configuration. */
    public Headlines(Channels channels) {
        this.channels = channels;
        this.documents = new Documents(channels);
    }

    /** Each as one, in the same order. */
    public List<Headline> of(List<StoredItem> items) {
        return items.stream().map(this::headline).toList();
    }

    private Headline headline(StoredItem stored) {
        Entry entry = documents.entry(stored);
        boolean quotes = entry.mode() != Republication.Mode.LINK;
        return new Headline(
                stored.id(),
                stored.item().title(),
                stored.item().link(),
                entry.outlet().name(),
                stored.sourceId(),
                stored.shownAt(),
                stored.categories().stream()
                        .filter(slug -> channels.category(slug).isPresent() && !channels.isExcluded(slug))
                        .toList(),
                stored.province(),
                Attribution.text(entry),
                entry.image(),
                quotes ? shortened(text(stored.item().summary())) : "",
                stored.item().language(),
                others(entry));
    }

    private static List<Headline.Other> others(Entry entry) {
        return entry.others().stream()
                .flatMap(report ->
                        report.link().stream().map(link -> new Headline.Other(report.outlet(), report.title(), link)))
                .toList();
    }

    /**
     * The text of safe HTML, spaces collapsed. The sanitiser closes every tag and quotes every attribute, so a tag ends
     * at the first {@code >} outside quotes.
     */
    static String text(SafeHtml html) {
        StringBuilder out = new StringBuilder(html.value().length());
        char quote = 0;
        boolean tag = false;
        for (char c : html.value().toCharArray()) {
            if (!tag) {
                tag = c == '<';
                out.append(tag ? ' ' : c);
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                tag = c != '>';
            }
        }
        return unescaped(out.toString()).replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    /** Resolves the entities that the sanitiser writes; the ampersand last, or an escaped entity would be read twice. */
    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    /** Cut at a space, with an ellipsis. */
    static String shortened(String text) {
        if (text.length() <= LEAD) {
            return text;
        }
        int space = text.lastIndexOf(' ', LEAD);
        return text.substring(0, space > 0 ? space : LEAD).replaceFirst("[\\p{Punct}\\s]+$", "") + "…";
    }
}
