package vn.tintinh.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import vn.tintinh.model.Access;
import vn.tintinh.model.RobotsPolicy;
import vn.tintinh.model.Source;
import vn.tintinh.net.Urgency;

/**
 * One document that is wanted.
 *
 * @param url where it is; see {@link Iri} for what people write
 * @param headers of the source, secrets among them; sent to the URL's own host only
 * @param validators of the last answer; not sent when {@code unconditional}
 * @param accept what kind of document; robots.txt counts for pages alone
 * @param access how the server is approached
 * @param unconditional true: the whole body is wanted, past all caches, whatever is known of it
 * @param urgency whether it may wait for its host's turn
 */
public record FetchRequest(
        URI url,
        Map<String, String> headers,
        Validators validators,
        Accept accept,
        Access access,
        boolean unconditional,
        Urgency urgency) {
    public FetchRequest {
        requireNonNull(url);
        requireNonNull(validators);
        requireNonNull(accept);
        requireNonNull(access);
        requireNonNull(urgency);
        headers = Map.copyOf(headers);
    }

    /** One that may wait for its host's turn. */
    public FetchRequest(
            URI url,
            Map<String, String> headers,
            Validators validators,
            Accept accept,
            Access access,
            boolean unconditional) {
        this(url, headers, validators, accept, access, unconditional, Urgency.USUAL);
    }

    /** A document of which nothing is known yet. */
    public static FetchRequest first(URI url, Accept accept) {
        return new FetchRequest(url, Map.of(), Validators.NONE, accept, Access.USUAL, false);
    }

    /** A document of a source of which nothing is known yet, asked for with the source's own headers. */
    public static FetchRequest of(Source source, URI url, Accept accept) {
        return new FetchRequest(url, source.headers(), Validators.NONE, accept, source.access(), false);
    }

    boolean obeysRobots() {
        return accept == Accept.PAGE && access.robots() == RobotsPolicy.OBEY;
    }

    /** Everything but the values of headers, which may be secret. */
    @Override
    public String toString() {
        return "FetchRequest[" + accept + " " + url + "]";
    }
}
