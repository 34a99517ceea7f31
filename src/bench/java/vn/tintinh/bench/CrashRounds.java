package vn.tintinh.bench;

import java.io.IOException;
import java.nio.file.Files;
import vn.tintinh.proof.CrashProof;

/** The server killed at 100 random instants and PostgreSQL at 20, under load: about ten minutes. */
public final class CrashRounds {
    private CrashRounds() {}

    /** Prints what was done; fails where anything is lost or doubled. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(CrashProof.run(
                Files.createTempDirectory("crash"), System.nanoTime(), new CrashProof.Extent(100, 20, 100)));
        System.exit(0);
    }
}
