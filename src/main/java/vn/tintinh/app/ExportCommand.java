package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Source;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Subscriptions;
import vn.tintinh.store.Database;
import vn.tintinh.store.ItemExport;
import vn.tintinh.store.Window;

/** {@code export}: what is read as OPML, or what is stored as JSON Lines; 0 done, 1 not, 2 misused. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Print the sources as OPML for feed readers, or all items as JSON Lines for another program.",
            "(The YAML of the sources is conf/sources itself; a backup to restore from is made by backup.)"
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:all is written", "1:it is not, and the message says why", "2:wrong usage"})
final class ExportCommand implements Callable<Integer> {
    private static final long TELL_EVERY = 10_000;

    /** What can be exported. */
    enum What {
        sources,
        items
    }

    @Parameters(index = "0", paramLabel = "sources|items", description = "One of: ${COMPLETION-CANDIDATES}")
    private What what = What.sources;

    @Option(names = "--json", description = "Sources as JSON, one a line, those that are not enabled among them")
    private boolean json;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only items that have changed since: 2026-03-01, or 2026-03-01T08:00:00+07:00")
    private @Nullable String since;

    @Option(names = "--output", paramLabel = "FILE", description = "Write into a file, which appears when it is whole")
    private @Nullable Path output;

    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf")
    private Path conf = Path.of("conf");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (since != null && what == What.sources) {
            throw new ParameterException(spec.commandLine(), "--since is for items");
        }
        Instant from = since();
        try {
            return what == What.sources
                    ? Loader.load(conf, Surroundings.ofProcess()).fold(this::sources, problems -> {
                        problems.forEach(System.err::println);
                        return 1;
                    })
                    : StoreWork.visit(conf, database -> items(database, from));
        } catch (UncheckedIOException unwritable) {
            System.err.println("tintinh: it is not all exported: " + unwritable.getMessage());
            return 1;
        }
    }

    private Instant since() {
        if (since == null) {
            return Window.EARLIEST;
        }
        return VietnamTime.read(since, day -> day)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--since is a day such as 2026-03-01, or a time such as 2026-03-01T08:00:00+07:00"));
    }

    private int sources(Configuration configuration) {
        return write(out -> {
            if (json) {
                configuration.sources().forEach(source -> out.println(line(source)));
                return configuration.sources().size();
            }
            out.print(new Subscriptions(new Channels(configuration))
                    .sources()
                    .plain()
                    .bytes()
                    .toString(StandardCharsets.UTF_8));
            return configuration.sources().stream().filter(Source::enabled).count();
        });
    }

    private static ObjectNode line(Source source) {
        ObjectNode line = Inspector.MAPPER
                .createObjectNode()
                .put("id", source.id())
                .put("name", source.name())
                .put("url", source.url().toString())
                .put("kind", ConstantName.of(source.kind()))
                .put("type", ConstantName.of(source.type()))
                .put("enabled", source.enabled());
        source.province().ifPresent(code -> line.put("province", code));
        source.categories().forEach(line.withArray("categories")::add);
        return line;
    }

    private int items(Database database, Instant from) {
        ItemExport export = new ItemExport(database);
        return write(out -> {
            long written = 0;
            String after = "";
            List<JsonObject> some = StoreWork.await(export.next(after, from));
            while (!some.isEmpty()) {
                some.forEach(item -> out.println(item.encode()));
                if (out.checkError()) {
                    throw new UncheckedIOException(new IOException("the output takes no more"));
                }
                long before = written;
                written += some.size();
                if (written / TELL_EVERY > before / TELL_EVERY) {
                    System.err.println("… " + written + " items");
                }
                after = some.get(some.size() - 1).getString("id");
                some = StoreWork.await(export.next(after, from));
            }
            return written;
        });
    }

    /** Writes lines and says how many things were written. */
    @FunctionalInterface
    private interface Work {
        long write(PrintWriter out);
    }

    private int write(Work work) {
        long written;
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            written = work.write(out);
            out.flush();
        } else {
            written = write(work, output);
        }
        System.err.println("exported " + written + " " + what);
        return 0;
    }

    private static long write(Work work, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long written;
            try (BufferedWriter to = Files.newBufferedWriter(part);
                    PrintWriter out = new PrintWriter(to)) {
                written = work.write(out);
                if (out.checkError()) {
                    throw new IOException(part + " cannot be written");
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            part.toFile().delete();
        }
    }
}
