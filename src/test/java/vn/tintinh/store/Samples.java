package vn.tintinh.store;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.Access;
import vn.tintinh.model.Classified;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Habits;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Person;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Province;
import vn.tintinh.model.Republication;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceKind;
import vn.tintinh.model.SourceType;

/** Sources, items and runs for tests. */
final class Samples {
    static final Instant PUBLISHED = Instant.parse("2026-07-01T03:15:30Z");
    static final Province LAM_DONG = new Province(
            "68", "lam-dong", "Lâm Đồng", "tỉnh", Optional.empty(), Optional.empty(), "lam-dong", List.of());

    static final Habits HABITS = new Habits(
            List.of(Instant.parse("2026-07-01T01:02:00Z"), Instant.parse("2026-07-01T03:04:00Z")),
            Optional.of(Duration.ofMinutes(30)),
            List.of(0, 1),
            List.of("Sunday"));

    private Samples() {}

    static Source source(String id, String url) {
        return new Source(
                id,
                "Báo " + id,
                URI.create(url),
                SourceKind.PRESS,
                Optional.empty(),
                SourceType.FEED,
                List.of(),
                PageRule.NONE,
                List.of(),
                List.of(),
                new PollPolicy(Duration.ofMinutes(10), Duration.ofHours(12)),
                new Republication(Republication.Mode.EXCERPT, Duration.ZERO, Optional.empty()),
                Map.of(),
                Access.USUAL,
                true);
    }

    static Source source(String id) {
        return source(id, "https://" + id + ".example/rss");
    }

    /** An item with the keys {@code guid:…}, {@code url:…} and so on, as they are written. */
    static Item item(String title, String... keys) {
        return item(title, Optional.of(PUBLISHED), Precision.SECOND, keys);
    }

    static Item item(String title, Optional<Instant> published, Precision precision, String... keys) {
        return new Item(
                Arrays.stream(keys).map(Samples::key).toList(),
                Optional.of("https://x.example/" + keys[0].replace(':', '-')),
                title,
                SafeHtml.sanitised("<p>Tóm tắt của " + title + "</p>"),
                SafeHtml.sanitised("<p>Toàn văn của " + title + "</p>"),
                List.of(Person.named("Tô Long")),
                published,
                Optional.empty(),
                published.isPresent() ? DateBasis.PUBLISHED : DateBasis.FIRST_SEEN,
                precision,
                List.of("Thời sự", "\"Kinh tế\" \\ {xã hội}"),
                List.of(new Enclosure(
                        "https://x.example/a.mp3",
                        Optional.of("audio/mpeg"),
                        java.util.OptionalLong.of(123),
                        Optional.empty())),
                Optional.of(Image.at("https://x.example/a.jpg")),
                Optional.of("vi"));
    }

    private static ItemKey key(String text) {
        int colon = text.indexOf(':');
        return new ItemKey(Rows.named(ItemKey.Kind.class, text.substring(0, colon)), text.substring(colon + 1));
    }

    static Found found(Item item) {
        return Found.inFeed(new Classified(item, List.of("thoi-su"), Optional.of(LAM_DONG), List.of("Lạ lùng")));
    }

    static Found found(Item item, String... categories) {
        return Found.inFeed(new Classified(item, List.of(categories), Optional.empty(), List.of()));
    }

    static RunResult read(Claim claim, Found... items) {
        return read(claim, List.of(items));
    }

    static RunResult read(Claim claim, List<Found> items) {
        return new RunResult(
                claim,
                Outcome.READ,
                Optional.empty(),
                true,
                SourceType.FEED,
                Optional.empty(),
                Optional.empty(),
                new LastBody(Optional.of("\"v1\""), Optional.empty(), Optional.of("d1")),
                HABITS,
                items,
                PageFindings.NONE,
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                DueReason.of(DueReason.Why.NEVER_POLLED),
                Duration.ofMillis(12),
                3456);
    }
}
