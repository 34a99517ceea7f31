package vn.tintinh.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import vn.tintinh.model.Document;

/** What came of fetching a document. */
public sealed interface FetchResult {
    /** One result for each case. */
    <R> R fold(
            Function<Body, R> whenBody,
            Function<NotModified, R> whenNotModified,
            Function<Throttled, R> whenThrottled,
            Function<Gone, R> whenGone,
            Function<Failed, R> whenFailed);

    /**
     * Here it is.
     *
     * @param document never empty; its URL is where it came from in the end
     * @param validators to ask with next time
     * @param permanentUrl where it has moved for good; empty unless each redirect said so
     * @param maxAge how long it need not be asked for again; empty when the server doesn't say, or says zero
     * @param digest SHA-256 of the body, in hex
     * @param notes sentences about what was odd on the way
     */
    record Body(
            Document document,
            Validators validators,
            Optional<URI> permanentUrl,
            Optional<Duration> maxAge,
            String digest,
            List<String> notes)
            implements FetchResult {
        public Body {
            requireNonNull(document);
            requireNonNull(validators);
            requireNonNull(digest);
            notes = List.copyOf(notes);
        }

        @Override
        public <R> R fold(
                Function<Body, R> whenBody,
                Function<NotModified, R> whenNotModified,
                Function<Throttled, R> whenThrottled,
                Function<Gone, R> whenGone,
                Function<Failed, R> whenFailed) {
            return whenBody.apply(this);
        }
    }

    /**
     * It is as it was when last asked for.
     *
     * @param validators to ask with next time: those of the answer, else those that were sent
     * @param permanentUrl as for {@link Body}
     * @param maxAge as for {@link Body}
     */
    record NotModified(Validators validators, Optional<URI> permanentUrl, Optional<Duration> maxAge)
            implements FetchResult {
        public NotModified {
            requireNonNull(validators);
        }

        @Override
        public <R> R fold(
                Function<Body, R> whenBody,
                Function<NotModified, R> whenNotModified,
                Function<Throttled, R> whenThrottled,
                Function<Gone, R> whenGone,
                Function<Failed, R> whenFailed) {
            return whenNotModified.apply(this);
        }
    }

    /**
     * We ask too often: 429, or 503 with a time to come back.
     *
     * @param retryAt not before; empty when the server doesn't say
     */
    record Throttled(Optional<Instant> retryAt, String sentence) implements FetchResult {
        public Throttled {
            requireNonNull(sentence);
        }

        @Override
        public <R> R fold(
                Function<Body, R> whenBody,
                Function<NotModified, R> whenNotModified,
                Function<Throttled, R> whenThrottled,
                Function<Gone, R> whenGone,
                Function<Failed, R> whenFailed) {
            return whenThrottled.apply(this);
        }
    }

    /** It was taken away for good: 410. */
    record Gone(String sentence) implements FetchResult {
        public Gone {
            requireNonNull(sentence);
        }

        @Override
        public <R> R fold(
                Function<Body, R> whenBody,
                Function<NotModified, R> whenNotModified,
                Function<Throttled, R> whenThrottled,
                Function<Gone, R> whenGone,
                Function<Failed, R> whenFailed) {
            return whenGone.apply(this);
        }
    }

    /**
     * It was not to be had.
     *
     * @param sentence what happened, for an operator
     * @param retryable false: it will fail again until an operator changes something
     * @param status of the last answer; empty when there was none
     */
    record Failed(Failure kind, String sentence, boolean retryable, OptionalInt status) implements FetchResult {
        public Failed {
            requireNonNull(kind);
            requireNonNull(sentence);
        }

        static Failed of(Failure kind, String sentence) {
            return new Failed(kind, sentence, kind.isRetryable(), OptionalInt.empty());
        }

        static Failed of(Failure kind, String sentence, int status) {
            return new Failed(kind, sentence, kind.isRetryable(), OptionalInt.of(status));
        }

        @Override
        public <R> R fold(
                Function<Body, R> whenBody,
                Function<NotModified, R> whenNotModified,
                Function<Throttled, R> whenThrottled,
                Function<Gone, R> whenGone,
                Function<Failed, R> whenFailed) {
            return whenFailed.apply(this);
        }
    }
}
