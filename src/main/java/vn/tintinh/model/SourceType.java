package vn.tintinh.model;

/** What is polled: a feed, listing pages, or what is found out at the first poll and remembered. */
public enum SourceType {
    FEED,
    PAGE,
    AUTO
}
