package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.model.Channel;
import vn.tintinh.model.DatabaseHost;
import vn.tintinh.model.Ground;
import vn.tintinh.model.Limits;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Republication;

/**
 * {@code conf/tintinh.yaml}. Every value has a default, so an empty file is a valid one.
 *
 * @param server where Tin Tỉnh listens and what it calls itself
 * @param database where items are kept
 * @param polling how sources are polled
 * @param republication how much of a source's items is published, where the source itself says nothing
 * @param publishing how channels are published
 * @param retention how long what is kept
 * @param removal how what publishers take down is noticed
 * @param push how those are told at once who ask for it
 * @param complaints how soon complaints are answered
 */
public record Settings(
        Server server,
        Database database,
        Polling polling,
        Republish republication,
        Publishing publishing,
        Retention retention,
        Removal removal,
        Push push,
        Complaints complaints) {
    public Settings {
        requireNonNull(server);
        requireNonNull(database);
        requireNonNull(polling);
        requireNonNull(republication);
        requireNonNull(publishing);
        requireNonNull(retention);
        requireNonNull(removal);
        requireNonNull(push);
        requireNonNull(complaints);
    }

    /** What an empty {@code tintinh.yaml} means. */
    public static Settings defaults() {
        return new Settings(
                Server.DEFAULT,
                Database.DEFAULT,
                Polling.DEFAULT,
                Republish.DEFAULT,
                Publishing.DEFAULT,
                Retention.DEFAULT,
                Removal.DEFAULT,
                Push.DEFAULT,
                Complaints.DEFAULT);
    }

    /**
     * Where Tin Tỉnh listens and what it calls itself.
     *
     * @param host address to listen on, default {@code 0.0.0.0}
     * @param port default 8080
     * @param managementHost default {@code 127.0.0.1}
     * @param managementPort default 8081
     * @param publicUrl how readers reach the server, no slash at the end; default {@code http://localhost:8080}
     * @param tls how readers are spoken to in secret; empty: plainly
     * @param title name of the service in feeds and pages, default {@code Tin Tỉnh}
     * @param tagAuthority authority and date of {@code tag:} ids (RFC 4151), e.g. {@code tintinh.example,2026}; must
     *     never change
     */
    public record Server(
            String host,
            int port,
            String managementHost,
            int managementPort,
            URI publicUrl,
            Optional<Tls> tls,
            String title,
            String tagAuthority) {
        static final Server DEFAULT = new Server(
                "0.0.0.0",
                8080,
                "127.0.0.1",
                8081,
                URI.create("http://localhost:8080"),
                Optional.empty(),
                "Tin Tỉnh",
                "localhost,2026");

        public Server {
            requireNonNull(host);
            requireNonNull(managementHost);
            requireNonNull(publicUrl);
            requireNonNull(tls);
            requireNonNull(title);
            requireNonNull(tagAuthority);
        }

        /** The path that the server is reached under from outside; empty at a host's root. */
        public String prefix() {
            return Optional.ofNullable(publicUrl.getPath()).orElse("");
        }
    }

    /**
     * A certificate and its key: the texts, not where they are, so that a renewed certificate is another configuration.
     *
     * @param certificate PEM, the server's own first, then those that vouch for it
     * @param key PEM in the form of PKCS #8, of that certificate; never logged
     */
    public record Tls(String certificate, String key) {
        public Tls {
            requireNonNull(certificate);
            requireNonNull(key);
        }

        @Override
        public String toString() {
            return "Tls[not shown]";
        }
    }

    /**
     * Where items are kept.
     *
     * @param url {@code postgresql://host:port/name}; empty: Tin Tỉnh starts a PostgreSQL of its own
     * @param user login
     * @param password login; may be secret, never logged
     * @param poolSize connections
     * @param directory where the own PostgreSQL keeps its data, default {@code data}
     * @param hosts the servers in place of the URL's host, with a primary among them; empty: that of the URL
     */
    public record Database(
            Optional<String> url,
            Optional<String> user,
            Optional<String> password,
            int poolSize,
            Path directory,
            List<DatabaseHost> hosts) {
        static final Database DEFAULT =
                new Database(Optional.empty(), Optional.empty(), Optional.empty(), 8, Path.of("data"), List.of());

        public Database {
            requireNonNull(directory);
            hosts = List.copyOf(hosts);
        }

        /** Where, never with which login. */
        @Override
        public String toString() {
            return "Database[" + url.map(Database::withoutCredentials).orElse("own PostgreSQL in " + directory) + "]";
        }

        private static String withoutCredentials(String url) {
            return url.replaceFirst("//[^/@]*@", "//");
        }
    }

    /**
     * How sources are polled.
     *
     * @param interval between which intervals a source is polled that says nothing itself
     * @param concurrency runs at the same time
     * @param tick how often due sources are looked for
     * @param lease how long a claimed source is left to its node
     * @param hostGap time between two requests to one host
     * @param budget polls an hour over all nodes; empty: as many as are worth making
     * @param articlesPerRun pages of articles fetched in one run of a page source
     * @param userAgent with a contact
     * @param allow addresses or CIDR ranges that the address guard lets through although they are not public
     * @param limits of one request
     */
    public record Polling(
            PollPolicy interval,
            int concurrency,
            Duration tick,
            Duration lease,
            Duration hostGap,
            OptionalInt budget,
            int articlesPerRun,
            String userAgent,
            List<String> allow,
            Limits limits) {
        static final Polling DEFAULT = new Polling(
                new PollPolicy(Duration.ofMinutes(10), Duration.ofHours(12)),
                16,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                OptionalInt.empty(),
                20,
                "TinTinh/1.0 (+http://localhost:8080)",
                List.of(),
                Limits.DEFAULT);

        public Polling {
            requireNonNull(interval);
            requireNonNull(budget);
            requireNonNull(userAgent);
            requireNonNull(limits);
            allow = List.copyOf(allow);
        }
    }

    /**
     * How much of a source's items is published, where the source itself says nothing.
     *
     * @param mode how much
     * @param delay how long items of press and broadcasters are held back in excerpts and in full; those of others, and
     *     bare links, are not
     */
    public record Republish(Republication.Mode mode, Duration delay) {
        static final Republish DEFAULT = new Republish(Republication.Mode.EXCERPT, Duration.ofMinutes(60));

        public Republish {
            requireNonNull(mode);
            requireNonNull(delay);
        }
    }

    /**
     * How channels are published.
     *
     * @param limit entries of a feed
     * @param memory bytes that renditions may take; the cold ones are dropped first
     * @param images whether pages show pictures, which browsers fetch from the outlets
     * @param duplicates what becomes of items that tell one story
     */
    public record Publishing(int limit, long memory, boolean images, Channel.Duplicates duplicates) {
        static final Publishing DEFAULT = new Publishing(50, 64L * 1024 * 1024, false, Channel.Duplicates.FOLD);

        public Publishing {
            requireNonNull(duplicates);
        }
    }

    /**
     * How long what is kept.
     *
     * @param items after their last sight; items still listed by their source are kept
     * @param runs the log of polls
     */
    public record Retention(Duration items, Duration runs) {
        static final Retention DEFAULT = new Retention(Duration.ofDays(730), Duration.ofDays(30));

        public Retention {
            requireNonNull(items);
            requireNonNull(runs);
        }
    }

    /**
     * How what publishers take down is noticed.
     *
     * @param revisited how long after it was first seen an item's page is looked at again; zero: never
     */
    public record Removal(Duration revisited) {
        static final Removal DEFAULT = new Removal(Duration.ofDays(14));

        public Removal {
            requireNonNull(revisited);
        }
    }

    /**
     * How those are told at once who ask for it.
     *
     * @param subscriptions at our hub, all together
     * @param perHost of them, of callbacks at one host
     * @param signature method by which deliveries are signed, as {@code X-Hub-Signature} names it
     * @param streams that may be open at this node
     */
    public record Push(int subscriptions, int perHost, String signature, int streams) {
        static final Push DEFAULT = new Push(100_000, 10_000, "sha256", 10_000);

        public Push {
            requireNonNull(signature);
        }
    }

    /**
     * How soon complaints are answered.
     *
     * @param deadlines from the receipt on, of every ground
     * @param kept how long after its answer a complaint is kept, with the name and the address in it
     */
    public record Complaints(Map<Ground, Duration> deadlines, Duration kept) {
        static final Complaints DEFAULT = new Complaints(
                Stream.of(Ground.values()).collect(Collectors.toMap(ground -> ground, Ground::usual)),
                Duration.ofDays(730));

        public Complaints {
            deadlines = Map.copyOf(deadlines);
            requireNonNull(kept);
        }

        /** How long the answer to a complaint on a ground may take. */
        public Duration within(Ground ground) {
            return deadlines.getOrDefault(ground, ground.usual());
        }
    }
}
