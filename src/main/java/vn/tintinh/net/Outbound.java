package vn.tintinh.net;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.tintinh.model.Limits;
import vn.tintinh.model.Tls;

/**
 * The only door out. A request is looked up, judged by the {@link AddressGuard}, waits for its host's turn, by name
 * and by address, and is sent to the very address that was judged. What the world does is a value; a failed future is
 * our own fault.
 */
public final class Outbound {
    /** Of one name: more are not tried. */
    private static final int MOST_ADDRESSES = 6;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Vertx vertx;
    private final Supplier<Terms> terms;
    private final HostGate gate;
    private final HttpClientOptions options;
    /** One client for each way to trust, so that a connection that was made on lax terms serves nobody else. */
    private final Map<Tls, Connections> connections = new ConcurrentHashMap<>();

    private final NameLookup names;
    private final String encodings = Body.accepted();
    private final Function<String, Future<List<InetAddress>>> lookup;

    /**
     * A door that is open.
     *
     * @param terms asked for before each request, so that a changed configuration holds from the next one on
     */
    public Outbound(Vertx vertx, Supplier<Terms> terms) {
        this(vertx, terms, new HttpClientOptions(), Optional.empty());
    }

    Outbound(
            Vertx vertx,
            Supplier<Terms> terms,
            HttpClientOptions options,
            Optional<Function<String, Future<List<InetAddress>>>> lookup) {
        this.vertx = vertx;
        this.terms = terms;
        this.gate = new HostGate(vertx);
        this.options = options;
        this.names = new NameLookup(vertx);
        this.lookup =
                lookup.orElse(name -> names.addresses(name, terms.get().limits().connect()));
    }

    /**
     * Whom a request burdens: the registrable domain, for an address or a name without dots that with its port. What
     * cannot be called is a host of its own.
     */
    public static String host(URI url) {
        return Target.read(url, Target::gate, fault -> url.toString());
    }

    /** What one request may cost at present. */
    public Limits limits() {
        return terms.get().limits();
    }

    /** Who we say that we are at present. */
    public String userAgent() {
        return terms.get().userAgent();
    }

    /** Makes one GET; redirects are an answer like others. */
    public Future<Answer> get(Call call) {
        return make(call, Optional.empty());
    }

    /**
     * Makes one POST, on the same terms as a GET. Where a kept connection breaks before an answer begins, it is sent
     * again, so the server may see it twice.
     *
     * @param form some kilobytes at most, {@code application/x-www-form-urlencoded}
     */
    public Future<Answer> post(Call call, String form) {
        return make(call, Optional.of(new Sent(Buffer.buffer(form), Optional.of(FORM))));
    }

    /**
     * Makes one POST of a document, with the {@code Content-Type} that the call's headers name. Of the answer nothing is
     * looked at but its head, whatever comes behind it. The server may see it twice, as with a form.
     *
     * @param document not to be written to
     */
    public Future<Answer> deliver(Call call, Buffer document) {
        return make(call, Optional.of(new Sent(document, Optional.empty())));
    }

    /** A body, and of what type it is if the call does not say. */
    private record Sent(Buffer body, Optional<String> type) {
        boolean headOnly() {
            return type.isEmpty();
        }
    }

    private Future<Answer> make(Call call, Optional<Sent> sent) {
        Terms now = terms.get();
        Promise<Answer> promise = Promise.promise();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(on -> Target.read(
                        call.url(),
                        target -> new Way(now, call, target, sent).go(),
                        fault -> refused(Trouble.URL, fault))
                .onComplete(promise));
        return promise.future();
    }

    /** Closes all connections. */
    public Future<Void> close() {
        List<Future<Void>> closing =
                connections.values().stream().map(Connections::close).toList();
        return Future.join(closing).<Void>mapEmpty().eventually(names::close);
    }

    private Connections connections(Tls tls) {
        return connections.computeIfAbsent(tls, way -> new Connections(vertx, options, way));
    }

    private static Future<Answer> refused(Trouble trouble, String sentence) {
        return Future.succeededFuture(new Answer.Refused(trouble, sentence, Duration.ZERO));
    }

