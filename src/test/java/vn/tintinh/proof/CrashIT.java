package vn.tintinh.proof;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link CrashProof} in a few rounds. */
final class CrashIT {
    @Test
    void loses_nothing_and_doubles_nothing_when_killed_with_or_without_its_database(@TempDir Path folder) {
        System.out.println(CrashProof.run(folder, System.nanoTime(), new CrashProof.Extent(4, 1, 40)));
    }
}
