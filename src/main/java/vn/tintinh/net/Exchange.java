package vn.tintinh.net;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Limits;

/**
 * One request to one address and its answer, under all limits. It ends exactly once: with the answer, a fault, or a
 * timer; whatever comes after that is dropped with the connection. Everything runs on one Vert.x context.
 */
final class Exchange {
    /** Bytes of a body that nobody reads which are worth a kept connection. */
    private static final int WORTH_DRAINING = 64 * 1024;

    private final Vertx vertx;
    private final Connections connections;
    private final RequestOptions options;
    private final Optional<Buffer> sent;
    private final boolean headOnly;
    private final Limits limits;
    private final Promise<Answer> promise = Promise.promise();
    private final long started = System.nanoTime();
    private @Nullable HttpClientRequest request;
    private @Nullable Body body;
    private long wholeTimer = -1;
    private long stepTimer = -1;
    private boolean reused;
    private boolean retried;
    private boolean headSeen;
    private boolean ended;

    /**
     * Not sent yet.
     *
     * @param sent the request's body, if it has one
     * @param headOnly whether the body of an answer is of no interest, as it always is of one that is no success
     */
    Exchange(
            Vertx vertx,
            Connections connections,
            RequestOptions options,
            Optional<Buffer> sent,
            boolean headOnly,
            Limits limits) {
        this.vertx = vertx;
        this.connections = connections;
        this.options = options;
        this.sent = sent;
        this.headOnly = headOnly;
        this.limits = limits;
    }

    /** Sends the request. To be called once, on the context that is to be used. */
    Future<Answer> run(Duration budget) {
        wholeTimer = vertx.setTimer(
                Math.max(1, budget.toMillis()),
                fired -> refuse(Trouble.TIME, "the answer did not end within " + seconds(budget)));
        connect();
        return promise.future();
    }

    private void connect() {
        connections.request(options).onSuccess(this::connected).onFailure(this::unconnected);
    }

    private void unconnected(Throwable failure) {
        if (ended) {
            return;
        }
        Trouble trouble = Faults.whileConnecting(failure);
        // Refusals and failures of TLS come before the version is agreed on.
        boolean isUnspoken = trouble == Trouble.TLS || failure instanceof ConnectException;
        if (!isUnspoken && connections.avoid(options)) {
            connect();
            return;
        }
        refuse(trouble, Faults.sentence(trouble, failure));
    }

    private void connected(HttpClientRequest made) {
        if (ended) {
            drop(made);
            return;
        }
        request = made;
        reused = connections.isReused(made.connection());
        stepTimer = vertx.setTimer(
                Math.max(1, limits.firstByte().toMillis()),
                fired -> refuse(Trouble.TIME, "no answer within " + seconds(limits.firstByte())));
        made.exceptionHandler(failure -> broken(made, failure));
        made.response().onSuccess(response -> head(made, response)).onFailure(failure -> broken(made, failure));
        if (sent.isPresent()) {
            made.end(sent.get());
        } else {
            made.end();
        }
    }

    /** May be told twice of one request. */
    private void broken(HttpClientRequest of, Throwable failure) {
        if (ended || of != request) {
            return;
        }
        // A kept connection may have been closed by the server in the moment it was taken: that says nothing.
        boolean isStale = reused && !retried;
        if (!headSeen && (isStale || (isHttp2(of) && connections.avoid(options)))) {
            retried = retried || isStale;
            request = null;
            vertx.cancelTimer(stepTimer);
            drop(of);
            connect();
            return;
        }
        refuse(Trouble.PROTOCOL, Faults.sentence(Trouble.PROTOCOL, failure));
    }

    private void head(HttpClientRequest of, HttpClientResponse response) {
        if (ended || of != request) {
            return;
        }
        headSeen = true;
        vertx.cancelTimer(stepTimer);
        response.exceptionHandler(failure -> broken(of, failure));
        if (response.statusCode() / 100 == 2 && !headOnly) {
            read(response);
        } else {
            drain(response);
        }
    }

    private void read(HttpClientResponse response) {
        Map<String, String> headers = joined(response.headers());
        Predicate<String> tooLong = length -> length.matches("\\d{1,18}") && Long.parseLong(length) > limits.maxBytes();
        if (tooLong.test(headers.getOrDefault("content-length", ""))) {
            refuse(Trouble.SIZE, "the answer announces " + headers.get("content-length") + " bytes");
            return;
        }
        try {
            Body filled = Body.of(headers.getOrDefault("content-encoding", ""), limits.maxBytes());
            body = filled;
            response.handler(chunk -> take(filled, chunk));
            response.endHandler(end -> complete(response.statusCode(), headers, filled));
        } catch (BodyFault fault) {
            refuse(fault.trouble(), fault.sentence());
        }
    }

    private void take(Body filled, Buffer chunk) {
        if (ended) {
            return;
        }
        try {
            filled.write(chunk);
        } catch (BodyFault fault) {
            refuse(fault.trouble(), fault.sentence());
        }
    }

    private void complete(int status, Map<String, String> headers, Body filled) {
        if (ended) {
            return;
        }
        try {
            filled.end();
            Answer answer = new Answer.Received(status, headers, filled.bytes(), filled.digest(), elapsed());
            finish(answer);
        } catch (BodyFault fault) {
            refuse(fault.trouble(), fault.sentence());
        }
    }

    /** The head says all; the body is read only as far as that keeps the connection of use. */
    private void drain(HttpClientResponse response) {
        Answer answer = new Answer.Received(
                response.statusCode(), joined(response.headers()), new byte[0], new Collector().digest(), elapsed());
        long[] seen = new long[1];
        response.handler(chunk -> {
            seen[0] += chunk.length();
            if (seen[0] > WORTH_DRAINING) {
                abandon(answer);
            }
        });
        response.endHandler(end -> finish(answer));
        response.exceptionHandler(broken -> abandon(answer));
        stepTimer =
                vertx.setTimer(Math.max(1, Math.min(1000, limits.firstByte().toMillis())), fired -> abandon(answer));
    }

    private void refuse(Trouble trouble, String sentence) {
        boolean mayBeVersion = trouble == Trouble.TIME || trouble == Trouble.PROTOCOL;
        if (!ended && mayBeVersion && (request == null || isHttp2(request))) {
            connections.avoid(options);
        }
        abandon(new Answer.Refused(trouble, sentence, elapsed()));
    }

    private void abandon(Answer answer) {
        HttpClientRequest open = request;
        if (finish(answer) && open != null) {
            drop(open);
        }
    }

    /** Ends the request, and its connection with it. */
    private static void drop(HttpClientRequest open) {
        open.reset();
        open.connection().close();
    }

    private static boolean isHttp2(HttpClientRequest open) {
        return open.version() == HttpVersion.HTTP_2;
    }

    private boolean finish(Answer answer) {
        if (ended) {
            return false;
        }
        ended = true;
        vertx.cancelTimer(wholeTimer);
        vertx.cancelTimer(stepTimer);
        if (body != null) {
            body.close();
        }
        promise.complete(answer);
        return true;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static Map<String, String> joined(MultiMap headers) {
        Map<String, String> joined = new LinkedHashMap<>();
        headers.forEach((name, value) ->
                joined.merge(name.toLowerCase(Locale.ROOT), value, (before, next) -> before + ", " + next));
        return joined;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
