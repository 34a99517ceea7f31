package vn.tintinh.classify;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.Access;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Person;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Republication;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceKind;
import vn.tintinh.model.SourceType;

/** What tests classify and filter. */
final class Samples {
    private Samples() {}

    static Source source() {
        return source("68", List.of(), List.of(), List.of());
    }

    static Source source(String province, List<String> categories, List<String> keep, List<String> drop) {
        return new Source(
                "bao-lam-dong",
                "Báo Lâm Đồng",
                URI.create("https://baolamdong.vn/rss/thoi-su"),
                SourceKind.PRESS,
                Optional.of(province),
                SourceType.FEED,
                categories,
                PageRule.NONE,
                keep,
                drop,
                new PollPolicy(Duration.ofMinutes(10), Duration.ofHours(12)),
                new Republication(Republication.Mode.EXCERPT, Duration.ZERO, Optional.empty()),
                Map.of(),
                Access.USUAL,
                true);
    }

    static Item item(String title, String... labels) {
        return item(title, "", Optional.empty(), List.of(labels));
    }

    static Item published(Instant instant) {
        return item("t", "", Optional.of(instant), List.of());
    }

    static Item item(String title, String content, Optional<Instant> published, List<String> labels) {
        return new Item(
                List.of(new ItemKey(ItemKey.Kind.GUID, title)),
                Optional.empty(),
                title,
                SafeHtml.EMPTY,
                SafeHtml.sanitised(content),
                List.of(Person.named("Hoàng Anh")),
                published,
                Optional.empty(),
                DateBasis.PUBLISHED,
                Precision.SECOND,
                labels,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
