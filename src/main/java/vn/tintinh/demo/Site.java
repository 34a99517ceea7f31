package vn.tintinh.demo;

import java.time.Instant;

/** A sample site: what it answers is a function of path, time and how often it was asked. */
interface Site {
    /** Who and where. */
    Place place();

    /** Its news. */
    StoryWriter writer();

    /** Path below the prefix that is polled. */
    String polled();

    /**
     * The answer to a request.
     *
     * @param path below the site's prefix, without a slash in front
     * @param now the instant of the request
     * @param request how many requests for the polled path there were before
     */
    Answer answer(String path, Instant now, int request);
}
