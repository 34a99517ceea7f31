package vn.tintinh.testing;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a future in a test's own thread. */
public final class Await {
    private Await() {}

    /** The value; an {@link AssertionError} when it failed or did not come within 20 s. */
    public static <T> T value(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException failure) {
            throw new AssertionError("the future brought no value", failure);
        }
    }
}
