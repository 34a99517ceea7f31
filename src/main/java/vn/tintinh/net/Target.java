package vn.tintinh.net;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where a request goes, read from its URL.
 *
 * @param secure https
 * @param host in ASCII and lower case; an address in its plain form
 * @param port 1–65535
 * @param path with the query, in ASCII, at least {@code /}
 * @param literal the address, when the host is one
 */
record Target(boolean secure, String host, int port, String path, Optional<InetAddress> literal) {
    private static final int LONGEST_PATH = 8000;
    private static final Pattern PORT = Pattern.compile("0*\\d{1,5}");

    /** One result for either case: where the URL goes, or a sentence that says why it goes nowhere. */
    static <R> R read(URI url, Function<Target, R> whenGood, Function<String, R> whenBad) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return whenBad.apply("only http and https are fetched, not \"" + scheme + "\"");
        }
        String authority = url.getRawAuthority();
        if (authority == null || authority.isEmpty()) {
            return whenBad.apply("the URL names no host");
        }
        if (authority.contains("@")) {
            return whenBad.apply("the URL carries a user name; put credentials into the source's headers");
        }
        boolean secure = scheme.equals("https");
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = HostName.ascii(hasPort ? authority.substring(0, colon) : authority)
                .orElse("");
        if (host.isEmpty()) {
            return whenBad.apply("the URL's host is no host name");
        }
        Optional<Integer> port = port(hasPort ? authority.substring(colon + 1) : "", secure);
        if (port.isEmpty()) {
            return whenBad.apply("the URL's port is no port number");
        }
        Optional<InetAddress> literal = HostName.isNumeric(host) ? HostName.address(host) : Optional.empty();
        if (HostName.isNumeric(host) && literal.isEmpty()) {
            return whenBad.apply("the URL's host looks like an address and is none");
        }
        String path = path(url);
        return path.length() > LONGEST_PATH
                ? whenBad.apply("the URL is longer than " + LONGEST_PATH + " characters")
                : whenGood.apply(new Target(
                        secure, literal.map(InetAddress::getHostAddress).orElse(host), port.get(), path, literal));
    }

    private static Optional<Integer> port(String text, boolean secure) {
        if (text.isEmpty()) {
            return Optional.of(secure ? 443 : 80);
        }
        return PORT.matcher(text).matches()
                ? Optional.of(Integer.parseInt(text)).filter(port -> port > 0 && port < 65536)
                : Optional.empty();
    }

    private static String path(URI url) {
        String raw = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String whole = url.getRawQuery() == null ? raw : raw + "?" + url.getRawQuery();
        return URI.create(whole.startsWith("//") ? "/." + whole : whole).toASCIIString();
    }

    /**
     * Whom a request to this target burdens, as far as the name tells: the registrable domain; for an address or a
     * name of the local network the host and port.
     */
    String gate() {
        boolean named = literal.isEmpty() && host.contains(".");
        return named ? HostName.registrable(host) : host + ":" + port;
    }

    /** The host as it stands in an authority: IPv6 in brackets. */
    String bracketed() {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
