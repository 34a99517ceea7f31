package vn.tintinh.model;

/** Whether robots.txt counts for the pages of a source. */
public enum RobotsPolicy {
    /** It does. */
    OBEY,
    /** It does not: an agreement with the outlet says more. */
    IGNORE
}
