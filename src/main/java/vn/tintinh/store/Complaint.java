package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Ground;

/**
 * A complaint and what came of it.
 *
 * @param receipt by which the complainant asks for it; nobody else can guess it
 * @param said by the complainant
 * @param receivedAt when it came
 * @param dueAt when it has to be answered
 * @param closing how it was answered; empty while it is open
 */
public record Complaint(String receipt, Said said, Instant receivedAt, Instant dueAt, Optional<Closing> closing) {
    public Complaint {
        requireNonNull(receipt);
        requireNonNull(said);
        requireNonNull(receivedAt);
        requireNonNull(dueAt);
        requireNonNull(closing);
    }

    /**
     * What was said.
     *
     * @param ground why
     * @param name who complains
     * @param contact where the answer goes: a mail address, a number
     * @param urls pages of items, ours or the publisher's
     * @param text in the complainant's words
     */
    public record Said(Ground ground, String name, String contact, List<String> urls, String text) {
        public Said {
            requireNonNull(ground);
            requireNonNull(name);
            requireNonNull(contact);
            requireNonNull(text);
            urls = List.copyOf(urls);
        }
    }

    /** What was done. */
    public enum Outcome {
        /** The items were taken down. */
        REMOVED,
        /** What was wrong was put right. */
        CORRECTED,
        /** Nothing: the answer says why. */
        REFUSED
    }

    /**
     * How it was answered.
     *
     * @param at when
     * @param outcome what was done
     * @param answer why, in words that the complainant is shown
     */
    public record Closing(Instant at, Outcome outcome, String answer) {
        public Closing {
            requireNonNull(at);
            requireNonNull(outcome);
            requireNonNull(answer);
        }
    }

    /** Whether it should have been answered by a time, and was not. */
    public boolean isOverdue(Instant now) {
        return closing.isEmpty() && dueAt.isBefore(now);
    }
}
