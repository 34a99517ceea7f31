package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tintinh.admin.Plan;
import vn.tintinh.admin.Planner;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loaded;
import vn.tintinh.config.Loader;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.ItemStore;

/** {@code plan}: what a changed configuration would add to and take from each channel; 0 told, 1 faulty, 2 misused. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Tell what a changed configuration would add to and take from each channel, by the items in the store.",
            "Work on a copy: cp -r conf conf.new; edit conf.new; tintinh plan --conf conf.new --against conf",
            "Without --against: what it would make of items that were stored under the one before."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the plan is told, be it empty",
            "1:a configuration is faulty, or the store away",
            "2:wrong usage"
        })
final class PlanCommand implements Callable<Integer> {
    private static final long TELL_EVERY = 5_000;
    private static final int SHOWN = 3;

    @Option(names = "--conf", paramLabel = "DIR", description = "The changed configuration, default: conf")
    private Path conf = Path.of("conf");

    @Option(names = "--against", paramLabel = "DIR", description = "The configuration in force")
    private @Nullable Path against;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Items of so many days; default: ${DEFAULT-VALUE}",
            defaultValue = "30")
    private int days;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "No more items than that, the newest; default: ${DEFAULT-VALUE}",
            defaultValue = "50000")
    private long most;

    @Option(names = "--json", description = "Print one JSON object for programs")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Loaded next = Loader.load(conf, Surroundings.ofProcess());
        if (against == null) {
            return next.fold(changed -> plan(Optional.empty(), changed), PlanCommand::faulty);
        }
        Loaded old = Loader.load(against, Surroundings.ofProcess());
        return next.fold(
                changed -> old.fold(inForce -> plan(Optional.of(inForce), changed), PlanCommand::faulty),
                PlanCommand::faulty);
    }

    private static int faulty(List<?> problems) {
        problems.forEach(System.err::println);
        System.err.println("there is no plan: mend the configuration first");
        return 1;
    }

    /** The store is that of the configuration in force. */
    private int plan(Optional<Configuration> inForce, Configuration changed) {
        Path store = against == null ? conf : against;
        return StoreWork.visit(store, database -> {
            Instant now = Instant.now();
            long[] told = {0};
            Planner planner = new Planner(new ItemStore(database), inForce, changed, now, compared -> {
                if (compared / TELL_EVERY > told[0]) {
                    told[0] = compared / TELL_EVERY;
                    System.err.println("… " + compared + " items");
                }
            });
            Plan plan = StoreWork.await(planner.plan(now.minus(Duration.ofDays(days)), most));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(json(plan));
            } else {
                print(plan, out);
            }
            out.flush();
            return 0;
        });
    }

    private static void print(Plan plan, PrintWriter out) {
        out.println("compared by " + plan.items() + " items");
        new TreeMap<>(plan.sources())
                .forEach((id, change) -> out.println("source " + id + " "
                        + switch (change) {
                            case BEGINS -> "is polled from then on";
                            case ENDS -> "is polled no more; what is stored of it stays";
                            case MOVES -> "is polled elsewhere";
                        }));
        new TreeMap<>(plan.channels()).forEach((path, change) -> {
            out.println(path + sentence(change.fate()) + ": at once " + count(change.atOnce())
                    + ", of such items later " + count(change.later()));
            Plan.Difference shown =
                    change.atOnce().gained() + change.atOnce().lost() > 0 ? change.atOnce() : change.later();
            shown.firstGained().stream().limit(SHOWN).forEach(item -> out.println("  + " + title(item)));
            shown.firstLost().stream().limit(SHOWN).forEach(item -> out.println("  − " + title(item)));
        });
        if (plan.sources().isEmpty() && plan.channels().isEmpty()) {
            out.println("nothing would change");
        }
    }

    private static String sentence(Plan.Fate fate) {
        return switch (fate) {
            case STAYS -> "";
            case BEGINS -> " (new)";
            case ENDS -> " (published no more)";
        };
    }

    private static String count(Plan.Difference difference) {
        return "+" + difference.gained() + " −" + difference.lost();
    }

    private static String title(StoredItem item) {
        return LookReport.clean(item.item().title()) + " (" + item.sourceId() + ")";
    }

    private static ObjectNode json(Plan plan) {
        ObjectNode answer = Inspector.MAPPER.createObjectNode().put("ok", true).put("items", plan.items());
        ObjectNode sources = answer.putObject("sources");
        new TreeMap<>(plan.sources()).forEach((id, change) -> sources.put(id, ConstantName.of(change)));
        ObjectNode channels = answer.putObject("channels");
        new TreeMap<>(plan.channels()).forEach((path, change) -> {
            ObjectNode channel = channels.putObject(path).put("fate", ConstantName.of(change.fate()));
            add(channel.putObject("at-once"), change.atOnce());
            add(channel.putObject("later"), change.later());
        });
        return answer;
    }

    private static void add(ObjectNode node, Plan.Difference difference) {
        node.put("gained", difference.gained()).put("lost", difference.lost());
        difference.firstGained().forEach(item -> node.withArray("first-gained")
                .add(item.item().title()));
        difference.firstLost().forEach(item -> node.withArray("first-lost")
                .add(item.item().title()));
    }
}
