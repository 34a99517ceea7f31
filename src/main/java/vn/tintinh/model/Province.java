package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A province-level unit of the gazetteer. Codes were used again in 2025, so a code means nothing without a day.
 *
 * @param code official two-digit code
 * @param slug in feed URLs; an old and a new unit of one name share it
 * @param name e.g. {@code Lâm Đồng}
 * @param unit e.g. {@code tỉnh}
 * @param validFrom first day of validity; empty for units older than the gazetteer
 * @param validTo first day on which it is not valid any more; empty for units of today
 * @param successor slug of the unit of today that it belongs to; its own for a unit of today
 * @param aliases other names
 */
public record Province(
        String code,
        String slug,
        String name,
        String unit,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        String successor,
        List<String> aliases) {
    public Province {
        requireNonNull(code);
        requireNonNull(slug);
        requireNonNull(name);
        requireNonNull(unit);
        requireNonNull(successor);
        aliases = List.copyOf(aliases);
    }

    /** Whether the unit exists on a day. */
    public boolean validOn(LocalDate day) {
        return validFrom.map(from -> !day.isBefore(from)).orElse(true)
                && validTo.map(day::isBefore).orElse(true);
    }
}
