package vn.tintinh.store;

/**
 * How much was dropped because its time was over.
 *
 * @param items with their keys and revisions
 * @param articles listed URLs
 * @param runs of the log
 * @param changes that every reader has long seen
 * @param incidents that are over
 * @param pages of archives
 */
public record Pruned(long items, long articles, long runs, long changes, long incidents, long pages) {}
