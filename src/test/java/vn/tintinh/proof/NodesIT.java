package vn.tintinh.proof;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link NodesProof} for some seconds. */
final class NodesIT {
    @Test
    void share_the_work_politely_and_lose_nothing_while_two_of_three_come_and_go(@TempDir Path folder) {
        System.out.println(NodesProof.run(folder, System.nanoTime(), Duration.ofSeconds(12)));
    }
}
