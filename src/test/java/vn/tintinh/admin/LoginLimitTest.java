package vn.tintinh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LoginLimitTest {
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private final LoginLimit limit = new LoginLimit(() -> now);

    @Test
    void the_wait_doubles_with_each_guess_up_to_a_quarter_of_an_hour() {
        for (int i = 0; i < 4; i++) {
            assertThat(limit.left("192.0.2.1")).isZero();
            limit.tried("192.0.2.1");
        }
        assertThat(limit.left("192.0.2.1")).isEqualTo(Duration.ofSeconds(2));
        limit.tried("192.0.2.1");
        assertThat(limit.left("192.0.2.1")).isEqualTo(Duration.ofSeconds(4));
        for (int i = 0; i < 30; i++) {
            limit.tried("192.0.2.1");
        }
        assertThat(limit.left("192.0.2.1")).isEqualTo(Duration.ofMinutes(15));
        now = now.plus(Duration.ofMinutes(15));
        assertThat(limit.left("192.0.2.1")).isZero();
    }

    @Test
    void many_addresses_are_slowed_down_together_and_never_for_long() {
        for (int i = 0; i < 200; i++) {
            limit.tried("198.51.100." + i);
        }
        assertThat(limit.left("203.0.113.1")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_whole_network_of_ipv6_is_one() {
        for (int i = 0; i < 5; i++) {
            limit.tried("2001:db8:1:2:" + i + ":0:0:1");
        }
        assertThat(limit.left("2001:db8:1:2:ffff:0:0:9")).isPositive();
        assertThat(limit.left("2001:db8:1:3:0:0:0:1")).isZero();
    }

    @Test
    void who_got_in_starts_anew_and_old_guesses_are_forgotten() {
        for (int i = 0; i < 10; i++) {
            limit.tried("192.0.2.1");
        }
        limit.succeeded("192.0.2.1");
        assertThat(limit.left("192.0.2.1")).isZero();
        for (int i = 0; i < 4; i++) {
            limit.tried("192.0.2.2");
        }
        now = now.plus(Duration.ofHours(2));
        limit.tried("192.0.2.2");
        assertThat(limit.left("192.0.2.2")).isZero();
    }
}
