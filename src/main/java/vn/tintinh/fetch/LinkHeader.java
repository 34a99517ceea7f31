package vn.tintinh.fetch;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.model.Document;
import vn.tintinh.model.HubLinks;

/**
 * The links of a {@code Link} header, several to a header or several headers. Read leniently and in one pass: what is
 * no link is passed over up to the next comma. Spec: RFC 8288 §3, appendix B.2.
 */
public final class LinkHeader {
    private final String text;
    private int at;

    private LinkHeader(String text) {
        this.text = text;
    }

    /**
     * A link.
     *
     * @param rel relation types, separated by blanks; empty where none is written
     * @param anchor what the link is about, where that is not the document itself
     */
    record Value(String target, String rel, Optional<String> anchor) {
        boolean is(String type) {
            return Arrays.stream(rel.split("\\s+")).anyMatch(type::equalsIgnoreCase);
        }
    }

    /** The hubs and the topic that a document's headers name. */
    public static HubLinks hubs(Document document) {
        Optional<URI> base = document.url();
        Optional<String> header = document.header("link");
        if (base.isEmpty() || header.isEmpty()) {
            return HubLinks.NONE;
        }
        List<Value> own = parse(Reading.utf8(header.get())).stream()
                .filter(value -> value.anchor()
                        .map(anchor -> Iri.resolve(base.get(), anchor).equals(base))
                        .orElse(true))
                .toList();
        return new HubLinks(
                targets(own, "hub", base.get()),
                targets(own, "self", base.get()).stream().findFirst());
    }

    private static List<String> targets(List<Value> links, String rel, URI base) {
        return links.stream()
                .filter(link -> link.is(rel))
                .flatMap(link -> absolute(base, link.target()).stream())
                .toList();
    }

    /** As it stands where it is absolute: a topic is known to its hub letter by letter. */
    private static Optional<String> absolute(URI base, String target) {
        Optional<URI> resolved =
                Iri.resolve(base, target).filter(url -> url.getScheme().startsWith("http"));
        boolean stands = target.regionMatches(true, 0, "http", 0, 4) && target.contains("://");
        return stands ? resolved.map(url -> target.strip()) : resolved.map(URI::toString);
    }

    static List<Value> parse(String header) {
        LinkHeader reader = new LinkHeader(header);
        List<Value> links = new ArrayList<>();
        while (reader.at < header.length()) {
            reader.skipBlanks();
            if (reader.peek('<')) {
                reader.link().ifPresent(links::add);
            }
            reader.skipTo(",");
            reader.at++;
        }
        return links;
    }

    private Optional<Value> link() {
        int end = text.indexOf('>', at);
        if (end < 0) {
            at = text.length();
            return Optional.empty();
        }
        String target = text.substring(at + 1, end).strip();
        at = end + 1;
        Optional<String> rel = Optional.empty();
        Optional<String> anchor = Optional.empty();
        skipBlanks();
        while (peek(';')) {
            at++;
            String name = skipTo("=;,").strip().toLowerCase(Locale.ROOT);
            String value = peek('=') ? value() : "";
            rel = rel.or(() -> name.equals("rel") ? Optional.of(value) : Optional.empty());
            anchor = anchor.or(() -> name.equals("anchor") ? Optional.of(value) : Optional.empty());
            skipBlanks();
        }
        return Optional.of(new Value(target, rel.orElse(""), anchor));
    }

    private String value() {
        at++;
        skipBlanks();
        if (!peek('"')) {
            return skipTo(";,").strip();
        }
        StringBuilder quoted = new StringBuilder();
        for (at++; at < text.length() && !peek('"'); at++) {
            if (peek('\\') && at + 1 < text.length()) {
                at++;
            }
            quoted.append(text.charAt(at));
        }
        at++;
        skipTo(";,");
        return quoted.toString();
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void skipBlanks() {
        while (peek(' ') || peek('\t')) {
            at++;
        }
    }

    /** What stands before the next of these. */
    private String skipTo(String stops) {
        int from = Math.min(at, text.length());
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, Math.max(from, Math.min(at, text.length())));
    }
}
