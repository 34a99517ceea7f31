package vn.tintinh.push;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/** The body of a request, as long as it stays within bounds. */
public final class Upload {
    private Upload() {}

    /**
     * Reads a request that was paused; empty when it is larger, or takes longer, than allowed. Fails when it breaks
     * off.
     */
    public static Future<Optional<Buffer>> read(Vertx vertx, HttpServerRequest request, int maxBytes, Duration whole) {
        Promise<Optional<Buffer>> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(Math.max(1, whole.toMillis()), late -> promise.tryComplete(Optional.empty()));
        request.exceptionHandler(promise::tryFail);
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                request.pause();
                promise.tryComplete(Optional.empty());
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> promise.tryComplete(Optional.of(body)));
        request.resume();
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }
}
