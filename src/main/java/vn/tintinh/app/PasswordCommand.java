package vn.tintinh.app;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.tintinh.admin.Passwords;
import vn.tintinh.store.AdminStore;
import vn.tintinh.store.Database;

/** {@code password}: a new password of the admin pages, of a running server or of one that is stopped; 0 set, 2 misused. */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description = "Make a new password for the admin pages, show it once, and log everybody out.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:it is set", "1:it is not", "2:wrong usage"})
final class PasswordCommand implements Callable<Integer> {
    @Option(names = "--stdin", description = "Take the first line of standard input in place of making one.")
    private boolean given;

    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf.")
    private Path conf = Path.of("conf");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<String> chosen = given ? Optional.of(line()) : Optional.empty();
        return StoreWork.visit(conf, database -> set(database, chosen));
    }

    private int set(Database database, Optional<String> chosen) {
        Vertx vertx = Vertx.vertx();
        try {
            Passwords passwords = new Passwords(vertx, new AdminStore(database));
            if (chosen.isPresent()) {
                StoreWork.await(passwords.change(chosen.get()));
            } else {
                spec.commandLine().getOut().println(StoreWork.await(passwords.renew()));
                spec.commandLine().getOut().flush();
            }
            System.err.println("the password is set, and everybody is logged out");
            return 0;
        } finally {
            StoreWork.await(vertx.close());
        }
    }

    private String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            String password = line == null ? "" : line.strip();
            if (!Passwords.isLong(password)) {
                throw new ParameterException(
                        spec.commandLine(), "A password has " + Passwords.SHORTEST + " characters at least.");
            }
            return password;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
