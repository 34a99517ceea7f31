package vn.tintinh.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry. */
@Command(
        name = "tintinh",
        mixinStandardHelpOptions = true,
        subcommands = {InspectCommand.class, CheckCommand.class, SchemaCommand.class})
public final class Main {
    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        Logs.configure(arguments);
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
