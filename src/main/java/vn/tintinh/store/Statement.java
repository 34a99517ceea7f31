package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement out of {@code src/main/resources/sql/}, with its named parameters {@code :name} turned into
 * {@code $n}. Strings, quoted names, comments, dollar quotes and {@code ::casts} are left alone. What several statements
 * share stands in a file of its own, {@code NAME.part}, and is taken in where a statement says {@code \i NAME}.
 *
 * @param name the file below {@code sql/} without ending, e.g. {@code item/newest}
 * @param sql as the server gets it
 * @param parameters names in the order of their numbers
 */
record Statement(String name, String sql, List<String> parameters) {
    private static final Pattern SHARED = Pattern.compile("\\\\i ([a-z_/]+)");

    Statement {
        parameters = List.copyOf(parameters);
    }

    /** The statement of a file; a file that is missing fails the class that needs it. */
    static Statement load(String name) {
        String text = read(name + ".sql");
        return parse(
                name,
                SHARED.matcher(text)
                        .replaceAll(part -> Matcher.quoteReplacement(
                                read(part.group(1) + ".part").strip())));
    }

    private static String read(String file) {
        try (InputStream in = Statement.class.getResourceAsStream("/sql/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no such statement: sql/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read sql/" + file, failure);
        }
    }

    static Statement parse(String name, String text) {
        StringBuilder sql = new StringBuilder(text.length());
        List<String> parameters = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = verbatimEnd(text, at);
            if (end > at) {
                sql.append(text, at, end);
            } else {
                end = nameEnd(text, at + 1);
                String parameter = text.substring(at + 1, end);
                if (!parameters.contains(parameter)) {
                    parameters.add(parameter);
                }
                sql.append('$').append(parameters.indexOf(parameter) + 1);
            }
            at = end;
        }
        return new Statement(name, sql.toString().strip(), parameters);
    }

    /** Where the stretch that starts here and holds no parameter ends; here itself where a parameter starts. */
    private static int verbatimEnd(String text, int at) {
        char c = text.charAt(at);
        if (text.startsWith("--", at)) {
            return after(text, "\n", at + 2);
        }
        if (text.startsWith("/*", at)) {
            return after(text, "*/", at + 2);
        }
        if (text.startsWith("$$", at)) {
            return after(text, "$$", at + 2);
        }
        if (c == '\'' || c == '"') {
            return after(text, String.valueOf(c), at + 1);
        }
        if (text.startsWith("::", at)) {
            return at + 2;
        }
        return c == ':' && nameEnd(text, at + 1) > at + 1 ? at : at + 1;
    }

    private static int after(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private static int nameEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && !(at > from && c >= '0' && c <= '9')) {
                break;
            }
            at++;
        }
        return at;
    }

    /** Values for the parameters, to be filled in. */
    Bound bind() {
        return new Bound(this);
    }

    /** A statement with values for its parameters: each exactly once, none that it does not know. */
    static final class Bound {
        private final Statement statement;
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        private Bound(Statement statement) {
            this.statement = requireNonNull(statement);
        }

        Bound set(String parameter, @Nullable Object value) {
            if (!statement.parameters.contains(parameter)) {
                throw new IllegalArgumentException(statement.name + " knows no :" + parameter);
            }
            values.put(parameter, value);
            return this;
        }

        Future<RowSet<Row>> on(SqlClient client) {
            Tuple tuple = Tuple.tuple(new ArrayList<>(statement.parameters.size()));
            for (String parameter : statement.parameters) {
                if (!values.containsKey(parameter)) {
                    throw new IllegalArgumentException(statement.name + " lacks :" + parameter);
                }
                tuple.addValue(values.get(parameter));
            }
            return client.preparedQuery(statement.sql)
                    .execute(tuple)
                    .recover(failure -> Future.failedFuture(Failures.of(failure)));
        }
    }
}
