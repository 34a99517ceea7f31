package vn.tintinh.app;

import java.nio.file.Path;
import java.util.function.ToIntFunction;
import vn.tintinh.config.Loader;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.StoreException;

/** A command on the database that a configuration names. */
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
}
