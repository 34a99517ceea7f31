package vn.tintinh.ingest;

import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.testing.HostileOrigin;

/** A site of pages on a real origin, polled by a real node into a real store, for the tests of page sources. */
abstract class PageSourceTest {
    static final String LISTING = "/tin-tuc";

    final Vertx vertx = Vertx.vertx();
    final HostileOrigin origin = value(HostileOrigin.start(vertx));
    final NewsSite site = new NewsSite(origin);
    private int runs;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @AfterEach
    void closeOrigin() {
        value(vertx.close());
    }

    /** The newest first, as listings have them. */
    static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(-to, -from).map(number -> -number).boxed().toList();
    }

    /** The site as source {@code huyen}, polled once; {@code more} goes into its entry. */
    PolledSources polled(String more) {
        PolledSources polled = new PolledSources(folder, site.source("huyen", LISTING, more));
        polled.awaitRuns(0);
        return polled;
    }

    /** Polls once more. */
    void pollAgain(PolledSources polled) {
        runs++;
        polled.pollAgain();
        polled.awaitRuns(runs);
    }

    /** Polls once more when the time of all articles that are to be tried again has come. */
    void again(PolledSources polled) {
        polled.sql("UPDATE listed_article SET next_try = now() WHERE next_try IS NOT NULL");
        pollAgain(polled);
    }
}
