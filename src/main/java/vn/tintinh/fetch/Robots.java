package vn.tintinh.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.tintinh.model.Access;
import vn.tintinh.model.RobotsPolicy;

/**
 * What robots.txt files say to us, one for each origin: asked for once a day at most, through the same guarded way as
 * everything else, and kept in memory. Spec: RFC 9309.
 *
 * <p>A server that says that it has none (4xx) forbids nothing. One that cannot answer (5xx, 429, no connection) is asked
 * again after five minutes; until then the last copy holds, and where there is none, everything is forbidden (§2.3.1.4).
 */
final class Robots {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 500 * 1024;
    private static final int MOST_ORIGINS = 5000;
    private static final String OUR_NAME = "TinTinh";
    private static final FetchResult.Failed NO_FAILURE = FetchResult.Failed.of(Failure.ROBOTS_UNKNOWN, "read");

    private final Function<FetchRequest, Future<FetchResult>> fetch;
    private final Supplier<String> userAgent;
    private final InstantSource clock;
    private final Cache<String, Copy> copies =
            Caffeine.newBuilder().maximumSize(MOST_ORIGINS).build();
    private final Map<String, Future<Copy>> asking = new ConcurrentHashMap<>();

    /** Reads robots.txt with {@code fetch}; the product that begins the user agent is a name of ours too. */
    Robots(Function<FetchRequest, Future<FetchResult>> fetch, Supplier<String> userAgent, InstantSource clock) {
        this.fetch = fetch;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /**
     * What we may do with a page.
     *
     * @param objection why we may not fetch it; empty when we may
     * @param gap that the site wants between two requests, at most half a minute
     */
    record Permission(Optional<FetchResult.Failed> objection, Duration gap) {}

    /** What the robots.txt of a page's origin says of the page. */
    Future<Permission> of(URI url, Access access) {
        String origin = origin(url);
        Copy copy = copies.getIfPresent(origin);
        if (copy != null && clock.instant().isBefore(copy.until())) {
            return Future.succeededFuture(copy.permission(url));
        }
        Future<Copy> running = asking.get(origin);
        if (running == null) {
            running = ask(origin, access).onComplete(done -> asking.remove(origin));
            if (!running.isComplete()) {
                asking.put(origin, running);
            }
        }
        return running.map(fresh -> fresh.permission(url));
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private Future<Copy> ask(String origin, Access access) {
        Access unasked = new Access(RobotsPolicy.IGNORE, access.tls());
        FetchRequest request = new FetchRequest(
                URI.create(origin + "/robots.txt"), Map.of(), Validators.NONE, Accept.ROBOTS, unasked, false);
        return fetch.apply(request)
                .map(result -> result.fold(
                        body -> read(origin, body),
                        same -> free(),
                        throttled -> unknown(origin, cannotBeHad(origin, throttled.sentence())),
                        gone -> free(),
                        failed -> saysNone(failed) ? free() : unknown(origin, failed)))
                .onSuccess(copy -> {
                    if (copy.rules().isPresent() || copy.failed().kind() == Failure.ROBOTS_UNKNOWN) {
                        copies.put(origin, copy);
                    }
                });
    }

    /** No file, an empty one, or more redirects than anybody must follow (§2.3.1.2). */
    private static boolean saysNone(FetchResult.Failed failed) {
        return switch (failed.kind()) {
            case NOT_FOUND, FORBIDDEN, REJECTED, EMPTY, REDIRECT -> true;
            default -> false;
        };
    }

    private Copy read(String origin, FetchResult.Body body) {
        byte[] bytes = body.document().body();
        byte[] read = bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
        // The parser takes a long delay for a refusal unless it is told that none is too long.
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        String type = body.document().header("content-type").orElse("text/plain");
        return copy(parser.parseContent(origin + "/robots.txt", read, type, names()));
    }

    /** Names by which a file may mean us. */
    private List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        names.add(OUR_NAME.toLowerCase(Locale.ROOT));
        String product = userAgent.get().strip().replaceFirst("[/\\s(].*", "").toLowerCase(Locale.ROOT);
        if (product.matches("[a-z_-]+") && !product.equals("mozilla")) {
            names.add(product);
        }
        return List.copyOf(names);
    }

    private Copy free() {
        return copy(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
    }

    private Copy copy(SimpleRobotRules rules) {
        return new Copy(Optional.of(rules), NO_FAILURE, clock.instant().plus(KEPT));
    }

    private Copy unknown(String origin, FetchResult.Failed failed) {
        FetchResult.Failed told =
                switch (failed.kind()) {
                    // The page itself would fail alike, and says so better.
                    case URL, BLOCKED, BUSY, NAME, CONNECT, TLS -> failed;
                    default -> cannotBeHad(origin, failed.sentence());
                };
        Copy last = copies.getIfPresent(origin);
        Optional<SimpleRobotRules> rules = last == null ? Optional.empty() : last.rules();
        return new Copy(rules, told, clock.instant().plus(RETRY));
    }

    private static FetchResult.Failed cannotBeHad(String origin, String trouble) {
        return FetchResult.Failed.of(
                Failure.ROBOTS_UNKNOWN,
                "robots.txt of " + origin.replaceFirst(".*//", "") + " cannot be had (" + trouble
                        + "), so nothing is fetched until it can");
    }

    /**
     * A robots.txt as it was last read.
     *
     * @param rules empty when it never could be read
     * @param failed why not
     * @param until when it is asked for again
     */
    private record Copy(Optional<SimpleRobotRules> rules, FetchResult.Failed failed, Instant until) {
        Permission permission(URI url) {
            if (rules.isEmpty()) {
                return new Permission(Optional.of(failed), Duration.ZERO);
            }
            SimpleRobotRules known = rules.get();
            Optional<FetchResult.Failed> objection = known.isAllowed(url.toString())
                    ? Optional.empty()
                    : Optional.of(FetchResult.Failed.of(Failure.ROBOTS, sentence(known, url)));
            return new Permission(objection, gap(known));
        }

        private static Duration gap(SimpleRobotRules rules) {
            long asked = Math.max(0, rules.getCrawlDelay());
            return Duration.ofMillis(Math.min(asked, LONGEST_GAP.toMillis()));
        }

        private static String sentence(SimpleRobotRules rules, URI url) {
            return "robots.txt of " + url.getRawAuthority() + " forbids " + url.getRawPath() + " to " + OUR_NAME
                    + " (rule: Disallow: " + rule(rules, url)
                    + "); ask the site to allow it, or agree with it on republication and set robots: ignore";
        }

        /** The rule that decided: of those that match, the longest. */
        private static String rule(SimpleRobotRules rules, URI url) {
            for (SimpleRobotRules.RobotRule rule : rules.getRobotRules()) {
                SimpleRobotRules alone = new SimpleRobotRules(RobotRulesMode.ALLOW_SOME);
                alone.addRule(rule.getPrefix(), false);
                if (!rule.isAllow() && !alone.isAllowed(url.toString())) {
                    return rule.getPrefix();
                }
            }
            return "/";
        }
    }
}
