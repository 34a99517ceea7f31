package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.util.List;
import vn.tintinh.model.Channel;

/**
 * A channel with its newest headlines: what a page is written from.
 *
 * @param channels all channels of the configuration in force
 * @param channel the one
 * @param headlines newest first
 */
public record Edition(Channels channels, Channel channel, List<Headline> headlines) {
    public Edition {
        requireNonNull(channels);
        requireNonNull(channel);
        headlines = List.copyOf(headlines);
    }
}
