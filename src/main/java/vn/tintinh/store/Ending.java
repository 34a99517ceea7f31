package vn.tintinh.store;

import java.util.List;

/**
 * A run that is to be stored.
 *
 * @param drafts of its items, in order
 */
record Ending(RunResult result, List<Draft> drafts) {
    Ending {
        drafts = List.copyOf(drafts);
    }

    /** Whether nothing but the source's own state is written. */
    boolean stateOnly() {
        return drafts.isEmpty() && result.page().isEmpty() && result.incidents().isEmpty();
    }

    String sourceId() {
        return result.claim().sourceId();
    }
}
