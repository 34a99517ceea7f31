package vn.tintinh.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came of one request: an answer of the server, or the reason why there is none. */
public sealed interface Answer {
    /** One result for either case. */
    <R> R fold(Function<Received, R> whenReceived, Function<Refused, R> whenRefused);

    /** Time that the exchange took, without waiting for the host's turn. */
    Duration elapsed();

    /**
     * The server answered.
     *
     * @param status from 200 on; some servers invent 999
     * @param headers names in lower case; repeated ones joined by {@code ", "}; one character a byte
     * @param body content encoding undone; empty unless the status is 2xx
     * @param digest SHA-256 of the body, in hex
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes, compared by nobody
    record Received(int status, Map<String, String> headers, byte[] body, String digest, Duration elapsed)
            implements Answer {
        public Received {
            requireNonNull(digest);
            headers = Map.copyOf(headers);
        }

        /** The value of a header, by its name in lower case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public <R> R fold(Function<Received, R> whenReceived, Function<Refused, R> whenRefused) {
            return whenReceived.apply(this);
        }
    }

    /**
     * There is no usable answer.
     *
     * @param sentence what happened, for an operator; without a full stop
     */
    record Refused(Trouble trouble, String sentence, Duration elapsed) implements Answer {
        public Refused {
            requireNonNull(trouble);
            requireNonNull(sentence);
        }

        @Override
        public <R> R fold(Function<Received, R> whenReceived, Function<Refused, R> whenRefused) {
            return whenRefused.apply(this);
        }
    }
}
