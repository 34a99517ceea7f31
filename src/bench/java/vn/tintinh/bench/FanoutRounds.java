package vn.tintinh.bench;

import java.io.IOException;
import java.nio.file.Files;
import vn.tintinh.proof.FanoutProof;

/** The server killed at 30 random instants while it delivers to 300 subscribers: some minutes. */
public final class FanoutRounds {
    private FanoutRounds() {}

    /** Prints what was done; fails where anything is lost, out of order or unsigned. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(FanoutProof.run(Files.createTempDirectory("fanout"), System.nanoTime(), 30, 300));
        System.exit(0);
    }
}
