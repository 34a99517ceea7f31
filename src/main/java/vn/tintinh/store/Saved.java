package vn.tintinh.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * What became of a run.
 *
 * @param verdicts one for each item of the run, in its order
 * @param sequence the highest change number of the run; empty when nothing changed
 * @param opened incidents that began with the run
 */
public record Saved(List<Verdict> verdicts, OptionalLong sequence, List<Incident> opened) {
    public Saved {
        opened = List.copyOf(opened);
        verdicts = List.copyOf(verdicts);
    }

    /** How many items met a verdict. */
    public int count(Verdict verdict) {
        return (int) verdicts.stream().filter(verdict::equals).count();
    }
}
