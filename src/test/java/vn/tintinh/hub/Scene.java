package vn.tintinh.hub;

import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.TestDatabase;

/** A database with news, and subscribers; nodes are what is tried. */
final class Scene implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Vertx vertx = Vertx.vertx();
    final TestDatabase tested = TestDatabase.create();
    final Newsroom room = Newsroom.open(vertx, tested.options());
    final Subscribers subscribers = new Subscribers(vertx);

    /** Puts one piece of news into the store; its title. */
    String publish() {
        String title = "Tin số " + NUMBER.incrementAndGet() + ".";
        room.publish("bao-lam-dong", Duration.ZERO, Newsroom.item(title, Instant.now(), "kinh-te", "lam-dong"));
        return title;
    }

    /** Waits until so many subscriptions are verified. */
    void awaitSubscribers(String path, int count) {
        Subscribers.until(
                () -> sql("SELECT count(*) FROM subscriber WHERE callback LIKE '%" + path + "'") == count,
                () -> "subscribers at " + path + " are not " + count);
    }

    /** A statement's only number; 0 when it brings none. */
    long sql(String statement) {
        String found = text(statement);
        return found.isEmpty() ? 0 : Long.parseLong(found);
    }

    /** A statement's only value; empty when it brings none. */
    String text(String statement) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + tested.options().url().orElseThrow() + "?currentSchema=tintinh",
                        "postgres",
                        "postgres");
                Statement jdbc = connection.createStatement()) {
            if (!jdbc.execute(statement)) {
                return "";
            }
            jdbc.getResultSet().next();
            return jdbc.getResultSet().getString(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        value(room.database().close());
        value(vertx.close());
        tested.close();
    }
}
