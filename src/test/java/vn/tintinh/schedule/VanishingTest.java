package vn.tintinh.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.schedule.Vanishing.Decision;

final class VanishingTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, true, false, 9, 1, true, LOOK_AGAIN, the first miss",
        "PT9M, true, false, 9, 1, true, LOOK_AGAIN, too soon",
        "PT10M, true, false, 9, 1, true, REMOVE, a second miss",
        "PT10M, false, false, 9, 1, true, REMOVE, others of the source are alive",
        "PT10M, false, false, 1, 1, false, KEEP, no page of the source was ever alive",
        "P9D, false, false, 1, 1, false, KEEP, nor later",
        "PT10M, true, false, 9, 5, true, HOLD, five of nine",
        "PT10M, true, false, 10, 5, true, REMOVE, no more than half",
        "PT10M, true, false, 4, 4, true, REMOVE, fewer than five",
        "PT10M, true, true, 2, 1, true, HOLD, the portal is in trouble still",
        "PT23H59M, true, false, 300, 300, false, HOLD, not a day yet",
        "P1D, true, false, 300, 300, false, REMOVE, a day",
        "P1D, false, false, 300, 300, false, HOLD, never seen alive",
    })
    void an_item_goes_when_it_is_sure_that_its_publisher_took_it_down(ArgumentsAccessor row) {
        Vanishing vanishing = new Vanishing(
                Duration.parse(row.getString(0)),
                row.getBoolean(1),
                row.getBoolean(2),
                row.getLong(3),
                row.getLong(4),
                row.getBoolean(5));
        assertThat(vanishing.decide()).as(row.getString(7)).isEqualTo(Decision.valueOf(row.getString(6)));
    }
}
