package vn.tintinh.schedule;

/**
 * Keeps the polls of all sources together to a number an hour, by making every request dearer: then each source is
 * polled less often in the hours in which that costs its readers least.
 *
 * <p>At the best, a source is polled as often as the square root of what a request brings over what it costs; so
 * requests fall with the square root of the price, and the price that fits is the present one times the square of what
 * is asked too much. Half of that way is gone at each step, as the answer takes a while to show. Immutable arithmetic.
 *
 * @param perHour polls an hour that are allowed
 * @param pressure how many times as dear as usual a request is; 1 while the budget is kept anyway
 */
public record Budget(double perHour, double pressure) {
    private static final double MOST = 1e6;

    public Budget {
        if (!(perHour > 0) || !(pressure >= 1)) {
            throw new IllegalArgumentException("perHour must be positive and pressure at least 1");
        }
    }

    /** One that is kept so far. */
    public static Budget of(double perHour) {
        return new Budget(perHour, 1);
    }

    /** After having seen how many polls an hour there are. */
    public Budget seen(double polls) {
        return new Budget(perHour, Math.min(MOST, Math.max(1, pressure * Math.max(polls, 1) / perHour)));
    }
}
