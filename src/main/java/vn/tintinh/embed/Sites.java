package vn.tintinh.embed;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Partner;

/**
 * Which sites may show blocks: those of {@code conf/partners.yaml}, and every site while there is none. A block that says
 * whose it is may stand on that partner's sites only, any other on those of all partners.
 *
 * @param partners may be empty
 * @param own our own origin, which may always
 */
record Sites(List<Partner> partners, String own) {
    /** Proxies refuse header fields that are much longer; beyond it a block must say whose it is. */
    private static final int LONGEST = 4000;

    Sites {
        partners = List.copyOf(partners);
        requireNonNull(own);
    }

    /** Those of a configuration. */
    static Sites of(Configuration configuration) {
        URI base = configuration.settings().server().publicUrl();
        return new Sites(configuration.partners(), base.getScheme() + "://" + base.getRawAuthority());
    }

    /** The partner of an id; empty for nobody's, so that a page outlives its partnership. */
    Optional<Partner> partner(String id) {
        return partners.stream().filter(partner -> partner.id().equals(id)).findFirst();
    }

    /** The value of {@code frame-ancestors}. Spec: CSP Level 3 §6.4.2. */
    String ancestors(Optional<Partner> partner) {
        if (partners.isEmpty()) {
            return "*";
        }
        String all = origins(partner).collect(Collectors.joining(" ", "'self' ", ""));
        return all.length() > LONGEST && partner.isEmpty() ? "'self'" : all;
    }

    /**
     * The header fields that let a page's script read a block, or not.
     *
     * @param origin the page's; empty where the request does not say
     */
    Map<String, String> sharing(Optional<String> origin, Optional<Partner> partner) {
        if (partners.isEmpty()) {
            return Map.of();
        }
        String allowed = origin.filter(asking -> origins(partner).anyMatch(asking::equals))
                .orElse(own);
        return Map.of("access-control-allow-origin", allowed, "vary", "accept-encoding, origin");
    }

    private Stream<String> origins(Optional<Partner> partner) {
        return partner.map(Stream::of)
                .orElseGet(partners::stream)
                .flatMap(each -> each.origins().stream())
                .map(URI::toString)
                .distinct();
    }
}
