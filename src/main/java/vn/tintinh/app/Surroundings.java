package vn.tintinh.app;

import vn.tintinh.config.Outside;
import vn.tintinh.parse.page.Selectors;

/** What every command reads a configuration with. */
final class Surroundings {
    private Surroundings() {}

    /** The environment of this process, and selectors judged by the parser that will use them. */
    static Outside ofProcess() {
        return Outside.process().withSelectors(Selectors::problem);
    }
}
