package vn.tintinh.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Limits;
import vn.tintinh.model.Tls;
import vn.tintinh.testing.Http2Origin;
import vn.tintinh.testing.Http2Origin.Behaviour;
import vn.tintinh.testing.Http2Origin.Session;

/** Answers by HTTP/2 say "two", by HTTP/1.1 "one". */
final class Http2Test {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Limits LIMITS = new Limits(1_000_000, PATIENCE, PATIENCE, PATIENCE, 5, 100);
    private static final Limits HASTY =
            new Limits(1_000_000, PATIENCE, Duration.ofMillis(400), Duration.ofMillis(800), 5, 100);
    private static final Limits HASTY_TO_CONNECT =
            new Limits(1_000_000, Duration.ofMillis(2500), PATIENCE, PATIENCE, 5, 100);
    private static final Tls LAX = new Tls(false, Optional.empty(), List.of());

    private final Vertx vertx = Vertx.vertx();
    private volatile Limits limits = LIMITS;
    private final Outbound outbound =
            new Outbound(vertx, () -> Terms.of(List.of("127.0.0.1"), Duration.ZERO, limits, "TinTinh/test"));

    @AfterEach
    void close() {
        value(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decent",
                "headers-in-pieces",
                "padded-with-trailers",
                "compressed",
                "goodbye-behind-the-answer",
                "one-stream-at-a-time",
                "no-window"
            })
    void reads_what_a_server_sends_by_http_2(String behaviour) {
        Http2Origin origin = start(HostileHttp2.named(behaviour));
        for (int i = 0; i < 3; i++) {
            assertThat(outcome(value(get(origin)))).isEqualTo("two");
        }
        assertThat(origin.asked()).hasSize(3).allMatch(each -> each.startsWith("h2 "));
    }

    @ParameterizedTest
    @CsvSource({
        "says-nothing, one",
        "speaks-http-1, one",
        "hangs-up, one",
        "no-streams, one",
        "goodbye-at-once, one",
        "broken-settings, one",
        "reset, one",
        "asks-for-http-1, one",
        "goodbye, one",
        "push, one",
        "no-status, one",
        "status-of-letters, one",
        "broken-compression, one",
        "long-frame, one",
        "endless-headers, one",
        "endless-continuations, one",
        "huge-headers, one",
        "never-answers, TIME",
        "endless-settings, TIME",
        "endless-pings, TIME",
        "endless-hints, TIME",
        "drip, TIME",
        "endless-nothing, PROTOCOL",
        "lying-long, PROTOCOL",
        "reset-in-the-midst, PROTOCOL",
        "hangs-up-in-the-midst, PROTOCOL"
    })
    void asks_by_http_1_where_http_2_has_not_ended_well(String behaviour, String outcome) {
        boolean isAboutConnecting = List.of("says-nothing", "no-streams").contains(behaviour);
        limits = "TIME".equals(outcome) ? HASTY : isAboutConnecting ? HASTY_TO_CONNECT : LIMITS;
        Http2Origin origin = start(HostileHttp2.named(behaviour));

        refuses(value(get(origin)), outcome);

        limits = LIMITS;
        assertThat(outcome(value(get(origin)))).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless", "too-large", "gzip-bomb"})
    void reads_no_more_than_the_cap(String behaviour) {
        Http2Origin origin = start(HostileHttp2.named(behaviour));

        refuses(value(get(origin)), "SIZE");
        refuses(value(get(origin)), "SIZE");
        assertThat(origin.asked()).as("each on a connection of its own").containsExactly("h2 1.1", "h2 2.1");
    }

    private static void refuses(Answer answer, String outcome) {
        String sentence = answer.fold(received -> "", Answer.Refused::sentence);
        assertThat(outcome(answer)).as(sentence).isEqualTo(outcome);
        assertThat(sentence).doesNotContain("\n", "\r", "null").hasSizeLessThan(300);
        assertThat(answer.elapsed()).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void gives_up_in_time_where_no_connection_comes_to_be() {
        limits = HASTY;
        Http2Origin origin = start(HostileHttp2.named("says-nothing"));

        assertThat(outcome(value(get(origin)))).isEqualTo("TIME");
        limits = LIMITS;
        assertThat(outcome(value(get(origin)))).isEqualTo("one");
    }

    @Test
    void gives_up_a_form_that_the_server_has_no_window_for() {
        limits = HASTY;
        Http2Origin origin = start(HostileHttp2.named("waits-for-all-without-window"));

        Answer answer = value(outbound.post(call(origin, PATIENCE), "q=" + "x".repeat(1000)));

        assertThat(outcome(answer)).isEqualTo("TIME");
    }

    @Test
    void keeps_the_connection_and_forgives_a_server_that_has_closed_it() {
        Http2Origin origin = start((session, stream) -> {
            if (session.requests() == 3) {
                session.socket().close();
            } else {
                session.decent(stream);
            }
        });

        for (int i = 0; i < 4; i++) {
            assertThat(outcome(value(get(origin)))).isEqualTo("two");
        }
        assertThat(origin.asked()).containsExactly("h2 1.1", "h2 1.2", "h2 1.3", "h2 2.1", "h2 2.2");
    }

    @Test
    void a_request_whose_time_is_over_before_its_connection_is_there_holds_up_no_other() {
        Http2Origin origin = start(Session::decent);

        assertThat(outcome(value(outbound.get(call(origin, Duration.ofMillis(1))))))
                .isEqualTo("TIME");
        assertThat(outcome(value(get(origin)))).isEqualTo("one");
    }

    @Test
    void asks_a_host_for_one_thing_at_a_time() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Http2Origin origin = start((session, stream) -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            vertx.setTimer(5, later -> {
                open.decrementAndGet();
                session.decent(stream);
            });
        });

        value(Future.all(Stream.generate(() -> get(origin)).limit(20).toList()));

        assertThat(most).hasValue(1);
        assertThat(origin.asked()).hasSize(20).allMatch(each -> each.startsWith("h2 1."));
    }

    private Http2Origin start(Behaviour behaviour) {
        return value(new Http2Origin(vertx, behaviour).start());
    }

    private Future<Answer> get(Http2Origin origin) {
        return outbound.get(call(origin, limits.whole()));
    }

    private static Call call(Http2Origin origin, Duration budget) {
        return new Call(origin.url(), Map.of(), budget, LAX, Duration.ZERO);
    }

    private static String outcome(Answer answer) {
        return answer.fold(received -> new String(received.body(), StandardCharsets.UTF_8), refused -> refused.trouble()
                .name());
    }
}
