package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Image;

/**
 * An item as a page shows it.
 *
 * @param id stable
 * @param title plain text
 * @param link the outlet's page of it; taken over only where it is of {@code http(s)}
 * @param outlet who is credited
 * @param sourceId whose item it is
 * @param shownAt when it was published, or first seen
 * @param categories slugs that are news, the most telling first
 * @param province slug of the unit of the day of publication
 * @param attribution the line that goes with it wherever it is shown: outlet, author, time
 * @param image taken over only where it is of {@code http(s)}; empty where the outlet lets only the link be shown
 * @param lead plain text; empty where the outlet lets only the link be shown
 * @param language BCP 47 tag
 * @param others where else its news is told
 */
public record Headline(
        String id,
        String title,
        Optional<String> link,
        String outlet,
        String sourceId,
        Instant shownAt,
        List<String> categories,
        Optional<String> province,
        String attribution,
        Optional<Image> image,
        String lead,
        Optional<String> language,
        List<Other> others) {
    /**
     * Another outlet's item of the same news.
     *
     * @param outlet who is credited
     * @param title plain text
     * @param link the outlet's page of it
     */
    public record Other(String outlet, String title, String link) {
        public Other {
            requireNonNull(outlet);
            requireNonNull(title);
            requireNonNull(link);
        }
    }

    public Headline {
        requireNonNull(id);
        requireNonNull(title);
        requireNonNull(outlet);
        requireNonNull(sourceId);
        requireNonNull(shownAt);
        requireNonNull(attribution);
        requireNonNull(lead);
        categories = List.copyOf(categories);
        others = List.copyOf(others);
        link = link.filter(Headline::isWeb);
        image = image.filter(picture -> isWeb(picture.url()));
    }

    /** A link of another kind would be a script in the page that shows it. */
    private static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }
}
