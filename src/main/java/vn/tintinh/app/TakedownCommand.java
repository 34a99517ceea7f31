package vn.tintinh.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.store.Database;
import vn.tintinh.store.NamedItem;
import vn.tintinh.store.Removal;
import vn.tintinh.store.RemovalStore;

/**
 * {@code takedown}: removes an item from every feed, page and archive of a running server, or of one that is stopped,
 * and keeps why; 0 done, 1 nothing to do, 2 misused.
 */
@Command(
        name = "takedown",
        mixinStandardHelpOptions = true,
        description = "Remove an item from every output and keep why, put it back, or list what was removed.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:done", "1:there was nothing to do", "2:wrong usage"})
final class TakedownCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LISTED = 200;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ITEM|URL",
            description = "Id of an item (the end of its tag: URI), or the URL of its page.")
    private @Nullable String argument;

    @Option(names = "--reason", description = "Why, and who asked for it; kept in the audit. Needed to take down.")
    private @Nullable String reason;

    @Option(names = "--undo", description = "Put back what was taken down.")
    private boolean undo;

    @Option(names = "--list", description = "Tell what was removed, newest first.")
    private boolean list;

    @Option(names = "--json", description = "Print JSON for programs: one object a line.")
    private boolean json;

    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf.")
    private Path conf = Path.of("conf");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (list == (argument != null) || (list && undo)) {
            throw misused("Name one item, or ask for --list.");
        }
        if (!list && !undo && (reason == null || reason.isBlank())) {
            throw misused("Say why by --reason: who asked, and on what ground.");
        }
        return StoreWork.visit(conf, this::run);
    }

    private ParameterException misused(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private int run(Database database) {
        try {
            return StoreWork.await(work(new RemovalStore(database)));
        } finally {
            out().flush();
        }
    }

    private Future<Integer> work(RemovalStore store) {
        if (list) {
            return store.latest(LISTED).map(this::tell);
        }
        String name = String.valueOf(argument).strip().replaceFirst("^tag:.*:item/", "");
        return store.named(name).compose(items -> {
            if (items.isEmpty()) {
                System.err.println("tintinh: there is no item '" + name
                        + "': give the end of its tag: URI as feeds show it, or its page's URL to the letter");
                return Future.succeededFuture(1);
            }
            return each(store, items, 0, 1);
        });
    }

    /** All items of a page, one after another; 0 as soon as one was changed. */
    private Future<Integer> each(RemovalStore store, List<NamedItem> items, int at, int status) {
        if (at == items.size()) {
            return Future.succeededFuture(status);
        }
        NamedItem item = items.get(at);
        Future<OptionalLong> change = undo
                ? store.putBack(item.id())
                : store.takeDown(item.id(), String.valueOf(reason).strip());
        return change.map(number -> tell(item, number.isPresent()))
                .compose(done -> each(store, items, at + 1, done ? 0 : status));
    }

    private boolean tell(NamedItem item, boolean done) {
        String outcome = undo ? done ? "put back" : "was not taken down" : done ? "taken down" : "was removed before";
        if (json) {
            print(JSON.createObjectNode()
                    .put("id", item.id())
                    .put("source", item.sourceId())
                    .put("title", item.title())
                    .put("link", item.link().orElse(null))
                    .put("outcome", outcome.replace(' ', '-')));
        } else {
            out().println(outcome + ": " + item.title() + " (" + item.sourceId() + ", " + item.id() + ")");
        }
        return done;
    }

    private int tell(List<Removal> removals) {
        for (Removal removal : removals) {
            if (json) {
                print(JSON.createObjectNode()
                        .put("id", removal.itemId())
                        .put("source", removal.sourceId())
                        .put("title", removal.title())
                        .put("link", removal.link().orElse(null))
                        .put("reason", removal.reason())
                        .put("evidence", removal.evidence())
                        .put("at", removal.at().toString())
                        .put(
                                "restored",
                                removal.restored().map(Object::toString).orElse(null)));
            } else {
                String restored =
                        removal.restored().map(at -> "; put back " + at).orElse("");
                out().println(removal.at() + "  " + removal.reason() + "  " + removal.title() + " ("
                        + removal.sourceId() + ", " + removal.itemId() + "): " + removal.evidence() + restored);
            }
        }
        return 0;
    }

    private void print(ObjectNode line) {
        out().println(line);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
