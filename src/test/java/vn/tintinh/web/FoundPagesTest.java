package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Rendition;

/** Searches are made once for all who ask, and what was found last stands while nothing can be found. */
final class FoundPagesTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();
    private final FoundPages pages = new FoundPages(vertx, now::get);
    private final Channels channels = new Channels(Newsroom.configuration());

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private FoundPages.Asked asked(String words, Language language) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap().add("q", words);
        return new FoundPages.Asked(channels, language, SearchForm.of(query, channels, language));
    }

    private Future<Rendition> ask(String words, Supplier<Future<String>> text) {
        return pages.page(asked(words, Language.VIETNAMESE), () -> {
            made.incrementAndGet();
            return text.get().map(FoundPagesTest::rendition);
        });
    }

    private static Rendition rendition(String text) {
        return Rendition.of(
                "text/html", text.getBytes(StandardCharsets.UTF_8), Optional.empty(), Duration.ofSeconds(1), "");
    }

    private static String text(Future<Rendition> page) {
        return await(page).plain().bytes().toString(StandardCharsets.UTF_8);
    }

    @Test
    void who_ask_for_the_same_at_the_same_time_wait_for_one_search() {
        Promise<String> found = Promise.promise();
        Future<Rendition> first = ask("lũ", found::future);
        Future<Rendition> second = ask("lũ", found::future);
        Future<Rendition> other = ask("bão", found::future);
        found.complete("ba tin");
        assertThat(text(first)).isEqualTo("ba tin");
        assertThat(await(second)).isSameAs(await(first)).isNotSameAs(await(other));
        assertThat(made).hasValue(2);
        assertThat(asked("lũ", Language.ENGLISH)).isNotEqualTo(asked("lũ", Language.VIETNAMESE));
    }

    @Test
    void a_page_is_made_anew_after_some_seconds() {
        assertThat(text(ask("lũ", () -> Future.succeededFuture("cũ")))).isEqualTo("cũ");
        assertThat(text(ask("lũ", () -> Future.succeededFuture("mới")))).isEqualTo("cũ");
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(text(ask("lũ", () -> Future.succeededFuture("mới")))).isEqualTo("mới");
    }

    @Test
    void the_last_page_stands_while_none_can_be_made_and_each_who_asks_has_it_tried_again() {
        assertThat(text(ask("lũ", () -> Future.succeededFuture("cũ")))).isEqualTo("cũ");
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(text(ask("lũ", () -> Future.failedFuture("away")))).isEqualTo("cũ");
        assertThat(text(ask("lũ", () -> Future.succeededFuture("mới")))).isEqualTo("mới");
        assertThat(await(ask("bão", () -> Future.failedFuture("away"))
                        .map(page -> true)
                        .otherwise(false)))
                .as("no page where there was none before")
                .isFalse();
    }
}
