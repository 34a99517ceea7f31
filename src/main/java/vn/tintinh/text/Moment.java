package vn.tintinh.text;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import vn.tintinh.model.Precision;

/**
 * A date as written, before anything is assumed.
 *
 * @param local date and time as they stand; what was not written is its first value
 * @param offset the offset that was written, if one was
 * @param precision how much of {@code local} was written
 */
record Moment(LocalDateTime local, Optional<ZoneOffset> offset, Precision precision) {
    /** Whether GMT, UTC, Z or +0000 was written: the label that servers put on local times by mistake. */
    boolean labelledGmt() {
        return offset.isPresent() && offset.get().getTotalSeconds() == 0;
    }
}
