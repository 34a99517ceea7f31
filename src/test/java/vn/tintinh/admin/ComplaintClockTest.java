package vn.tintinh.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.TestDatabase.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Ground;
import vn.tintinh.store.Complaint;
import vn.tintinh.store.ComplaintStore;
import vn.tintinh.store.TestDatabase;

/** What operators are told of complaints, unasked. */
final class ComplaintClockTest {
    @Test
    void counts_what_waits_and_what_has_waited_too_long() {
        try (TestDatabase tested = TestDatabase.create()) {
            ComplaintStore store = new ComplaintStore(tested.database());
            Complaint.Said said = new Complaint.Said(
                    Ground.COPYRIGHT, "Báo", "a@bao.example", List.of("https://bao.example/1"), "một");
            await(store.receive(said, Duration.ofHours(-1)));
            await(store.receive(
                    new Complaint.Said(said.ground(), said.name(), said.contact(), said.urls(), "hai"),
                    Duration.ofHours(3)));
            SimpleMeterRegistry metrics = new SimpleMeterRegistry();
            ComplaintClock clock = new ComplaintClock(tested.vertx(), store, () -> Duration.ofDays(730), metrics);
            assertThat(gauge(metrics, "open")).as("there from the start").isZero();
            clock.start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (gauge(metrics, "open") == 0 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            assertThat(gauge(metrics, "open")).isEqualTo(2);
            assertThat(gauge(metrics, "overdue")).isEqualTo(1);
            await(clock.stop());
        }
    }

    private static double gauge(SimpleMeterRegistry metrics, String state) {
        return metrics.get("tintinh_complaints").tag("state", state).gauge().value();
    }
}
