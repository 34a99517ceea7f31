package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that this node is to make: of the newest edition of a topic, to one subscriber.
 *
 * @param id of the subscriber
 * @param claim under which this node has it
 * @param topicId what it subscribes to
 * @param host whom calling it burdens
 * @param secret to sign with; never logged
 * @param wanted number of the edition that it is to have at least
 * @param failures in a row, before this
 * @param failing for how long it has done nothing but fail; zero where it has not
 * @param readBefore what it has got last was read from the store before this; nothing older is to follow
 * @param since when the first edition came that it has not got
 */
public record Push(
        long id,
        long claim,
        long topicId,
        String callback,
        String host,
        Optional<String> secret,
        long wanted,
        int failures,
        Duration failing,
        Instant readBefore,
        Instant since) {
    public Push {
        requireNonNull(callback);
        requireNonNull(host);
        requireNonNull(secret);
        requireNonNull(failing);
        requireNonNull(readBefore);
        requireNonNull(since);
    }

    @Override
    public String toString() {
        return "Push[" + id + ", claim " + claim + ", topic " + topicId + "]";
    }
}
