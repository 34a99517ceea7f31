package vn.tintinh.stream;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a stream has come: {@code 1234-1793421068123}, the {@code id} of its events. A change that is held back has a
 * number long before it may be seen, so the number of the last change alone would not do.
 *
 * @param sequence all changes up to this number that may be seen were told
 * @param unveiled and all that were held back until then, to the millisecond; empty where a client says the number only
 */
record Mark(long sequence, Optional<Instant> unveiled) {
    Mark {
        requireNonNull(unveiled);
    }

    static Mark of(long sequence, Instant unveiled) {
        return new Mark(sequence, Optional.of(unveiled));
    }

    /** What a client says; empty when that is none of ours. */
    static Optional<Mark> read(String text) {
        if (!text.matches("\\d{1,18}(-\\d{1,15})?")) {
            return Optional.empty();
        }
        String[] parts = text.split("-", 2);
        return Optional.of(new Mark(
                Long.parseLong(parts[0]),
                parts.length == 1 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(parts[1])))));
    }

    /** This one moved on by a change that is told now. */
    Mark after(long number, Instant shown) {
        Instant before = unveiled.orElse(Instant.EPOCH);
        return of(Math.max(sequence, number), shown.isAfter(before) ? shown : before);
    }

    @Override
    public String toString() {
        return sequence + unveiled.map(at -> "-" + at.toEpochMilli()).orElse("");
    }
}
