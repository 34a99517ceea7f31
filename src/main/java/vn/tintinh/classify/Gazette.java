package vn.tintinh.classify;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tintinh.model.Province;

/**
 * Which unit a code means on a day. Codes were used again in 2025: 24 was Bắc Giang and is Bắc Ninh, whose own code was
 * 27. So a code is read with the day; where no unit had it on that day, the unit that had it last before is followed to
 * the one that it became.
 */
final class Gazette {
    private final Map<String, List<Province>> byCode;
    private final Map<String, List<Province>> bySlug;

    Gazette(List<Province> provinces) {
        byCode = provinces.stream().collect(Collectors.groupingBy(Province::code));
        bySlug = provinces.stream().collect(Collectors.groupingBy(Province::slug));
    }

    /** The unit; empty for an unknown code. */
    Optional<Province> unit(String code, LocalDate day) {
        List<Province> holders = byCode.getOrDefault(code, List.of());
        return validOn(holders, day).or(() -> became(holders, day)).or(() -> was(holders, day));
    }

    private Optional<Province> became(List<Province> holders, LocalDate day) {
        return holders.stream()
                .filter(unit -> unit.validTo().filter(end -> !day.isBefore(end)).isPresent())
                .max(Comparator.comparing(unit -> unit.validTo().orElse(LocalDate.MAX)))
                .flatMap(unit -> validOn(bySlug.getOrDefault(unit.successor(), List.of()), day));
    }

    /** A code older than its unit: the unit of the same name that there was. */
    private Optional<Province> was(List<Province> holders, LocalDate day) {
        return holders.stream()
                .flatMap(unit -> validOn(bySlug.getOrDefault(unit.slug(), List.of()), day).stream())
                .findFirst();
    }

    private static Optional<Province> validOn(List<Province> units, LocalDate day) {
        return units.stream().filter(unit -> unit.validOn(day)).findFirst();
    }
}
