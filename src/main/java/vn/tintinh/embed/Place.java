package vn.tintinh.embed;

import static java.util.Objects.requireNonNull;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Query;

/**
 * What a block shows: a channel, or a selection of which the parameters say what is in it.
 *
 * @param channel its path; empty for a selection
 * @param parameters where they came from; those that are not about a selection are not looked at
 */
record Place(Optional<String> channel, MultiMap parameters) {
    private static final List<String> SELECTION = List.of("category", "province", "source", "q");
    private static final Pattern PAGE = Pattern.compile("/(?:categories/|embed/|(?=provinces/|sources/))(.+)");
    private static final Pattern SELECTED = Pattern.compile("/(?:search|embed/query)");

    Place {
        requireNonNull(channel);
        requireNonNull(parameters);
    }

    /** The place of a form: the channel that it names, or what of it has some words; else a selection; else all news. */
    static Place of(MultiMap form, Channels channels) {
        Optional<String> named = Optional.ofNullable(form.get("channel")).filter(path -> !path.isBlank());
        boolean words =
                Optional.ofNullable(form.get("q")).filter(q -> !q.isBlank()).isPresent();
        if (named.isEmpty() && new Place(Optional.empty(), form).selection().isEmpty()) {
            return new Place(Optional.of(Channels.ALL), form);
        }
        Optional<Channel> channel = named.flatMap(channels::find);
        if (words && channel.isPresent()) {
            return new Place(Optional.empty(), narrowed(channel.get().selection(), form.get("q")));
        }
        return new Place(named, form);
    }

    private static MultiMap narrowed(Selection selection, String words) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("category", selection.categories())
                .add("province", selection.provinces())
                .add("source", selection.sources())
                .add("q", words);
    }

    /** What a page or a frame of ours shows; empty for URLs of others, and where there is nothing. */
    static Optional<Place> at(String url, Channels channels) {
        String ours =
                bare(channels.configuration().settings().server().publicUrl().toString());
        String asked = bare(url).replaceFirst("#.*$", "");
        if (!asked.startsWith(ours) || !asked.substring(ours.length()).matches("(?s)([/?].*)?")) {
            return Optional.empty();
        }
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        String path;
        try {
            QueryStringDecoder decoder = new QueryStringDecoder(asked.substring(ours.length()));
            decoder.parameters().forEach(parameters::add);
            path = decoder.path().replaceFirst("(?<=.)/$", "");
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        Matcher page = PAGE.matcher(path);
        Optional<String> channel = SELECTED.matcher(path).matches()
                ? Optional.empty()
                : Optional.of(page.matches() ? page.group(1) : path.matches("/?") ? Channels.ALL : path);
        return Optional.of(new Place(channel, parameters))
                .filter(place -> place.faults(channels).isEmpty());
    }

    /** Without the scheme, as people copy either, and with scheme and host in small letters. */
    private static String bare(String url) {
        Matcher parts = Pattern.compile("(?is)https?://([^/?#]*)(.*)").matcher(url.strip());
        return parts.matches() ? parts.group(1).toLowerCase(Locale.ROOT) + parts.group(2) : "";
    }

    /** Everything that is wrong with it, a sentence each. */
    List<String> faults(Channels channels) {
        if (channel.isEmpty()) {
            return query().faults(channels);
        }
        return channels.find(channel.get()).isPresent()
                ? List.of()
                : List.of("There is no channel \"" + channel.get() + "\"; /feeds.opml lists what there is.");
    }

    /** What the selection asks for, however many items of it are shown. */
    Query query() {
        Query asked = Query.of(parameters);
        return new Query(asked.categories(), asked.provinces(), asked.sources(), asked.words(), Optional.empty());
    }

    /** The channel, or the parameters of the selection. */
    List<Field> fields() {
        return channel.map(path -> List.of(new Field("channel", path))).orElseGet(this::selection);
    }

    /** The parameters of the selection, each with its values. */
    List<Field> selection() {
        return SELECTION.stream()
                .flatMap(name -> parameters.getAll(name).stream()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .map(value -> new Field(name, value)))
                .toList();
    }

    /** Where blocks of it are, with an ending and further parameters; below the server's own address. */
    String path(String ending, List<Field> further) {
        List<Field> selected = channel.isPresent() ? List.of() : selection();
        return "/embed/" + channel.orElse("query") + ending
                + Field.query(Stream.concat(selected.stream(), further.stream()).toList());
    }

    /** Our page of it. */
    String page(Channels channels) {
        Optional<Channel> found = channel.flatMap(channels::find);
        return found.map(Addresses::page).orElse("/");
    }
}
