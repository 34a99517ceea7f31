package vn.tintinh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import vn.tintinh.proof.HostileProof;

/** How much longer the news of 200 good sources wait beside one of each kind of misbehaviour; about five minutes. */
public final class HostileNeighbours {
    private HostileNeighbours() {}

    /** Prints what was measured and what came of each bad source; fails beyond a tenth more. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(HostileProof.run(
                Files.createTempDirectory("hostile"),
                System.nanoTime(),
                new HostileProof.Extent(200, Duration.ofMinutes(2), 1.1)));
        System.exit(0);
    }
}
