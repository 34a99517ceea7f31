package vn.tintinh.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: polls and publishes until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Polls the configured sources and publishes their channels (the default).")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf.")
    private Path conf = Path.of("conf");

    @Override
    public Integer call() {
        return Launcher.run(conf, ready -> {}, () -> {});
    }
}
