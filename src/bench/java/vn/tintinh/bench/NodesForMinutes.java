package vn.tintinh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import vn.tintinh.proof.NodesProof;

/** Three nodes on one database, two of them killed and brought back at random for five minutes. */
public final class NodesForMinutes {
    private NodesForMinutes() {}

    /** Prints what was done; fails where a poll came twice or too soon, or anything is lost. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(
                NodesProof.run(Files.createTempDirectory("nodes"), System.nanoTime(), Duration.ofMinutes(5)));
        System.exit(0);
    }
}
