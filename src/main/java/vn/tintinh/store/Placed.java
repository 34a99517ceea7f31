package vn.tintinh.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * A run whose lease holds and whose items are told from those that are known.
 *
 * @param place in the group, from 0
 * @param announced whether the source was read before, and its new items are news
 * @param matches one for each item of the run, in order
 */
record Placed(int place, Ending ending, boolean announced, List<Matching.Match> matches) {
    Placed {
        matches = List.copyOf(matches);
    }

    /** An item of the run. */
    record Row(Placed run, Matching.Match match) {
        Draft draft() {
            return match.draft();
        }

        String itemId() {
            return match.itemId();
        }
    }

    /** Its items of a verdict, in order. */
    List<Row> rows(Verdict verdict) {
        return matches.stream()
                .filter(match -> match.verdict() == verdict)
                .map(match -> new Row(this, match))
                .toList();
    }

    String sourceId() {
        return ending.sourceId();
    }

    RunResult result() {
        return ending.result();
    }

    /** What became of it. */
    Saved saved(OptionalLong sequence, List<Incident> opened) {
        return new Saved(
                matches.stream().map(Matching.Match::verdict).toList(),
                sequence,
                opened.stream()
                        .filter(incident -> incident.sourceId().equals(sourceId()))
                        .toList());
    }
}
