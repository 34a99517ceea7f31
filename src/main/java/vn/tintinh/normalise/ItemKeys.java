package vn.tintinh.normalise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.Precision;
import vn.tintinh.model.VietnamTime;

/**
 * The keys by which an item of a source is known again, the strongest first.
 *
 * <p>A stored and an incoming item of one source that share a key, of any kind, are one item. An item that is merged into
 * another by mistake is lost, one that is not recognised is shown twice; so a key is made only where two items cannot
 * have it in common:
 *
 * <ul>
 *   <li>{@code GUID}: the guid, whichever scheme and {@code www.} it is written with. Not: positions (1, 2, …), the
 *       site's front page, the title, guids that stand for several items of one feed ({@link Identity}).
 *   <li>{@code URL}: the {@link CanonicalUrl}. Not: the front page, links that several items of one feed share.
 *   <li>{@code URL_ID}: the page's number in the URL, never alone: with the rest of the slug (a moved host, another
 *       folder), with the title (a changed slug), or with the host where the whole feed or listing shows that the host
 *       numbers its pages (a changed title and slug). Years and days are no such number.
 *   <li>{@code TITLE_DAY}: the title with the minute of publication; where only the day is known, with the day, and then
 *       only for items that have neither guid nor number, since papers give several reports of a day one title. Short
 *       titles ("Thông báo") need the text as well.
 * </ul>
 *
 * <p>What one feed shows two different items to share is no key for either.
 */
final class ItemKeys {
    private static final int LONGEST = 300;
    private static final int TELLING_SLUG = 3;
    private static final int TELLING_TITLE = 4;
    private static final int TELLING_TITLE_OF_DAY = 6;
    private static final int TEXT_COMPARED = 400;
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,3}");
    private static final Pattern MEDIA = Pattern.compile(
            "/(video|videos|media|audio|podcast|radio|tv|truyen-hinh|phat-thanh|photo|anh|infographic|emagazine|longform)s?/");

    private ItemKeys() {}

    /** The keys of an item; never empty. */
    static List<ItemKey> of(Traits item, Identity identity) {
        Set<ItemKey> keys = own(item);
        item.link()
                .map(CanonicalUrl::of)
                .filter(page -> identity.numbersPages(page.host()))
                .flatMap(page -> byNumber(page, item))
                .ifPresent(keys::add);
        keys.removeIf(key -> !identity.trusts(key));
        boolean hasStrong =
                keys.stream().anyMatch(key -> key.kind() == ItemKey.Kind.GUID || key.kind() == ItemKey.Kind.URL_ID);
        if (!hasStrong || keys.isEmpty()) {
            byDay(item).filter(identity::trusts).ifPresent(keys::add);
        }
        if (keys.isEmpty()) {
            keys.add(key(
                    ItemKey.Kind.TITLE_DAY, item.words() + "|" + item.link().orElse("") + "|" + digest(item.text())));
        }
        return keys.stream().sorted(Comparator.comparing(ItemKey::kind)).toList();
    }

    /** All keys that an item may come to have. */
    static Set<ItemKey> candidates(Traits item) {
        Set<ItemKey> keys = own(item);
        item.link().map(CanonicalUrl::of).flatMap(page -> byNumber(page, item)).ifPresent(keys::add);
        byDay(item).ifPresent(keys::add);
        return keys;
    }

    /** The keys that an item has whatever its feed is like. */
    private static Set<ItemKey> own(Traits item) {
        Set<ItemKey> keys = new LinkedHashSet<>();
        guid(item).ifPresent(value -> keys.add(key(ItemKey.Kind.GUID, value)));
        for (Optional<String> link : List.of(item.link(), item.otherLink())) {
            link.map(CanonicalUrl::of).filter(url -> !url.isFrontPage()).ifPresent(url -> {
                keys.add(key(ItemKey.Kind.URL, url.value()));
                numbered(url, item).forEach(value -> keys.add(key(ItemKey.Kind.URL_ID, value)));
            });
        }
        byMinute(item).ifPresent(keys::add);
        return keys;
    }

    /** The guid, if it can be one item's own. */
    static Optional<String> guid(Traits item) {
        String guid = Characters.line(item.guid().orElse(""));
        if (guid.isEmpty()
                || POSITION.matcher(guid).matches()
                || Traits.words(guid).equals(item.words())) {
            return Optional.empty();
        }
        Optional<String> url = Urls.against(Optional.empty()).absolute(guid);
        if (url.isPresent() && CanonicalUrl.of(url.get()).isFrontPage()) {
            return Optional.empty();
        }
        return Optional.of(guid.replaceFirst("^https?://(?:www\\.)?", "//"));
    }

    private static List<String> numbered(CanonicalUrl url, Traits item) {
        String slug = url.slug();
        Optional<String> id = url.id();
        if (id.isEmpty()) {
            return List.of();
        }
        boolean tellingSlug = slug.endsWith(id.get()) && slug.split("[-_]", -1).length > TELLING_SLUG;
        boolean tellingTitle = item.wordCount() >= TELLING_SLUG;
        return Stream.of(
                        tellingSlug ? slug.toLowerCase(Locale.ROOT) : "",
                        tellingTitle ? id.get() + "|" + item.words() : "")
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static Optional<ItemKey> byNumber(CanonicalUrl page, Traits item) {
        String media = media(item.link().orElse(""));
        return page.id().map(id -> key(ItemKey.Kind.URL_ID, id + "@" + page.host() + media));
    }

    private static String media(String link) {
        var found = MEDIA.matcher(link);
        return found.find() ? "/" + found.group(1) : "";
    }

    private static Optional<ItemKey> byMinute(Traits item) {
        if (isOnlyDay(item.dates()) || item.wordCount() < TELLING_TITLE) {
            return Optional.empty();
        }
        return item.dates()
                .published()
                .map(instant ->
                        key(ItemKey.Kind.TITLE_DAY, item.words() + "|" + instant.truncatedTo(ChronoUnit.MINUTES)));
    }

    private static Optional<ItemKey> byDay(Traits item) {
        if (!isOnlyDay(item.dates()) || item.words().isEmpty()) {
            return Optional.empty();
        }
        String text = item.wordCount() >= TELLING_TITLE_OF_DAY ? "" : "|" + digest(item.text());
        return item.dates()
                .published()
                .map(instant -> key(
                        ItemKey.Kind.TITLE_DAY,
                        item.words() + "|" + LocalDate.ofInstant(instant, VietnamTime.ZONE) + text));
    }

    /** Midnight, here or in Greenwich, is what programs write that know only the day. */
    private static boolean isOnlyDay(ItemDates dates) {
        if (dates.basis() == DateBasis.FIRST_SEEN || dates.precision().compareTo(Precision.MINUTE) > 0) {
            return true;
        }
        long seconds = dates.published().map(Instant::getEpochSecond).orElse(0L);
        return seconds % 86_400 == 0 || (seconds + 7 * 3600) % 86_400 == 0;
    }

    private static String digest(String text) {
        String words = Traits.words(text.substring(0, Math.min(TEXT_COMPARED, text.length())));
        return hash(words).substring(0, 16);
    }

    private static ItemKey key(ItemKey.Kind kind, String value) {
        return new ItemKey(kind, value.length() <= LONGEST ? value : "sha256:" + hash(value));
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
