package vn.tintinh.web;

import java.util.Optional;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.publish.Channels;

/** What channels are called in a language. */
public final class ChannelName {
    private static final String PROVINCES = "provinces/";

    private ChannelName() {}

    /** The name of the province or category that a channel is all about; empty for other channels. */
    public static Optional<String> of(Channels channels, Channel channel, Language language) {
        String path = channel.path();
        return path.startsWith(PROVINCES)
                ? channels.provinceName(path.substring(PROVINCES.length()))
                : channels.category(path).map(category -> of(category, language));
    }

    /** A category's. */
    static String of(Category category, Language language) {
        return language.say(category.name(), category.english().orElse(category.name()));
    }
}
