package vn.tintinh.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;

final class DateReaderTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2017-08-04T05:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Fri, 04 Aug 2017 11:20:00 +0700",
                "Fri, 4 Aug 2017 11:20:00 +0700",
                "fri, 04 AUG 2017 04:20:00 GMT",
                "Friday, 04-Aug-17 04:20:00 UTC",
                "Fri,04 August 2017 11:20:00 GMT+07:00",
                "Fri, 04 Aug 2017 11:20:00 GMT +7",
                "Fri, 04 Aug 2017 11:20:00 0700",
                "Fri Aug 04 2017 11:20:00 GMT+0700 (Giờ Đông Dương)",
                "Th 6, 04 thg 8 2017 11:20:00 +0700",
                "Sáu, 04 Thg8 2017 11:20:00 +07:00",
                "04 Th08 2017 11:20:00 +0700",
                "2017-08-04T11:20:00+07:00[Asia/Ho_Chi_Minh]",
                "2017-08-04T11:20:00 07:00",
                "20170804T042000Z",
                "/Date(1501820400000+0700)/",
                "20170804112000",
                "Thứ Sáu, 04/08/2017 11:20:00 SA",
                "11 giờ 20 phút 00 giây, ngày 04 tháng 8 năm 2017",
                "Thá»© sÃ¡u, 04/08/2017 11:20:00",
                "Ngµy 4 th¸ng 8 n¨m 2017 11:20:00",
                "Th? s?u, 04/08/2017 11:20:00",
                "04/08/2017&nbsp;11:20:00",
                "Cập nhật: 04/08/2017 11:50:00 - Ngày đăng: 04/08/2017 11:20:00",
                "Thứ sáu, 04/08/2017 | 11:20:00 | Lượt xem: 1.234",
            })
    void reads_what_the_wild_writes(String text) {
        assertThat(read(text)).hasValue(new ReadDate(Instant.parse("2017-08-04T04:20:00Z"), Precision.SECOND));
    }

    @ParameterizedTest
    @CsvSource({
        "2017, 2017-01-01T00:00:00Z, YEAR",
        "2017-08, 2017-08-01T00:00:00Z, MONTH",
        "tháng 8/2017, 2017-08-01T00:00:00Z, MONTH",
        "2017-08-04, 2017-08-04T00:00:00Z, DAY",
        "2017-216, 2017-08-04T00:00:00Z, DAY",
        "2017-08-04+00:00, 2017-08-04T00:00:00Z, DAY",
        "31/12, 2016-12-31T00:00:00Z, DAY",
        "29/02, 2016-02-29T00:00:00Z, DAY",
        "9 giờ 4/8/2017, 2017-08-04T09:00:00Z, HOUR",
        "4/8/2017 9:5, 2017-08-04T09:05:00Z, MINUTE",
        "9.05 ngày 4/8/2017, 2017-08-04T09:05:00Z, MINUTE",
        "12:05 SA 04/08/2017, 2017-08-04T00:05:00Z, MINUTE",
        "1:30 trưa 03/08/2017, 2017-08-03T13:30:00Z, MINUTE",
        "năm phút trước, 2017-08-04T04:55:00Z, MINUTE",
        "1 giờ 20 phút trước, 2017-08-04T03:40:00Z, MINUTE",
        "tuần trước, 2017-07-28T00:00:00Z, WEEK",
        "năm ngoái, 2016-01-01T00:00:00Z, YEAR",
    })
    void keeps_how_exact_it_was_written(String text, Instant instant, Precision precision) {
        assertThat(DateReader.read(text, NOW, ZoneOffset.UTC, DayMonthOrder.DMY))
                .hasValue(new ReadDate(instant, precision));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "30/02/2017",
                "31/04/2017 11:20",
                "29/02/2017",
                "13/13/2017",
                "02/30/2017",
                "00/00/0000 00:00",
                "25:00 04/08/2017",
                "04/08/2017 11:60",
                "Fri, 04 Aug 2017 24:20:00 +0700",
                "Fri, 31 Jun 2017 11:20:00 +0700",
                "Fri, 04 Aug 2017 11:20:00 +zz:00",
                "0001-01-01T00:00:00",
                "1970-01-01T00:00:00Z",
                "04/08/2071 11:20",
                "Hôm nay, ngày 04/08/2017",
                "Hôm nay, 04/08/2017 11:20",
                "ngày 13 tháng 6 âm lịch",
                "rằm tháng 7 năm 2017",
                "tháng Chạp",
                "04/08/2017 - 06/08/2017",
                "Ngày 4/8/2017, ông Nguyễn Văn A",
                "Số 123/QĐ-UBND ngày 04/08/2017",
                "dd/MM/yyyy",
                "NaN/NaN/NaN",
                "Invalid Date",
                "0912345678",
                "12.53%",
                "1/2/3/4",
                "mới đây",
                "11:20",
                "11",
            })
    void refuses_what_is_no_date(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void takes_the_order_of_the_source_unless_the_text_shows_its_own() {
        assertThat(DateReader.read("8/4/2017 11:20", NOW, VIETNAM, DayMonthOrder.MDY))
                .isEqualTo(read("4/8/2017 11:20"));
        assertThat(DateReader.read("4/8/2017 11:20 SA", NOW, VIETNAM, DayMonthOrder.MDY))
                .isEqualTo(read("4/8/2017 11:20"));
        assertThat(read("7/28/2017 5:35:59 PM").map(ReadDate::instant)).hasValue(Instant.parse("2017-07-28T10:35:59Z"));
    }

    @Test
    void finds_the_order_in_all_dates_of_a_source() {
        assertThat(DateReader.orderOf(List.of("8/4/2017 11:20:00 AM", "7/28/2017 5:35:59 PM")))
                .hasValue(DayMonthOrder.MDY);
        assertThat(DateReader.orderOf(List.of("4/8/2017", "28/7/2017"))).hasValue(DayMonthOrder.DMY);
        assertThat(DateReader.orderOf(List.of("4/8/2017 9:05:00 SA"))).hasValue(DayMonthOrder.DMY);
        assertThat(DateReader.orderOf(List.of("8/4/2017", "8/3/2017", "8/2/2017", "7/12/2017")))
                .hasValue(DayMonthOrder.MDY);
        assertThat(DateReader.orderOf(List.of("8/4/2017", "Fri, 04 Aug 2017 11:20:00 GMT")))
                .isEmpty();
    }

    @Test
    void a_source_whose_gmt_lies_ahead_writes_local_times() {
        List<String> dates = List.of("Fri, 04 Aug 2017 11:20:00 GMT", "Thu, 03 Aug 2017 09:00:00 GMT");
        DateHabits habits = DateHabits.of(dates, NOW, VIETNAM);
        assertThat(habits.falseGmt()).isTrue();
        assertThat(DateReader.read(dates.get(1), NOW, VIETNAM, habits).map(ReadDate::instant))
                .hasValue(Instant.parse("2017-08-03T02:00:00Z"));
    }

    @Test
    void a_true_gmt_and_a_planned_date_are_left_as_they_are() {
        assertThat(DateReader.falseGmt(List.of("Fri, 04 Aug 2017 04:20:00 GMT"), NOW, VIETNAM))
                .isFalse();
        assertThat(DateReader.falseGmt(
                        List.of("Fri, 04 Aug 2017 11:20:00 GMT", "Sat, 05 Aug 2017 11:20:00 GMT"), NOW, VIETNAM))
                .isFalse();
        assertThat(DateReader.falseGmt(List.of("Fri, 04 Aug 2017 18:20:00 +0700"), NOW, VIETNAM))
                .isFalse();
    }

    @Test
    void the_short_way_and_the_grammar_agree() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            Instant instant = Instant.ofEpochSecond(700_000_000L + random.nextInt(800_000_000));
            String iso = instant.atZone(VIETNAM).toOffsetDateTime().toString();
            Optional<ReadDate> fast = read(iso);
            assertThat(fast.map(ReadDate::instant)).as(iso).hasValue(instant);
            assertThat(read(" " + iso)).as(iso).isEqualTo(fast);
            String rfc = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(VIETNAM));
            assertThat(read(rfc).map(ReadDate::instant)).as(rfc).hasValue(instant);
            assertThat(read("\t" + rfc)).as(rfc).isEqualTo(read(rfc));
        }
    }

    @Test
    void survives_any_text_in_little_time() {
        String letters = "0123456789/-.:,|()[]+ TZthángngàyFriAugGMTh'\u0300đº年년\u200B\uD83D";
        Random random = new Random(5);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 50_000; i++) {
                StringBuilder text = new StringBuilder();
                int length = random.nextInt(30);
                for (int j = 0; j < length; j++) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                Optional<ReadDate> date = read(text.toString());
                date.ifPresent(found -> assertThat(found.instant()).isBefore(NOW.plus(Duration.ofDays(371))));
            }
            assertThat(read("1".repeat(1_000_000))).isEmpty();
            assertThat(read("(".repeat(1_000_000))).isEmpty();
        });
    }

    private static Optional<ReadDate> read(String text) {
        return DateReader.read(text, NOW, VIETNAM, DayMonthOrder.DMY);
    }
}
