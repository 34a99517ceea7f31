package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Item;
import vn.tintinh.store.Fields;
import vn.tintinh.store.Found;
import vn.tintinh.store.HealthStore;
import vn.tintinh.store.Incident;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.Sighting;

/**
 * Notices when a source's items suddenly have no date, link or title of their own. What its items used to have is asked
 * of the store, and only when most of a run's items lack something.
 */
final class FieldDrift {
    private static final int ENOUGH = 3;
    private static final int ENOUGH_STORED = 10;
    private static final double FEW = 0.2;
    private static final double MOST = 0.8;
    private static final int COMPARED = 20;

    private final HealthStore store;

    FieldDrift(HealthStore store) {
        this.store = store;
    }

    /** The run with what can be said of its items' fields. */
    Future<RunResult> noting(RunResult result) {
        Fields now = of(result.items());
        if (result.outcome() != Outcome.READ || now.items() < ENOUGH) {
            return Future.succeededFuture(result);
        }
        if (!lacks(now.dated(), now) && !lacks(now.linked(), now) && !lacks(now.titled(), now)) {
            return Future.succeededFuture(noting(result, Sighting.none(Incident.Kind.FIELDS_LOST)));
        }
        return store.fields(result.claim().sourceId()).map(before -> {
            List<String> lost = new ArrayList<>();
            tell("a date", Fields::dated, now, before).ifPresent(lost::add);
            tell("a link", Fields::linked, now, before).ifPresent(lost::add);
            tell("a title", Fields::titled, now, before).ifPresent(lost::add);
            return lost.isEmpty()
                    ? result
                    : noting(result, Sighting.of(Incident.Kind.FIELDS_LOST, String.join("; ", lost)));
        });
    }

    private static RunResult noting(RunResult result, Sighting seen) {
        List<Sighting> all = new ArrayList<>(result.incidents());
        all.add(seen);
        return result.noting(all);
    }

    private static boolean lacks(int having, Fields all) {
        return having <= all.items() * FEW;
    }

    private static Optional<String> tell(String what, ToIntFunction<Fields> having, Fields now, Fields before) {
        int has = having.applyAsInt(now);
        int had = having.applyAsInt(before);
        boolean lost = lacks(has, now) && before.items() >= ENOUGH_STORED && had >= before.items() * MOST;
        return lost
                ? Optional.of("only " + has + " of " + now.items() + " items have " + what + ", where " + had + " of "
                        + before.items() + " had one before")
                : Optional.empty();
    }

    /** What items have that were read whole. */
    static Fields of(List<Found> found) {
        List<Item> items = found.stream()
                .filter(each -> !each.partial())
                .map(each -> each.classified().item())
                .toList();
        return new Fields(
                items.size(),
                (int) items.stream().filter(FieldDrift::isTitled).count(),
                (int) items.stream().filter(item -> item.link().isPresent()).count(),
                (int) items.stream()
                        .filter(item ->
                                item.dateBasis() == DateBasis.PUBLISHED || item.dateBasis() == DateBasis.UPDATED)
                        .count());
    }

    /** A title that its text begins with was made of the text. */
    private static boolean isTitled(Item item) {
        String text = item.summary().value().isEmpty()
                ? item.content().value()
                : item.summary().value();
        String title = item.title().replaceFirst("\\s*…$", "");
        return !beginning(text).startsWith(title.substring(0, Math.min(COMPARED, title.length())));
    }

    /** The text from its first character that is neither a tag nor a space. */
    private static String beginning(String html) {
        int at = 0;
        while (at < html.length() && (html.charAt(at) == '<' || Character.isWhitespace(html.charAt(at)))) {
            int end = html.charAt(at) == '<' ? html.indexOf('>', at) : at;
            at = end < 0 ? html.length() : end + 1;
        }
        return html.substring(at);
    }
}
