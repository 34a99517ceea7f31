package vn.tintinh.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a publisher, or whom an item is about, complains of it.
 *
 * <p>The hours are those of the law where it names any: what violates, and what its publisher has removed, goes within
 * three hours (NĐ 27/2018/NĐ-CP; NĐ 147/2024/NĐ-CP, Điều 28.1); what an authority calls unlawful within six where it is
 * urgent, else within a day (Luật An ninh mạng 116/2025/QH15).
 */
public enum Ground {
    /** It is republished without right, or more of it than was agreed. */
    COPYRIGHT(3),
    /** Its publisher has removed or corrected it. */
    WITHDRAWN(3),
    /** It is against the law, or an authority says so. */
    UNLAWFUL(6),
    /** It shows personal data. */
    PERSONAL_DATA(24),
    /** It is shown wrongly: another outlet, time, place or text. */
    ERROR(24),
    /** Anything else. */
    OTHER(24);

    private final Duration usual;

    Ground(int hours) {
        this.usual = Duration.ofHours(hours);
    }

    /** How long an answer may take, where the configuration says nothing. */
    public Duration usual() {
        return usual;
    }

    /** The ground of a name as forms and SQL write it: {@code personal-data}. */
    public static Optional<Ground> named(String name) {
        return Stream.of(values())
                .filter(ground -> ConstantName.of(ground).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
