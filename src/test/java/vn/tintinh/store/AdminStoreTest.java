package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminStoreTest {
    private final TestDatabase tested = TestDatabase.create();
    private final AdminStore store = new AdminStore(tested.database(), Duration.ofHours(2), Duration.ofHours(24));

    @AfterAll
    void close() {
        tested.close();
    }

    private Buffer begun(String name) {
        Buffer token = Buffer.buffer(name);
        await(store.begin(token));
        return token;
    }

    private void age(String column, Buffer token, String by) {
        await(tested.database()
                .pool()
                .preparedQuery("UPDATE admin_session SET " + column + " = " + column + " - interval '" + by
                        + "' WHERE token = $1")
                .execute(Tuple.of(token)));
    }

    @Test
    void a_session_ends_that_nobody_uses() {
        Buffer token = begun("idle");
        age("used", token, "119 minutes");
        assertThat(await(store.look(token))).as("a look is no use").isTrue();
        age("used", token, "2 minutes");
        assertThat(await(store.look(token))).isFalse();
        assertThat(await(store.use(token))).isFalse();
    }

    @Test
    void a_session_that_is_used_ends_after_a_day_all_the_same() {
        Buffer token = begun("used");
        age("used", token, "90 minutes");
        assertThat(await(store.use(token))).isTrue();
        age("used", token, "90 minutes");
        assertThat(await(store.use(token))).as("used 90 minutes ago").isTrue();
        age("since", token, "24 hours");
        assertThat(await(store.use(token))).isFalse();
        begun("another");
        assertThat(await(tested.database()
                                .pool()
                                .preparedQuery("SELECT FROM admin_session WHERE token = $1")
                                .execute(Tuple.of(token)))
                        .size())
                .as("what is over is forgotten")
                .isZero();
    }

    @Test
    void the_first_password_is_kept_by_one_node_and_a_change_ends_all_sessions() {
        assertThat(await(store.first("one"))).isTrue();
        assertThat(await(store.first("two"))).isFalse();
        assertThat(await(store.password())).contains("one");
        Buffer token = begun("session");
        assertThat(await(store.use(token))).isTrue();
        await(store.change("three"));
        assertThat(await(store.password())).contains("three");
        assertThat(await(store.use(token))).isFalse();
    }
}
