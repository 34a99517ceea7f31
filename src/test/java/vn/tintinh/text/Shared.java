package vn.tintinh.text;

import java.nio.file.Path;

/** Where third-party test data lie, beside the project; tests skip where it is absent. */
final class Shared {
    private Shared() {}

    static Path file(String name) {
        return Path.of(System.getProperty("tintinh.shared", "../shared")).resolve(name);
    }
}
