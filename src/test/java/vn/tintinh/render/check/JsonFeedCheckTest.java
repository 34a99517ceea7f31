package vn.tintinh.render.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checker of JSON Feed knows the well from the wrong. */
final class JsonFeedCheckTest {
    private static final String FEED = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "content_text": "x"%s}]%s}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"microblog", "podcast", "simple"})
    void finds_no_more_than_an_older_version_in_the_examples_of_the_schema(String name) throws IOException {
        JsonFeedCheck check = new JsonFeedCheck();
        Path example = Path.of(
                System.getProperty("tintinh.shared", "../shared"), "suites/jsonfeed/src_test_feed_" + name + ".json");
        assertThat(check.of(Files.readAllBytes(example))).allMatch(fault -> fault.startsWith("version: "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ", \"date_published\": \"1 May\" | ``",
                ", \"summry\": \"x\" | ``",
                ", \"url\": \"/a\" | ``",
                ", \"attachments\": [{\"url\": \"https://a.vn/a.mp3\"}] | ``",
                "}, {\"id\": \"1\", \"content_text\": \"y\" | ``",
                "`` | , \"next_url\": \"a b\"",
                "`` | , \"hubs\": \"x\""
            })
    void finds_what_is_wrong(String item, String feed) {
        String json = FEED.formatted(item, feed);
        assertThat(new JsonFeedCheck().of(json.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void finds_nothing_in_the_plainest_feed() {
        String json = FEED.formatted("", "");
        assertThat(new JsonFeedCheck().of(json.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
