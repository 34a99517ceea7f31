package vn.tintinh.embed;

import vn.tintinh.model.Channel;
import vn.tintinh.publish.Channels;
import vn.tintinh.web.ChannelName;
import vn.tintinh.web.Language;

/** What a block is headed with: the channel's name, without the service's. */
final class Heading {
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
        String service = channels.configuration().settings().server().title();
        return ChannelName.of(channels, channel, language)
                .orElseGet(() -> channel.title().replace(service + " – ", ""));
    }
}
