package vn.tintinh.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Limits;

/** What goes out as a POST: the form as it was given, on the same terms as a GET. */
final class OutboundPostTest {
    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final HttpServer server =
            value(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            seen.add(request.method() + " " + request.getHeader("Content-Type") + " " + body);
            request.response()
                    .setStatusCode(request.path().equals("/moved") ? 307 : 202)
                    .putHeader("Location", "/")
                    .end();
        });
    }

    @AfterEach
    void close() {
        value(vertx.close());
    }

    @Test
    void a_form_goes_out_as_it_is_and_a_redirect_is_an_answer() {
        assertThat(status(posted("/", "127.0.0.1"))).isEqualTo(202);
        assertThat(status(posted("/moved", "127.0.0.1"))).isEqualTo(307);
        assertThat(seen).hasSize(2).allMatch("POST application/x-www-form-urlencoded a=1&b=%C3%A0"::equals);
    }

    @Test
    void the_address_guard_stands_before_a_post() {
        Answer answer = posted("/");
        assertThat(answer.<Object>fold(received -> received.status(), Answer.Refused::trouble))
                .isEqualTo(Trouble.BLOCKED);
        assertThat(seen).isEmpty();
    }

    private Answer posted(String path, String... allowed) {
        Terms terms = Terms.of(List.of(allowed), Duration.ZERO, Limits.DEFAULT, "TinTinh/test");
        URI url = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        return value(
                new Outbound(vertx, () -> terms).post(new Call(url, Map.of(), Duration.ofSeconds(10)), "a=1&b=%C3%A0"));
    }

    private static int status(Answer answer) {
        return answer.fold(Answer.Received::status, refused -> -1);
    }
}
