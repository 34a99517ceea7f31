package vn.tintinh.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.Person;
import vn.tintinh.model.Province;

/**
 * An item of a run in the shape in which it would be written: every text storable, every list a literal.
 *
 * @param found what was found
 * @param keys digest to key as text, the strongest first; never empty
 * @param kinds digest to what the key was made of
 * @param fingerprint of all that is shown and of what it is about, but for the dates, which have a rule of their own
 * @param listedKey digest of the article URL that led here
 * @param words by which it is searched
 */
record Draft(
        Found found,
        Map<UUID, String> keys,
        Map<UUID, ItemKey.Kind> kinds,
        @Nullable String link,
        String title,
        String summary,
        String content,
        String authors,
        @Nullable OffsetDateTime published,
        @Nullable OffsetDateTime updated,
        String labels,
        String enclosures,
        @Nullable String image,
        @Nullable String language,
        String categories,
        @Nullable String province,
        @Nullable String provinceCode,
        UUID fingerprint,
        @Nullable UUID listedKey,
        String words) {

    static Draft of(String sourceId, Found found) {
        Classified classified = found.classified();
        Item item = classified.item();
        Map<UUID, String> keys = new LinkedHashMap<>();
        Map<UUID, ItemKey.Kind> kinds = new LinkedHashMap<>();
        for (ItemKey key : item.keys()) {
            String text = SafeText.of(key.toString());
            UUID hash = KeyHash.of(sourceId, text);
            keys.putIfAbsent(hash, text);
            kinds.putIfAbsent(hash, key.kind());
        }
        Draft draft = new Draft(
                found,
                keys,
                kinds,
                SafeText.orNull(item.link()),
                title(item),
                SafeText.of(item.summary().value()),
                SafeText.of(item.content().value()),
                SafeText.of(people(item.authors())),
                Rows.orNull(item.published()),
                Rows.orNull(item.updated()),
                literal(item.labels()),
                SafeText.of(enclosures(item.enclosures())),
                item.image().map(Draft::image).map(SafeText::of).orElse(null),
                SafeText.orNull(item.language()),
                literal(classified.categories()),
                SafeText.orNull(classified.province().map(Province::slug)),
                SafeText.orNull(classified.province().map(Province::code)),
                new UUID(0, 0),
                found.listedUrl()
                        .map(url -> KeyHash.of(sourceId, SafeText.of(url)))
                        .orElse(null),
                Words.vector(
                        item.title(), item.summary().value(), item.content().value()));
        return draft.withFingerprint();
    }

    /** A title of nothing but what cannot be stored is shown as an ellipsis: the item is not lost for it. */
    private static String title(Item item) {
        String title = SafeText.of(item.title());
        return title.isBlank() ? "…" : title;
    }

    private UUID digestOfShown() {
        MessageDigest digest = KeyHash.sha256();
        for (String part : new String[] {
            link,
            title,
            summary,
            content,
            authors,
            labels,
            enclosures,
            image,
            language,
            categories,
            province,
            provinceCode
        }) {
            digest.update(part == null ? new byte[] {1} : part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return KeyHash.uuid(digest.digest());
    }

    private Draft withFingerprint() {
        return new Draft(
                found,
                keys,
                kinds,
                link,
                title,
                summary,
                content,
                authors,
                published,
                updated,
                labels,
                enclosures,
                image,
                language,
                categories,
                province,
                provinceCode,
                digestOfShown(),
                listedKey,
                words);
    }

    Item item() {
        return found.classified().item();
    }

    /** A literal of {@code text[]}: arrays of arrays cannot be unnested to one array a row. */
    static String literal(Iterable<String> texts) {
        StringBuilder literal = new StringBuilder("{");
        for (String text : texts) {
            literal.append(literal.length() > 1 ? ",\"" : "\"")
                    .append(SafeText.of(text).replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }

    private static String people(List<Person> people) {
        List<Object> array = new ArrayList<>();
        for (Person person : people) {
            array.add(json("name", person.name(), "email", person.email(), "url", person.url()));
        }
        return new JsonArray(array).encode();
    }

    private static String enclosures(List<Enclosure> enclosures) {
        List<Object> array = new ArrayList<>();
        for (Enclosure enclosure : enclosures) {
            JsonObject json =
                    json("url", Optional.of(enclosure.url()), "type", enclosure.type(), "title", enclosure.title());
            enclosure.length().ifPresent(length -> json.put("length", length));
            array.add(json);
        }
        return new JsonArray(array).encode();
    }

    private static String image(Image image) {
        JsonObject json = json("url", Optional.of(image.url()), "title", image.title(), "link", image.link());
        image.alt().ifPresent(alt -> json.put("alt", SafeText.of(alt)));
        image.width().ifPresent(width -> json.put("width", width));
        image.height().ifPresent(height -> json.put("height", height));
        return json.encode();
    }

    /** Names and values in turn. */
    @SuppressWarnings("unchecked")
    private static JsonObject json(Object... pairs) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            String name = (String) pairs[i];
            ((Optional<String>) pairs[i + 1]).ifPresent(value -> json.put(name, SafeText.of(value)));
        }
        return json;
    }
}
