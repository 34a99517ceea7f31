package vn.tintinh.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;

/**
 * One document that is wanted.
 *
 * @param url where it is; see {@link Iri} for what people write
 * @param headers of the source, secrets among them; sent to the URL's own host only
 * @param validators of the last answer; not sent when {@code unconditional}
 * @param accept what kind of document
 * @param unconditional true: the whole body is wanted, past all caches, whatever is known of it
 */
public record FetchRequest(
        URI url, Map<String, String> headers, Validators validators, Accept accept, boolean unconditional) {
    public FetchRequest {
        requireNonNull(url);
        requireNonNull(validators);
        requireNonNull(accept);
        headers = Map.copyOf(headers);
    }

    /** A document of which nothing is known yet. */
    public static FetchRequest first(URI url, Accept accept) {
        return new FetchRequest(url, Map.of(), Validators.NONE, accept, false);
    }

    /** Everything but the values of headers, which may be secret. */
    @Override
    public String toString() {
        return "FetchRequest[" + accept + " " + url + "]";
    }
}
