package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A machine's clock that is wrong by minutes, put right by the database's. */
final class DatabaseClockTest {
    private final TestDatabase tested = TestDatabase.create();

    @AfterEach
    void close() {
        tested.close();
    }

    @Test
    void two_machines_whose_clocks_are_an_hour_apart_say_the_same_time() {
        InstantSource fast = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(40));
        InstantSource slow = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(-20));
        DatabaseClock one = await(DatabaseClock.start(tested.database(), fast));
        DatabaseClock other = await(DatabaseClock.start(tested.database(), slow));
        assertThat(Duration.between(one.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
        assertThat(Duration.between(one.instant(), other.instant()).abs()).isLessThan(Duration.ofSeconds(5));
        await(one.close());
        await(other.close());
    }
}
