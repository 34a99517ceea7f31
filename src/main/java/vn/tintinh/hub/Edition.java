package vn.tintinh.hub;

import static java.util.Objects.requireNonNull;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import vn.tintinh.publish.Rendition;
import vn.tintinh.store.Topic;

/**
 * The bytes of a topic as this node read them.
 *
 * @param topic the edition that they are, or are newer than
 * @param rendition the bytes, and the links to be sent along
 * @param readFrom the database's time before they were read from the store
 * @param readBefore and after that
 */
record Edition(Topic topic, Rendition rendition, Instant readFrom, Instant readBefore) {
    Edition {
        requireNonNull(topic);
        requireNonNull(rendition);
        requireNonNull(readFrom);
        requireNonNull(readBefore);
    }

    Buffer body() {
        return rendition.plain().bytes();
    }

    /** Whether it will do for who wants at least an edition, and nothing older than what was read at a time. */
    boolean serves(long wanted, Instant since) {
        return topic.edition() >= wanted && !readFrom.isBefore(since);
    }
}
