package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Limits;

/**
 * {@code conf/tintinh.yaml}. Every value has a default, so an empty file is a valid one.
 *
 * @param server where Tin Tỉnh listens and what it calls itself
 * @param database where items are kept
 * @param polling how sources are polled
 * @param publishing how channels are published
 * @param retention how long what is kept
 */
public record Settings(Server server, Database database, Polling polling, Publishing publishing, Retention retention) {
    public Settings {
        requireNonNull(server);
        requireNonNull(database);
        requireNonNull(polling);
        requireNonNull(publishing);
        requireNonNull(retention);
    }

    /**
     * Where Tin Tỉnh listens and what it calls itself.
     *
     * @param host address to listen on, default {@code 0.0.0.0}
     * @param port default 8080
     * @param managementHost default {@code 127.0.0.1}
     * @param managementPort default 8081
     * @param publicUrl how readers reach the server, no slash at the end; default {@code http://localhost:8080}
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
            String title,
            String tagAuthority) {}

    /**
     * Where items are kept.
     *
     * @param url {@code postgresql://host:port/name}; empty: Tin Tỉnh starts a PostgreSQL of its own
     * @param user login
     * @param password login; may be secret, never logged
     * @param poolSize connections
     * @param directory where the own PostgreSQL keeps its data, default {@code data}
     */
    public record Database(
            Optional<String> url, Optional<String> user, Optional<String> password, int poolSize, Path directory) {
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
     * @param concurrency runs at the same time
     * @param tick how often due sources are looked for
     * @param lease how long a claimed source is left to its node
     * @param hostGap time between two requests to one host
     * @param articlesPerRun pages of articles fetched in one run of a page source
     * @param userAgent with a contact
     * @param allow addresses or CIDR ranges that the address guard lets through although they are not public
     * @param limits of one request
     */
    public record Polling(
            int concurrency,
            Duration tick,
            Duration lease,
            Duration hostGap,
            int articlesPerRun,
            String userAgent,
            List<String> allow,
            Limits limits) {
        public Polling {
            allow = List.copyOf(allow);
        }
    }

    /**
     * How channels are published.
     *
     * @param limit entries of a feed
     * @param memory bytes that renditions may take; the cold ones are dropped first
     */
    public record Publishing(int limit, long memory) {}

    /**
     * How long what is kept.
     *
     * @param items after their last sight; items still listed by their source are kept
     * @param runs the log of polls
     */
    public record Retention(Duration items, Duration runs) {}
}
