package vn.tintinh.proof;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link FanoutProof} in one round. */
final class FanoutIT {
    @Test
    void every_subscriber_gets_every_item_when_the_server_is_killed(@TempDir Path folder) {
        System.out.println(FanoutProof.run(folder, System.nanoTime(), 1, 10));
    }
}
