package vn.tintinh.admin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tintinh.config.Settings;

/**
 * Turns away what a browser sends for somebody else: requests under a name that is not ours (another site's name that
 * was made to lead here), and forms that another site's page sends.
 */
final class Doorkeeper {
    private final Supplier<Settings.Server> settings;

    Doorkeeper(Supplier<Settings.Server> settings) {
        this.settings = settings;
    }

    /** Whether we are called by a name of ours. An address in place of a name cannot be made to lead elsewhere. */
    boolean knows(HttpServerRequest request) {
        return Optional.ofNullable(request.authority())
                .map(HostAndPort::host)
                .map(host -> host.toLowerCase(Locale.ROOT))
                .filter(host -> host.equals("localhost")
                        || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                        || host.startsWith("[")
                        || host.contains(":")
                        || host.equalsIgnoreCase(settings.get().managementHost())
                        || host.equalsIgnoreCase(settings.get().publicUrl().getHost()))
                .isPresent();
    }

    /** Whether a form was sent by a page of ours: every browser says from where. */
    boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        return origin(request)
                .map(origin -> authority(origin).equals(host(request)))
                .orElse(site != null);
    }

    /** Whether the browser speaks to us in secret, through a proxy. */
    static boolean isSecret(HttpServerRequest request) {
        return request.isSSL()
                || origin(request).map(URI::getScheme).filter("https"::equals).isPresent();
    }

    private static Optional<URI> origin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        try {
            return Optional.ofNullable(origin).map(URI::create);
        } catch (IllegalArgumentException odd) {
            return Optional.of(URI.create("null"));
        }
    }

    private static String authority(URI origin) {
        return String.valueOf(origin.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private static String host(HttpServerRequest request) {
        HostAndPort called = request.authority();
        return called == null
                ? ""
                : called.host().toLowerCase(Locale.ROOT) + (called.port() > 0 ? ":" + called.port() : "");
    }
}