    /** The way of one request. */
    private final class Way {
        private final Terms now;
        private final Call call;
        private final Target target;
        private final Optional<Sent> sent;

        Way(Terms now, Call call, Target target, Optional<Sent> sent) {
            this.now = now;
            this.call = call;
            this.target = target;
            this.sent = sent;
        }

        Future<Answer> go() {
            if (target.literal().isPresent()) {
                return judge(List.of(target.literal().get()));
            }
            return lookup.apply(target.host())
                    .map(Optional::of)
                    .otherwise(Optional.empty())
                    .compose(found -> found.filter(addresses -> !addresses.isEmpty())
                            .map(this::judge)
                            .orElseGet(() -> refused(Trouble.NAME, "the name " + target.host() + " has no address")));
        }

        private Future<Answer> judge(List<InetAddress> addresses) {
            List<InetAddress> good = addresses.stream()
                    .filter(address ->
                            now.guard().objection(address, target.port()).isEmpty())
                    .limit(MOST_ADDRESSES)
                    .toList();
            if (good.isEmpty()) {
                return refused(
                        Trouble.BLOCKED,
                        now.guard()
                                .objection(addresses.get(0), target.port())
                                .orElse("no address of " + target.host() + " may be called"));
            }
            return inTurn(target.gate(), () -> tryEach(good, 0, call.budget()));
        }

        private Future<Answer> tryEach(List<InetAddress> addresses, int index, Duration budget) {
            InetAddress address = addresses.get(index);
            return inTurn(gateOf(address), () -> exchange(address, budget)).compose(answer -> {
                Duration left = budget.minus(answer.elapsed());
                boolean next = index + 1 < addresses.size() && left.toMillis() > 0 && isUnreachable(answer);
                return next ? tryEach(addresses, index + 1, left) : Future.succeededFuture(answer);
            });
        }

        /** An address that was allowed by name serves whom it likes: there each port is a host of its own. */
        private String gateOf(InetAddress address) {
            return address.getHostAddress() + (now.guard().isAllowed(address) ? "#" + target.port() : "#");
        }

        private Future<Answer> inTurn(String host, Supplier<Future<Answer>> request) {
            Duration gap = call.gap().compareTo(now.hostGap()) > 0 ? call.gap() : now.hostGap();
            Duration patience = call.urgency() == Urgency.SPARE ? Duration.ZERO : now.patience();
            return gate.enter(host, gap, patience)
                    .compose(turn -> turn.fold(
                            granted -> request.get()
                                    .onComplete(done -> granted.leave().run()),
                            busy -> refused(
                                    Trouble.BUSY,
                                    "other requests to the host would take longer than " + patience.toSeconds()
                                            + " s")));
        }

        private Future<Answer> exchange(InetAddress address, Duration budget) {
            RequestOptions request = new RequestOptions()
                    .setMethod(sent.isPresent() ? HttpMethod.POST : HttpMethod.GET)
                    .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                    .setHost(target.bracketed())
                    .setPort(target.port())
                    .setSsl(target.secure())
                    .setConnectTimeout(Math.max(1, now.limits().connect().toMillis()))
                    .setURI(target.path());
            try {
                for (Map.Entry<String, String> header : call.headers().entrySet()) {
                    request.putHeader(header.getKey(), header.getValue());
                }
            } catch (IllegalArgumentException malformed) {
                return refused(Trouble.URL, "a header to be sent has characters that no header may have");
            }
            sent.flatMap(Sent::type).ifPresent(type -> request.putHeader("Content-Type", type));
            request.putHeader("User-Agent", now.userAgent()).putHeader("Accept-Encoding", encodings);
            return new Exchange(
                            vertx,
                            connections(call.tls()),
                            request,
                            sent.map(Sent::body),
                            sent.map(Sent::headOnly).orElse(false),
                            now.limits())
                    .run(budget);
        }
    }

    private static boolean isUnreachable(Answer answer) {
        return answer.fold(received -> false, refused -> refused.trouble() == Trouble.CONNECT);
    }
}
