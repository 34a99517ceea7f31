package vn.tintinh.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry. */
@Command(
        name = "tintinh",
        mixinStandardHelpOptions = true,
        description = "Polls provincial Vietnamese news sources and republishes combined feeds.",
        subcommands = {ServeCommand.class, DemoCommand.class, InspectCommand.class})
public final class Main {
    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
