package vn.tintinh.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Format;
import vn.tintinh.model.Health;
import vn.tintinh.model.Province;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;
import vn.tintinh.store.PublicState;

/** What there is to ask for, as JSON for programs; {@code web/openapi.yaml} describes each object. */
final class ApiLists {
    private final Channels channels;
    private final String base;

    ApiLists(Channels channels) {
        this.channels = channels;
        this.base = channels.configuration().settings().server().publicUrl().toString();
    }

    JsonObject index() {
        JsonObject index = new JsonObject()
                .put("service", channels.configuration().settings().server().title())
                .put("description", base + Api.DESCRIPTION);
        for (String list : List.of("channels", "categories", "provinces", "sources", "items")) {
            index.put(list, base + Api.ROOT + "/" + list);
        }
        return index;
    }

    JsonObject channels() {
        return list("channels", channels.list().stream().map(this::channel));
    }

    JsonObject categories() {
        return list("categories", channels.publishedCategories().stream().map(this::category));
    }

    JsonObject provinces() {
        return list("provinces", channels.provinces().stream().map(this::province));
    }

    JsonObject sources(Map<String, PublicState> states) {
        return list("sources", channels.enabledSources().stream().map(source -> source(source, states)));
    }

    JsonObject source(Source source, Map<String, PublicState> states) {
        Optional<PublicState> state = Optional.ofNullable(states.get(source.id()));
        JsonObject json = new JsonObject()
                .put("id", source.id())
                .put("name", source.name())
                .put("home", source.url().resolve("/").toASCIIString())
                .put("url", source.url().toASCIIString())
                .put("kind", ConstantName.of(source.kind()))
                .put("republication", ConstantName.of(source.republication().mode()))
                .put("categories", new JsonArray(source.categories()))
                .put("state", state(state.flatMap(PublicState::health)));
        channels.provinceOf(source).ifPresent(province -> json.put("province", province.slug()));
        state.flatMap(PublicState::lastNews).ifPresent(at -> json.put("last_news", at.toString()));
        return places(json, "sources/" + source.id());
    }

    private static JsonObject state(Optional<Health.State> state) {
        return new JsonObject()
                .put("code", state.map(ConstantName::of).orElse("unread"))
                .put(
                        "vi",
                        state.map(one -> Status.name(one, Language.VIETNAMESE)).orElse("chưa đọc lần nào"))
                .put("en", state.map(one -> Status.name(one, Language.ENGLISH)).orElse("not read yet"));
    }

    private JsonObject channel(Channel channel) {
        Selection selection = channel.selection();
        JsonObject selects = new JsonObject()
                .put("categories", new JsonArray(selection.categories()))
                .put("provinces", new JsonArray(selection.provinces()))
                .put("sources", new JsonArray(selection.sources()));
        selection.words().ifPresent(words -> selects.put("q", words));
        JsonObject json = new JsonObject()
                .put("path", channel.path())
                .put("title", channel.title())
                .put("selects", selects);
        channel.description().ifPresent(text -> json.put("description", text));
        return places(json, channel);
    }

    private JsonObject category(Category category) {
        JsonObject json = new JsonObject().put("slug", category.slug()).put("name", category.name());
        category.english().ifPresent(name -> json.put("english", name));
        return places(json.put("media_topics", new JsonArray(category.mediaTopics())), category.slug());
    }

    private JsonObject province(Province province) {
        JsonArray former = new JsonArray();
        channels.configuration().provinces().stream()
                .filter(unit -> unit.validTo().isPresent() && unit.successor().equals(province.slug()))
                .forEach(unit -> former.add(unit(unit)
                        .put("until", unit.validTo().orElseThrow().minusDays(1).toString())));
        return places(unit(province).put("former", former), "provinces/" + province.slug());
    }

    private static JsonObject unit(Province unit) {
        return new JsonObject()
                .put("slug", unit.slug())
                .put("name", unit.name())
                .put("unit", unit.unit())
                .put("code", unit.code());
    }

    private JsonObject places(JsonObject json, String path) {
        return channels.find(path).map(channel -> places(json, channel)).orElse(json);
    }

    /** Where a channel is to be had: for people, as feeds, and here. */
    private JsonObject places(JsonObject json, Channel channel) {
        JsonObject feeds = new JsonObject();
        for (Format format : Format.values()) {
            feeds.put(ConstantName.of(format), base + Addresses.feed(channel, format));
        }
        return json.put("page", base + Addresses.page(channel))
                .put("feeds", feeds)
                .put(
                        "items",
                        base + Api.ROOT + "/items?channel="
                                + URLEncoder.encode(channel.path(), StandardCharsets.UTF_8));
    }

    private static JsonObject list(String name, Stream<JsonObject> entries) {
        return new JsonObject().put(name, new JsonArray(entries.toList()));
    }
}
