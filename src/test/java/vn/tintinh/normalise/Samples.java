package vn.tintinh.normalise;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import vn.tintinh.model.Access;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.Label;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Person;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.Republication;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceKind;
import vn.tintinh.model.SourceType;
import vn.tintinh.model.Text;

/** What tests give to the normaliser. */
final class Samples {
    static final Instant NOW = Instant.parse("2025-07-15T03:00:00Z");
    static final Source SOURCE = new Source(
            "bao-lam-dong",
            "Báo Lâm Đồng",
            URI.create("https://baolamdong.vn/rss/thoi-su"),
            SourceKind.PRESS,
            Optional.of("68"),
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
    static final FeedHead HEAD = new FeedHead(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("vi_VN"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of());

    private Samples() {}

    static ParsedFeed feed(ParsedEntry... entries) {
        return new ParsedFeed("rss-2.0", "utf-8", true, List.of(), HEAD, List.of(entries), Optional.empty());
    }

    static EntryBuilder entry() {
        return new EntryBuilder();
    }

    static Optional<ReadDate> at(String instant) {
        return Optional.of(new ReadDate(Instant.parse(instant), Precision.SECOND));
    }

    /** An entry part by part. */
    static final class EntryBuilder {
        private Optional<String> id = Optional.empty();
        private Optional<Text> title = Optional.empty();
        private Optional<Text> summary = Optional.empty();
        private List<Text> content = List.of();
        private Optional<String> link = Optional.empty();
        private List<Person> authors = List.of();
        private List<Label> labels = List.of();
        private Optional<ReadDate> published = Optional.empty();
        private Optional<ReadDate> updated = Optional.empty();

        EntryBuilder id(String value) {
            id = Optional.of(value);
            return this;
        }

        EntryBuilder title(String value) {
            title = Optional.of(Text.plain(value));
            return this;
        }

        EntryBuilder htmlTitle(String value) {
            title = Optional.of(Text.html(value));
            return this;
        }

        EntryBuilder summary(String html) {
            summary = Optional.of(Text.html(html));
            return this;
        }

        EntryBuilder content(String html) {
            content = List.of(Text.html(html));
            return this;
        }

        EntryBuilder link(String value) {
            link = Optional.of(value);
            return this;
        }

        EntryBuilder authors(String... names) {
            authors = List.of(names).stream().map(Person::named).toList();
            return this;
        }

        EntryBuilder labels(String... names) {
            labels = List.of(names).stream().map(Label::of).toList();
            return this;
        }

        EntryBuilder published(String instant) {
            published = at(instant);
            return this;
        }

        EntryBuilder updated(String instant) {
            updated = at(instant);
            return this;
        }

        ParsedEntry build() {
            return new ParsedEntry(
                    id,
                    title,
                    summary,
                    content,
                    link,
                    List.of(),
                    authors,
                    List.of(),
                    Optional.empty(),
                    labels,
                    published,
                    updated,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
