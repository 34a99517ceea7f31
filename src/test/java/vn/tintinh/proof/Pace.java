package vn.tintinh.proof;

import java.util.concurrent.TimeUnit;

/** The pace of whoever kills processes. */
final class Pace {
    private Pace() {}

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
