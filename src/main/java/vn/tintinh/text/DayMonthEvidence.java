package vn.tintinh.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.text.DateParts.Numeric;

/**
 * What all dates of one source together say about the order of day and month: a first number above 12 is a day, a
 * second above 12 too, SA and CH are Vietnamese. Where all are ambiguous, an order in which three or more different
 * dates run backwards, as lists of news do, beats one in which they do not.
 */
final class DayMonthEvidence {
    private static final int LONGEST = 200;
    private static final int ENOUGH = 3;
    private static final int MONTHS = 12;

    private int dayFirst;
    private int monthFirst;
    private int distinct;
    private boolean dayFirstFalls = true;
    private boolean monthFirstFalls = true;
    private long lastDayFirst = Long.MAX_VALUE;
    private long lastMonthFirst = Long.MAX_VALUE;

    private DayMonthEvidence() {}

    static Optional<DayMonthOrder> of(Collection<String> texts) {
        DayMonthEvidence evidence = new DayMonthEvidence();
        for (String text : texts) {
            if (text.length() <= LONGEST && FastDates.read(text) == null) {
                evidence.add(text);
            }
        }
        return evidence.order();
    }

    private void add(String text) {
        List<DateParts> statements = DateGrammar.statements(DateTokens.of(text));
        if (statements.isEmpty()) {
            return;
        }
        DateParts parts = statements.get(0);
        Numeric numeric = parts.numeric;
        if (numeric == null || numeric.firstDigits() == 4 || numeric.sign() == '.') {
            return;
        }
        boolean possible = numeric.first() <= MONTHS || numeric.second() <= MONTHS;
        if (parts.vietnamese || (numeric.first() > MONTHS && possible)) {
            dayFirst++;
        } else if (numeric.second() > MONTHS && possible) {
            monthFirst++;
        } else if (possible) {
            ambiguous(numeric);
        }
    }

    private void ambiguous(Numeric numeric) {
        long byDayFirst = rank(numeric.third(), numeric.second(), numeric.first());
        long byMonthFirst = rank(numeric.third(), numeric.first(), numeric.second());
        if (byDayFirst == lastDayFirst) {
            return;
        }
        dayFirstFalls &= byDayFirst <= lastDayFirst;
        monthFirstFalls &= byMonthFirst <= lastMonthFirst;
        lastDayFirst = byDayFirst;
        lastMonthFirst = byMonthFirst;
        distinct++;
    }

    private static long rank(int year, int month, int day) {
        return (year * 100L + month) * 100 + day;
    }

    private Optional<DayMonthOrder> order() {
        if (dayFirst != monthFirst) {
            return Optional.of(dayFirst > monthFirst ? DayMonthOrder.DMY : DayMonthOrder.MDY);
        }
        boolean decisive = dayFirst == 0 && distinct >= ENOUGH && dayFirstFalls != monthFirstFalls;
        return decisive ? Optional.of(dayFirstFalls ? DayMonthOrder.DMY : DayMonthOrder.MDY) : Optional.empty();
    }
}
