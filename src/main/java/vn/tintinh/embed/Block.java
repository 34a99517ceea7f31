package vn.tintinh.embed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.model.Image;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Edition;
import vn.tintinh.publish.Headline;
import vn.tintinh.web.Language;

/**
 * What all blocks of a channel show, as a small JSON Feed of its newest headlines. The custom element reads it as it is;
 * frames and fragments are written from it. So a channel is read once, and they are never at odds.
 *
 * @param feed by JSON Feed 1.1; in {@code _tintinh}: of the feed {@code title_en}, of an item {@code attribution}
 */
record Block(JsonObject feed) {
    /** Items that a block may have. */
    static final int MOST = 30;

    /** One headline. */
    record Item(
            String title,
            Optional<String> url,
            Optional<String> image,
            String attribution,
            String lead,
            String language) {}

    /** The block of an edition, in UTF-8. */
    static byte[] write(Edition edition) {
        Channel channel = edition.channel();
        Settings.Server server = edition.channels().configuration().settings().server();
        URI base = server.publicUrl();
        JsonArray items = new JsonArray();
        edition.headlines().stream().limit(MOST).forEach(headline -> items.add(item(server, headline)));
        JsonObject feed = new JsonObject()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", Heading.of(edition.channels(), channel, Language.VIETNAMESE))
                .put("home_page_url", base + Addresses.page(channel))
                .put("feed_url", base + Addresses.feed(channel, Format.JSON))
                .put("language", "vi")
                .put("authors", new JsonArray().add(author(server.title(), Optional.of(base.toString()))))
                .put(
                        "_tintinh",
                        new JsonObject().put("title_en", Heading.of(edition.channels(), channel, Language.ENGLISH)))
                .put("items", items);
        return feed.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject item(Settings.Server server, Headline headline) {
        JsonObject item = new JsonObject().put("id", Addresses.tag(server, "item/" + headline.id()));
        headline.link().ifPresent(url -> item.put("url", url));
        item.put("title", headline.title())
                .put("content_text", headline.lead())
                .put("date_published", headline.shownAt().toString());
        headline.image().map(Image::url).ifPresent(url -> item.put("image", url));
        headline.language().ifPresent(language -> item.put("language", language));
        return item.put("authors", new JsonArray().add(author(headline.outlet(), Optional.empty())))
                .put("_tintinh", new JsonObject().put("attribution", headline.attribution()));
    }

    private static JsonObject author(String name, Optional<String> url) {
        JsonObject author = new JsonObject().put("name", name);
        url.ifPresent(address -> author.put("url", address));
        return author;
    }

    /** A block that was written. */
    static Block read(Buffer bytes) {
        return new Block(bytes.toJsonObject());
    }

    String title(Language language) {
        return language.say(
                feed.getString("title"), feed.getJsonObject("_tintinh").getString("title_en"));
    }

    /** Our page of the channel; absolute. */
    String page() {
        return feed.getString("home_page_url");
    }

    /** What we call ourselves. */
    String service() {
        return feed.getJsonArray("authors").getJsonObject(0).getString("name");
    }

    /** The newest so many. */
    List<Item> items(int count) {
        return feed.getJsonArray("items").stream()
                .limit(count)
                .map(JsonObject.class::cast)
                .map(item -> new Item(
                        item.getString("title"),
                        Optional.ofNullable(item.getString("url")),
                        Optional.ofNullable(item.getString("image")),
                        item.getJsonObject("_tintinh").getString("attribution"),
                        item.getString("content_text"),
                        Objects.requireNonNullElse(item.getString("language"), "vi")))
                .toList();
    }
}
