package vn.tintinh.model;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Bytes as received, after the HTTP content encoding was undone.
 *
 * @param url where they came from in the end (after redirects): the base of relative references; empty when unknown
 * @param headers response headers, names in lower case
 * @param body the bytes; owned by the document, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, compared by nobody
public record Document(Optional<URI> url, Map<String, String> headers, byte[] body) {
    public Document {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, next) -> first));
    }

    /** The value of a response header; the name's case makes no difference. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
