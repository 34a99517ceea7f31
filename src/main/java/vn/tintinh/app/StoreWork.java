package vn.tintinh.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.ToIntFunction;
import vn.tintinh.config.Loader;
import vn.tintinh.store.Database;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.StoreException;

/** A command on the database that a configuration names. It waits for what it starts. */
final class StoreWork {
    private StoreWork() {}

    /** Its exit status; what an operator can mend is one sentence and status 1. */
    static int run(Path conf, ToIntFunction<DatabaseOptions> work) {
        return Loader.load(conf, Surroundings.ofProcess())
                .fold(
                        configuration -> {
                            try {
                                return work.applyAsInt(
                                        Server.options(configuration.settings().database()));
                            } catch (StoreException known) {
                                System.err.println("tintinh: " + known.getMessage());
                                return 1;
                            }
                        },
                        problems -> {
                            problems.forEach(System.err::println);
                            return 1;
                        });
    }

    /** The same on that database as the server has it, which may run. */
    static int visit(Path conf, ToIntFunction<Database> work) {
        return run(conf, options -> {
            Vertx vertx = Vertx.vertx();
            try {
                Database database = await(Database.visit(vertx, options));
                try {
                    return work.applyAsInt(database);
                } finally {
                    await(database.close());
                }
            } finally {
                await(vertx.close());
            }
        });
    }

    /** What comes of it; a store's failure as itself. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StoreException known ? known : failure;
        }
    }
}
