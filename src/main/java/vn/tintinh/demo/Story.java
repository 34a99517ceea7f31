package vn.tintinh.demo;

import java.time.Instant;
import java.util.List;

/**
 * One piece of sample news.
 *
 * @param id in its address, counting up
 * @param label the site's own category
 * @param lead the sapô
 * @param paragraphs without the lead
 * @param slug of the title, for its address
 */
record Story(
        int id,
        Instant published,
        String label,
        String title,
        String lead,
        List<String> paragraphs,
        String author,
        String slug) {
    Story {
        paragraphs = List.copyOf(paragraphs);
    }
}
