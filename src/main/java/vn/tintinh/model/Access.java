package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

/**
 * How a source's server is approached, where it is not as others.
 *
 * @param robots whether its robots.txt counts; feeds are fetched whatever it says
 * @param tls what its server must show
 */
public record Access(RobotsPolicy robots, Tls tls) {
    /** As any other. */
    public static final Access USUAL = new Access(RobotsPolicy.OBEY, Tls.STRICT);

    public Access {
        requireNonNull(robots);
        requireNonNull(tls);
    }
}
