package vn.tintinh.store;

/**
 * How many of some items have what items should have.
 *
 * @param items all of them
 * @param titled those with a title of their own
 * @param linked those with a link
 * @param dated those that say when they were published or updated
 */
public record Fields(int items, int titled, int linked, int dated) {
    /** Nothing of anything. */
    public static final Fields NONE = new Fields(0, 0, 0, 0);
}
