package vn.tintinh.embed;

import java.util.Optional;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.publish.Channels;
import vn.tintinh.web.Language;

/** What a block is headed with: the channel's name, without the service's. */
final class Heading {
    private static final String PROVINCES = "provinces/";

    private Heading() {}

    /** Of a place. */
    static String of(Channels channels, Place place, Language language) {
        return place.channel()
                .flatMap(channels::find)
                .map(channel -> of(channels, channel, language))
                .orElseGet(() -> language.say("Tin tuyển chọn", "Selected news"));
    }

    /** Of a channel. */
    static String of(Channels channels, Channel channel, Language language) {
        String path = channel.path();
        String service = channels.configuration().settings().server().title();
        Optional<String> name = path.startsWith(PROVINCES)
                ? channels.provinceName(path.substring(PROVINCES.length()))
                : channels.category(path).map(category -> name(category, language));
        return name.orElseGet(() -> channel.title().replace(service + " – ", ""));
    }

    private static String name(Category category, Language language) {
        return language.say(category.name(), category.english().orElse(category.name()));
    }
}
