package vn.tintinh.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry; without a command, {@code serve}. */
@Command(
        name = "tintinh",
        mixinStandardHelpOptions = true,
        description = "Polls provincial Vietnamese news sources and republishes combined feeds.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            SchemaCommand.class,
            InspectCommand.class,
            PreviewCommand.class,
            AddCommand.class,
            ProbeCommand.class,
            PlanCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            TakedownCommand.class,
            PasswordCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
public final class Main {
    private Main() {}

    /** Runs one command; exit status 0 fine, 1 found wanting, 2 misused. */
    public static void main(String[] arguments) {
        // Vietnamese is printed whatever the machine's locale is.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        String[] command = arguments.length == 0 ? new String[] {"serve"} : arguments;
        Logs.configure(command);
        System.exit(new CommandLine(new Main()).execute(command));
    }
}
