package vn.tintinh.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.LiveConfiguration;
import vn.tintinh.config.Loaded;
import vn.tintinh.config.Loader;
import vn.tintinh.store.StoreException;

/** Runs a server in this process from its configuration until a signal ends it. */
final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
    private static final long LONGEST_STOP_SECONDS = 9;

    private Launcher() {}

    /**
     * Runs until the process is told to stop.
     *
     * @param whenReady called once, when feeds are served
     * @param whenStopped called once, when everything has stopped
     * @return exit status: 0 stopped by a signal, 1 could not start or faulty configuration
     */
    static int run(Path conf, Consumer<Configuration> whenReady, Runnable whenStopped) {
        long begun = System.nanoTime();
        // Event loops come up on one core while the other reads the configuration.
        CompletableFuture<Vertx> loops = CompletableFuture.supplyAsync(Launcher::vertx);
        Loaded loaded = Loader.load(conf, Surroundings.ofProcess());
        Vertx vertx = loops.join();
        return loaded.fold(valid -> run(vertx, conf, valid, new Moments(begun, whenReady, whenStopped)), problems -> {
            problems.forEach(System.err::println);
            await(vertx.close());
            return 1;
        });
    }

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * What happens when.
     *
     * @param begun by {@link System#nanoTime}
     */
    private record Moments(long begun, Consumer<Configuration> ready, Runnable stopped) {}

    private static int run(Vertx vertx, Path conf, Configuration first, Moments moments) {
        try {
            LiveConfiguration live = LiveConfiguration.watch(vertx, conf, Surroundings.ofProcess(), first);
            Server server = await(onLoop(vertx, () -> Server.start(vertx, live)));
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                stop(vertx, live, server, ended);
                                moments.stopped().run();
                            },
                            "stop"));
            LOG.info(
                    "event=ready url={} ms={}",
                    first.settings().server().publicUrl(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - moments.begun()));
            moments.ready().accept(first);
            server.firstPassword()
                    .onSuccess(made -> made.ifPresent(password -> tell(first, password)))
                    .onFailure(
                            failure -> LOG.warn("event=password outcome=failed problem=\"{}\"", failure.getMessage()));
            ended.await();
            return 0;
        } catch (CompletionException failure) {
            await(vertx.close());
            return explain(failure.getCause() == null ? failure : failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** To the console and nowhere else: it is shown this once. */
    private static void tell(Configuration configuration, String password) {
        System.out.printf(
                "%nTrang quản trị / admin pages: http://%s:%d/admin%nMật khẩu, chỉ hiện lần này / password, shown this once: %s%n%n",
                configuration.settings().server().managementHost(),
                configuration.settings().server().managementPort(),
                password);
    }

    /** One sentence for what an operator can mend; a stack trace for what only we can. */
    private static int explain(Throwable cause) {
        if (cause instanceof StartException || cause instanceof StoreException) {
            System.err.println("tintinh: " + cause.getMessage());
        } else {
            LOG.error("event=start outcome=fault", cause);
        }
        return 1;
    }

    private static void stop(Vertx vertx, LiveConfiguration live, Server server, CountDownLatch ended) {
        long begun = System.nanoTime();
        try {
            live.close();
            onLoop(vertx, server::stop)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)
                    .join();
            LOG.info("event=stop outcome=done ms={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        } catch (CompletionException late) {
            LOG.warn("event=stop outcome=late problem=\"{}\"", late.getMessage());
        } finally {
            ended.countDown();
        }
    }

    /** Starts work on an event loop, where all that it makes then lives. */
    private static <T> Future<T> onLoop(Vertx vertx, java.util.function.Supplier<Future<T>> work) {
        return Future.future(promise ->
                vertx.getOrCreateContext().runOnContext(go -> work.get().onComplete(promise)));
    }

    private static <T> T await(Future<T> future) {
        CompletableFuture<T> waiting = future.toCompletionStage().toCompletableFuture();
        return waiting.join();
    }
}
