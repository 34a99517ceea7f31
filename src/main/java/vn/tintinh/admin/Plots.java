package vn.tintinh.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import vn.tintinh.web.Language;

/** Figures per day as small pictures. */
final class Plots {
    private static final int HEIGHT = 24;
    private static final int STEP = 4;

    private Plots() {}

    /** A column for each of the last days, today's last: items. */
    static AdminViews.Plot of(Times times, int days, ToLongFunction<LocalDate> items) {
        return plot(times, days, items, times.language().say("tin", "items"));
    }

    /** A column for each of the last days, today's last: how often something was shown. */
    static AdminViews.Plot ofShows(Times times, int days, ToLongFunction<LocalDate> shown) {
        return plot(times, days, shown, times.language().say("lần", "times"));
    }

    private static AdminViews.Plot plot(Times times, int days, ToLongFunction<LocalDate> items, String unit) {
        List<Long> counts = new ArrayList<>();
        for (int back = days - 1; back >= 0; back--) {
            counts.add(items.applyAsLong(times.today().minusDays(back)));
        }
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        List<AdminViews.Bar> bars = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.get(i);
            int height = count == 0 ? 0 : (int) Math.max(1, count * HEIGHT / most);
            String day = Times.day(times.today().minusDays(days - 1L - i));
            bars.add(new AdminViews.Bar(i * STEP, HEIGHT - height, height, day + ": " + count));
        }
        return new AdminViews.Plot(label(times.language(), counts, unit), days * STEP, bars);
    }

    private static String label(Language language, List<Long> counts, String unit) {
        long sum = counts.stream().mapToLong(Long::longValue).sum();
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        return language.say(
                sum + " " + unit + " trong " + counts.size() + " ngày, nhiều nhất " + most + " " + unit + " một ngày",
                sum + " " + unit + " in " + counts.size() + " days, " + most + " on the best day");
    }
}
