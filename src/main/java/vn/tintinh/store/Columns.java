package vn.tintinh.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns, as {@code unnest} takes them.
 *
 * @param rows in the order of the arrays
 */
record Columns<T>(List<T> rows) {
    /** Text, or null. */
    @Nullable
    String[] texts(Function<T, @Nullable String> value) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.apply(rows.get(i));
        }
        return texts;
    }

    /** Times, or null. */
    @Nullable
    OffsetDateTime[] times(Function<T, @Nullable OffsetDateTime> value) {
        @Nullable OffsetDateTime[] times = new OffsetDateTime[rows.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = value.apply(rows.get(i));
        }
        return times;
    }

    /** Keys, or null. */
    @Nullable
    UUID[] uuids(Function<T, @Nullable UUID> value) {
        @Nullable UUID[] uuids = new UUID[rows.size()];
        for (int i = 0; i < uuids.length; i++) {
            uuids[i] = value.apply(rows.get(i));
        }
        return uuids;
    }

    /** Whole numbers, or null. */
    @Nullable
    Integer[] integers(Function<T, @Nullable Integer> value) {
        @Nullable Integer[] integers = new Integer[rows.size()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = value.apply(rows.get(i));
        }
        return integers;
    }

    /** Whole numbers. */
    Integer[] counts(ToIntFunction<T> value) {
        return rows.stream().map(value::applyAsInt).toArray(Integer[]::new);
    }

    /** Large whole numbers. */
    Long[] longs(ToLongFunction<T> value) {
        return rows.stream().map(value::applyAsLong).toArray(Long[]::new);
    }

    /** True or false. */
    Boolean[] booleans(Predicate<T> value) {
        return rows.stream().map(value::test).toArray(Boolean[]::new);
    }
}
