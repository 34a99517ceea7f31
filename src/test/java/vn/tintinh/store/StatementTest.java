package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.sqlclient.PreparedStatement;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatementTest {
    private final TestDatabase tested = TestDatabase.create();

    @BeforeAll
    void it_is_there() {
        await(tested.database().health());
    }

    @AfterAll
    void close() {
        tested.close();
    }

    @TestFactory
    Stream<DynamicTest> every_statement_can_be_prepared_on_the_migrated_schema()
            throws IOException, URISyntaxException {
        return names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Statement statement = Statement.load(name);
                    PreparedStatement prepared = await(
                            tested.database().pool().withConnection(connection -> connection.prepare(statement.sql())));
                    assertThat(prepared).isNotNull();
                }));
    }

    private static List<String> names() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(StatementTest.class.getResource("/sql/database/health.sql"))
                        .toURI())
                .resolve("../..")
                .normalize();
        try (Stream<Path> files = Files.walk(root)) {
            List<String> names = files.filter(file -> file.toString().endsWith(".sql"))
                    .map(file ->
                            root.relativize(file).toString().replace('\\', '/').replaceFirst("\\.sql$", ""))
                    .sorted()
                    .toList();
            assertThat(names).hasSizeGreaterThan(30);
            return names;
        }
    }

    @Test
    void parameters_are_numbered_in_order_of_first_use() {
        Statement statement = Statement.parse("x", "SELECT :b, :a, :b + :c_1");
        assertThat(statement.sql()).isEqualTo("SELECT $1, $2, $1 + $3");
        assertThat(statement.parameters()).containsExactly("b", "a", "c_1");
    }

    @Test
    void casts_strings_comments_and_quoted_names_hold_no_parameters() {
        String text =
                "SELECT :a::text, x::int, ':no', 'it''s :no', \":no\" -- :no\n, /* :no */ $$ :no $$, '12:30', y[1:2]";
        Statement statement = Statement.parse("x", text);
        assertThat(statement.parameters()).containsExactly("a");
        assertThat(statement.sql()).isEqualTo(text.replace(":a::", "$1::"));
    }

    @Test
    void a_parameter_that_is_missing_or_unknown_is_refused() {
        Statement statement = Statement.parse("x", "SELECT :a::int");
        assertThatThrownBy(() -> statement.bind().set("b", 1)).hasMessage("x knows no :b");
        assertThatThrownBy(() -> statement.bind().on(tested.database().pool())).hasMessage("x lacks :a");
    }
}
