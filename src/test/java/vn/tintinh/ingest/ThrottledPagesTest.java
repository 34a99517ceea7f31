package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.ingest.NewsSite.Template.OLD;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.model.DueReason;
import vn.tintinh.testing.HostileOrigin;

/** What a host that asks for fewer requests in the middle of a poll gets: no further one before its time. */
final class ThrottledPagesTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private final NewsSite site = new NewsSite(origin);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @AfterEach
    void close() {
        value(vertx.close());
    }

    private void throttles(String path) {
        origin.on(
                path,
                (asked, socket) ->
                        socket.write(HostileOrigin.http("429 Too Many Requests", Map.of("Retry-After", "18000"), "")));
    }

    private static void waitsFiveHours(PolledSources polled) {
        assertThat(polled.state("huyen").dueReason().why()).isEqualTo(DueReason.Why.RETRY_AFTER);
        assertThat(polled.sql("SELECT count(*) FROM source_state WHERE next_due - last_run"
                        + " BETWEEN interval '4 hours 59 minutes' AND interval '5 hours 16 minutes'"))
                .isEqualTo(1);
    }

    @Test
    void a_throttled_article_ends_the_poll_and_says_when_the_next_one_is() {
        site.show("/tin-tuc", OLD, List.of(3, 2, 1));
        throttles(site.path(OLD, 2));
        try (PolledSources polled = new PolledSources(folder, site.source("huyen", "/tin-tuc", ""))) {
            polled.awaitRuns(0);
            waitsFiveHours(polled);
            assertThat(polled.items("huyen").keySet()).containsExactly(NewsSite.title(1));
            assertThat(site.asked(site.path(OLD, 3))).isZero();
        }
    }

    @Test
    void a_throttled_further_page_ends_the_poll_too() {
        List<Integer> first = IntStream.rangeClosed(1, 6).boxed().toList();
        site.show("/tin-tuc", OLD, first);
        try (PolledSources polled = new PolledSources(folder, site.source("huyen", "/tin-tuc", ""))) {
            polled.awaitRuns(0);
            List<Integer> fresh = IntStream.rangeClosed(21, 26).boxed().toList();
            fresh.forEach(number -> site.article(OLD, number));
            site.show("/tin-tuc", OLD, fresh, "<a rel='next' href='/tin-tuc-2'>Trang sau</a>");
            throttles("/tin-tuc-2");
            polled.pollAgain();
            polled.awaitRuns(1);
            waitsFiveHours(polled);
            assertThat(site.asked("/tin-tuc-2")).isEqualTo(1);
            assertThat(fresh).allSatisfy(number -> assertThat(site.asked(site.path(OLD, number)))
                    .isZero());
        }
    }
}
