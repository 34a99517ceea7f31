package vn.tintinh.schedule;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Days on which Vietnam's offices and newsrooms rest, with those around them that many take off too. */
final class Holidays {
    private static final int DAYS_BEFORE_TET = 4;
    private static final int DAYS_OF_TET = 10;

    /** Mùng một Tết by Vietnam's own calendar, which is not always China's (2030). */
    private static final Map<Integer, LocalDate> TET = Stream.of(
                    "2024-02-10",
                    "2025-01-29",
                    "2026-02-17",
                    "2027-02-06",
                    "2028-01-26",
                    "2029-02-13",
                    "2030-02-02",
                    "2031-01-23",
                    "2032-02-11",
                    "2033-01-31",
                    "2034-02-19",
                    "2035-02-08",
                    "2036-01-28",
                    "2037-02-15",
                    "2038-02-04",
                    "2039-01-24",
                    "2040-02-12")
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableMap(LocalDate::getYear, Function.identity()));

    private static final List<List<MonthDay>> FIXED = List.of(
            List.of(MonthDay.of(Month.JANUARY, 1), MonthDay.of(Month.JANUARY, 2)),
            List.of(MonthDay.of(Month.APRIL, 29), MonthDay.of(Month.MAY, 4)),
            List.of(MonthDay.of(Month.AUGUST, 31), MonthDay.of(Month.SEPTEMBER, 4)),
            List.of(MonthDay.of(Month.DECEMBER, 31), MonthDay.of(Month.DECEMBER, 31)));

    private Holidays() {}

    /** Whether silence on a day means nothing. */
    static boolean include(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return isTet(day) || FIXED.stream().anyMatch(days -> !date.isBefore(days.get(0)) && !date.isAfter(days.get(1)));
    }

    /** In a year that is not in the table, all days on which Tết can fall. */
    private static boolean isTet(LocalDate day) {
        LocalDate tet = TET.get(day.getYear());
        LocalDate first = tet == null ? LocalDate.of(day.getYear(), 1, 17) : tet.minusDays(DAYS_BEFORE_TET);
        LocalDate last = tet == null ? LocalDate.of(day.getYear(), 3, 1) : tet.plusDays(DAYS_OF_TET);
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
