package vn.tintinh.proof;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link HostileProof} for some seconds, with some tolerance for what they say. */
final class HostileIT {
    @Test
    void good_sources_do_not_suffer_from_bad_ones(@TempDir Path folder) {
        System.out.println(
                HostileProof.run(folder, System.nanoTime(), new HostileProof.Extent(100, Duration.ofSeconds(6), 1.5)));
    }
}
