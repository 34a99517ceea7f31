package vn.tintinh.config;

import static vn.tintinh.config.Values.duration;
import static vn.tintinh.config.Values.number;
import static vn.tintinh.config.Values.size;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import vn.tintinh.model.AddressRange;
import vn.tintinh.model.Channel;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Ground;
import vn.tintinh.model.Limits;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Republication;

/** {@code tintinh.yaml} → settings; what is left out or faulty is the default. */
final class SettingsReader {
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);

    private final Cell root;
    private final TlsReader tls;

    SettingsReader(Cell root, TlsReader tls) {
        this.root = root;
        this.tls = tls;
    }

    /** All settings. */
    Settings read() {
        Settings defaults = Settings.defaults();
        Settings.Server server = root.get("server").map(this::server).orElse(defaults.server());
        return new Settings(
                server,
                root.get("database").map(DatabaseReader::read).orElse(defaults.database()),
                polling(server.publicUrl()),
                root.get("republication").map(SettingsReader::republication).orElse(defaults.republication()),
                root.get("publishing").map(SettingsReader::publishing).orElse(defaults.publishing()),
                root.get("retention").map(SettingsReader::retention).orElse(defaults.retention()),
                root.get("removal").map(SettingsReader::removal).orElse(defaults.removal()),
                root.get("push").map(SettingsReader::push).orElse(defaults.push()),
                root.get("complaints").map(SettingsReader::complaints).orElse(defaults.complaints()));
    }

    private Settings.Server server(Cell group) {
        Settings.Server defaults = Settings.Server.DEFAULT;
        URI publicUrl =
                group.get("public-url").flatMap(SettingsReader::publicUrl).orElse(defaults.publicUrl());
        int port = number(group, "port", defaults.port());
        int managementPort = number(group, "management-port", defaults.managementPort());
        if (port != 0 && port == managementPort) {
            group.file()
                    .problem(
                            group.place(group.any("management-port").isPresent() ? "management-port" : "port"),
                            "port and management-port are both " + port + ": give one of them another number");
        }
        return new Settings.Server(
                group.text("host").orElse(defaults.host()),
                port,
                group.text("management-host").orElse(defaults.managementHost()),
                managementPort,
                publicUrl,
                group.get("tls").flatMap(tls::read),
                group.text("title").orElse(defaults.title()),
                group.text("tag-authority").orElse(publicUrl.getHost() + ",2026"));
    }

    private static Optional<URI> publicUrl(Cell cell) {
        Optional<URI> url = Values.url(cell);
        if (url.isPresent() && (url.get().getRawQuery() != null || url.get().getRawFragment() != null)) {
            cell.fault(cell.quoted() + " holds a ? or a #: write scheme, host, port and path only");
            return Optional.empty();
        }
        return url.map(it -> URI.create(it.toString().replaceFirst("/+$", "")));
    }

    private Settings.Polling polling(URI publicUrl) {
        Settings.Polling defaults = Settings.Polling.DEFAULT;
        String userAgent = "TinTinh/1.0 (+" + publicUrl + ")";
        Optional<Cell> found = root.get("polling");
        if (found.isEmpty()) {
            return new Settings.Polling(
                    defaults.interval(),
                    defaults.concurrency(),
                    defaults.tick(),
                    defaults.lease(),
                    defaults.hostGap(),
                    defaults.budget(),
                    defaults.articlesPerRun(),
                    userAgent,
                    defaults.allow(),
                    defaults.limits());
        }
        Cell group = found.get();
        return new Settings.Polling(
                interval(group, defaults.interval()),
                number(group, "concurrency", defaults.concurrency()),
                duration(group, "tick", Duration.ofMillis(50), defaults.tick()),
                duration(group, "lease", Duration.ofSeconds(10), defaults.lease()),
                duration(group, "host-gap", Duration.ZERO, defaults.hostGap()),
                group.get("budget")
                        .map(cell -> OptionalInt.of(cell.value().asInt()))
                        .orElse(defaults.budget()),
                number(group, "articles-per-run", defaults.articlesPerRun()),
                group.get("user-agent").flatMap(SettingsReader::userAgent).orElse(userAgent),
                group.items("allow").stream()
                        .filter(SettingsReader::network)
                        .map(Cell::text)
                        .toList(),
                group.get("limits").map(SettingsReader::limits).orElse(Limits.DEFAULT));
    }

    /** Between which intervals to poll; a least that is more than the most is told. */
    static PollPolicy interval(Cell group, PollPolicy defaults) {
        Duration min = duration(group, "min", SHORTEST_POLL, defaults.min());
        Duration max = duration(group, "max", SHORTEST_POLL, defaults.max());
        if (min.compareTo(max) <= 0) {
            return new PollPolicy(min, max);
        }
        boolean own = group.any("min").isPresent();
        group.file()
                .problem(
                        group.any(own ? "min" : "max").map(Cell::place).orElse(group.place()),
                        "min (" + Values.words(min) + ") is longer than max (" + Values.words(max) + ")"
                                + (own && group.any("max").isPresent() ? "" : ", one of which is a default")
                                + ": write a shorter min or a longer max");
        return defaults;
    }

    private static Optional<String> userAgent(Cell cell) {
        if (cell.text().chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            cell.fault(cell.quoted() + " cannot be sent: a user agent is plain ASCII on one line");
            return Optional.empty();
        }
        return Optional.of(cell.text());
    }

    private static boolean network(Cell cell) {
        boolean right = AddressRange.parse(cell.text()).isPresent();
        if (!right) {
            cell.fault(cell.quoted() + " is no address: write one such as 10.1.2.3, or a range such as 10.0.0.0/8");
        }
        return right;
    }

    private static Limits limits(Cell group) {
        Limits defaults = Limits.DEFAULT;
        Duration least = Duration.ofMillis(100);
        return new Limits(
                (int) size(group, "max-bytes", 1L << 30, defaults.maxBytes()),
                duration(group, "connect", least, defaults.connect()),
                duration(group, "first-byte", least, defaults.firstByte()),
                duration(group, "whole", least, defaults.whole()),
                number(group, "max-redirects", defaults.maxRedirects()),
                number(group, "max-items", defaults.maxItems()));
    }

    private static Settings.Republish republication(Cell group) {
        Settings.Republish defaults = Settings.Republish.DEFAULT;
        return new Settings.Republish(
                group.text("mode").map(SettingsReader::mode).orElse(defaults.mode()),
                duration(group, "delay", Duration.ZERO, defaults.delay()));
    }

    static Republication.Mode mode(String text) {
        return Republication.Mode.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static Channel.Duplicates duplicates(Cell group, Channel.Duplicates usual) {
        return group.text("duplicates")
                .map(text -> Channel.Duplicates.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(usual);
    }

    private static Settings.Publishing publishing(Cell group) {
        Settings.Publishing defaults = Settings.Publishing.DEFAULT;
        return new Settings.Publishing(
                number(group, "limit", defaults.limit()),
                size(group, "memory", 64L << 30, defaults.memory()),
                Values.flag(group, "images", defaults.images()),
                duplicates(group, defaults.duplicates()));
    }

    private static Settings.Retention retention(Cell group) {
        Settings.Retention defaults = Settings.Retention.DEFAULT;
        Duration day = Duration.ofDays(1);
        return new Settings.Retention(
                duration(group, "items", day, defaults.items()), duration(group, "runs", day, defaults.runs()));
    }

    private static Settings.Removal removal(Cell group) {
        return new Settings.Removal(duration(group, "revisit", Duration.ZERO, Settings.Removal.DEFAULT.revisited()));
    }

    private static Settings.Push push(Cell group) {
        Settings.Push defaults = Settings.Push.DEFAULT;
        return new Settings.Push(
                number(group, "subscriptions", defaults.subscriptions()),
                number(group, "subscriptions-per-host", defaults.perHost()),
                group.text("signature").orElse(defaults.signature()),
                number(group, "streams", defaults.streams()));
    }

    private static Settings.Complaints complaints(Cell group) {
        Map<Ground, Duration> deadlines = new EnumMap<>(Ground.class);
        for (Ground ground : Ground.values()) {
            deadlines.put(ground, duration(group, ConstantName.of(ground), Duration.ofMinutes(1), ground.usual()));
        }
        return new Settings.Complaints(
                deadlines, duration(group, "keep", Duration.ofDays(1), Settings.Complaints.DEFAULT.kept()));
    }
}
