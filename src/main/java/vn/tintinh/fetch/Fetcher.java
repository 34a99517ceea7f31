package vn.tintinh.fetch;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.tintinh.model.Limits;
import vn.tintinh.net.Answer;
import vn.tintinh.net.Call;
import vn.tintinh.net.Outbound;

/**
 * One polite conditional GET. Redirects are followed by hand, so that each hop passes the address guard, waits for its
 * host's turn and is told from the others; no cookie is kept. All that the world does is a {@link FetchResult}.
 */
public final class Fetcher {
    /** What the transport sets, and a source must not. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "range",
            "accept-encoding",
            "user-agent",
            "if-none-match",
            "if-modified-since");

    private final Outbound outbound;
    private final InstantSource clock;
    private final Robots robots;
    private final ClosedHosts closed = new ClosedHosts();

    /**
     * A fetcher that is ready.
     *
     * @param clock for {@code Retry-After} and {@code Expires}
     */
    public Fetcher(Outbound outbound, InstantSource clock) {
        this.outbound = outbound;
        this.clock = clock;
        this.robots = new Robots(this::fetch, outbound::userAgent, clock);
    }

    /** Fetches a document. */
    public Future<FetchResult> fetch(FetchRequest request) {
        Optional<URI> url = Iri.uri(request.url().toString()).map(Fetcher::withoutFragment);
        Limits limits = outbound.limits();
        return url.map(start -> new Journey(request, limits, start).hop(start, limits.whole()))
                .orElseGet(() -> Future.succeededFuture(
                        FetchResult.Failed.of(Failure.URL, "\"" + request.url() + "\" is no absolute URL")));
    }

    /** Why robots.txt keeps us from a page; empty when it doesn't, or does not count. */
    public Future<Optional<FetchResult.Failed>> objection(FetchRequest request) {
        return request.obeysRobots()
                ? robots.of(request.url(), request.access()).map(Robots.Permission::objection)
                : Future.succeededFuture(Optional.empty());
    }

    private static URI withoutFragment(URI url) {
        String text = url.toString();
        return text.contains("#") ? URI.create(text.substring(0, text.indexOf('#'))) : url;
    }

    /** The hops of one fetch. */
    private final class Journey {
        private final FetchRequest request;
        private final Limits limits;
        private final URI start;
        private final Set<URI> seen = new HashSet<>();
        private final List<String> notes = new ArrayList<>();
        private boolean forGood = true;

        Journey(FetchRequest request, Limits limits, URI start) {
            this.request = request;
            this.limits = limits;
            this.start = start;
        }

        Future<FetchResult> hop(URI url, Duration budget) {
            seen.add(url);
            return unlessClosed(
                    url,
                    () -> request.obeysRobots()
                            ? robots.of(url, request.access())
                                    .compose(permission -> unlessClosed(url, () -> allowed(url, budget, permission)))
                            : ask(url, budget, Duration.ZERO));
        }

        /** Asking for robots.txt may have closed the host. */
        private Future<FetchResult> unlessClosed(URI url, Supplier<Future<FetchResult>> request) {
            return closed.answer(url, clock.instant())
                    .map(Future::succeededFuture)
                    .orElseGet(request);
        }

        private Future<FetchResult> allowed(URI url, Duration budget, Robots.Permission permission) {
            return permission
                    .objection()
                    .map(objection -> Future.<FetchResult>succeededFuture(objection))
                    .orElseGet(() -> ask(url, budget, permission.gap()));
        }

        private Future<FetchResult> ask(URI url, Duration budget, Duration gap) {
            Call call = new Call(url, headersFor(url), budget, request.access().tls(), gap, request.urgency());
            return outbound.get(call)
                    .compose(answer -> answer.fold(
                            received -> arrived(url, received, budget.minus(received.elapsed())),
                            refused -> Future.succeededFuture(FetchResult.Failed.of(
                                    Failure.of(refused.trouble()), from(url) + refused.sentence()))));
        }

        private Future<FetchResult> arrived(URI url, Answer.Received answer, Duration budget) {
            Optional<String> location = answer.header("location").filter(text -> !text.isBlank());
            if (!Reading.isRedirect(answer.status()) || location.isEmpty()) {
                boolean moved = forGood && !url.equals(start);
                Instant now = clock.instant();
                FetchResult result = new Reading(request, answer, now)
                        .result(url, moved ? Optional.of(url) : Optional.empty(), notes);
                if (result instanceof FetchResult.Throttled throttled) {
                    closed.throttled(url, request.accept(), throttled, now);
                }
                return Future.succeededFuture(result);
            }
            Optional<URI> next = Iri.resolve(url, Reading.utf8(location.get())).map(Fetcher::withoutFragment);
            if (next.isEmpty()) {
                return failed(Failure.REDIRECT, from(url) + "the server redirects to what is no URL");
            }
            return follow(url, next.get(), answer.status(), budget);
        }

        private Future<FetchResult> follow(URI url, URI next, int status, Duration budget) {
            if (seen.contains(next)) {
                return failed(
                        Failure.REDIRECT, "the server redirects in a circle; it may want cookies, which are not kept");
            }
            if (seen.size() > limits.maxRedirects()) {
                return failed(Failure.REDIRECT, "the server redirects more than " + limits.maxRedirects() + " times");
            }
            if (budget.toMillis() <= 0) {
                return failed(
                        Failure.TIME,
                        "the redirects took longer than " + limits.whole().toSeconds() + " s");
            }
            if (isHttps(url) && !isHttps(next)) {
                notes.add("redirected from https to http");
            }
            forGood &= status == 301 || status == 308;
            return hop(next, budget);
        }

        private Map<String, String> headersFor(URI url) {
            Map<String, String> headers = new HashMap<>();
            if (isHome(url)) {
                request.headers().forEach((name, value) -> {
                    if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                        headers.put(name.toLowerCase(Locale.ROOT), value.strip());
                    }
                });
            }
            headers.putIfAbsent("accept", request.accept().header());
            headers.putIfAbsent("accept-language", "vi, en;q=0.3");
            if (request.unconditional()) {
                headers.put("cache-control", "no-cache");
            } else {
                request.validators().etag().ifPresent(etag -> headers.put("if-none-match", etag));
                request.validators().lastModified().ifPresent(time -> headers.put("if-modified-since", time));
            }
            return headers;
        }

        /** Whether the source's own headers may go there: its host, on its port or from http up to https. */
        private boolean isHome(URI url) {
            boolean sameHost = host(start).equals(host(url));
            boolean samePort = start.getPort() == url.getPort() && isHttps(start) == isHttps(url);
            boolean upgraded = !isHttps(start) && isHttps(url) && start.getPort() == -1 && url.getPort() == -1;
            return url.equals(start) || (sameHost && (samePort || upgraded));
        }

        private String from(URI url) {
            String where = url.getRawAuthority() == null ? url.getScheme() + ":" : url.getScheme() + "://" + host(url);
            return url.equals(start) ? "" : "redirected to " + where + (where.endsWith(":") ? " " : ": ");
        }

        private Future<FetchResult> failed(Failure kind, String sentence) {
            return Future.succeededFuture(FetchResult.Failed.of(kind, sentence));
        }
    }

    /** Also of a name with an underscore, which {@link URI#getHost} does not know as one. */
    private static String host(URI url) {
        return String.valueOf(url.getRawAuthority()).replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
    }

    private static boolean isHttps(URI url) {
        return "https".equals(url.getScheme());
    }
}
