package vn.tintinh.ingest;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.fetch.Failure;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.fetch.Validators;
import vn.tintinh.store.Revisit;

/**
 * What a look at an item's page showed. Only 404, 410, and a redirect or a page that means the same say that it is not
 * there; what a server in trouble answers says nothing.
 *
 * @param kind in one word
 * @param sentence what was seen, for the audit
 * @param validators to ask with next time, of a page that is there
 * @param rest what the host is to be left alone for, where it is in trouble
 */
record PageSight(Kind kind, String sentence, Validators validators, Duration rest) {
    /** What there was. */
    enum Kind {
        ALIVE,
        MISSING,
        UNCLEAR,
        /** The host had no turn to spare. */
        NO_TURN
    }

    private static final Duration LEAST_REST = Duration.ofMinutes(15);
    private static final Duration MOST_REST = Duration.ofHours(6);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final int LOOKED_AT = 256 * 1024;
    private static final int LEAST_NAME = 6;
    private static final List<String> NOT_FOUND =
            List.of("404", "not found", "không tìm thấy", "không tồn tại", "khong tim thay", "khong ton tai");
    private static final List<String> NO_PLACE =
            List.of("/404", "/error", "/not-found", "/notfound", "/khong-tim-thay", "/khong-ton-tai");

    PageSight {
        requireNonNull(kind);
        requireNonNull(sentence);
        requireNonNull(validators);
        requireNonNull(rest);
    }

    /** Of what came of fetching the page. */
    static PageSight of(Revisit page, FetchResult fetched, Instant now) {
        return fetched.fold(
                body -> body(page, body),
                same -> new PageSight(Kind.ALIVE, "not modified", same.validators(), Duration.ZERO),
                throttled -> unclear(throttled.sentence(), rest(throttled.retryAt(), now)),
                gone -> missing(gone.sentence()),
                PageSight::failed);
    }

    private static Duration rest(Optional<Instant> retryAt, Instant now) {
        Duration asked = retryAt.map(at -> Duration.between(now, at)).orElse(LEAST_REST);
        Duration least = asked.compareTo(LEAST_REST) < 0 ? LEAST_REST : asked;
        return least.compareTo(MOST_REST) > 0 ? MOST_REST : least;
    }

    private static PageSight failed(FetchResult.Failed failed) {
        return switch (failed.kind()) {
            case NOT_FOUND -> missing(failed.sentence());
            case BUSY -> new PageSight(Kind.NO_TURN, failed.sentence(), Validators.NONE, Duration.ZERO);
            case ROBOTS -> unclear(failed.sentence(), Duration.ZERO);
            default -> unclear(failed.sentence(), failed.kind() == Failure.FORBIDDEN ? LEAST_REST : AFTER_TROUBLE);
        };
    }

    private static PageSight missing(String sentence) {
        return new PageSight(Kind.MISSING, sentence, Validators.NONE, Duration.ZERO);
    }

    private static PageSight unclear(String sentence, Duration rest) {
        return new PageSight(Kind.UNCLEAR, sentence, Validators.NONE, rest);
    }

    private static PageSight body(Revisit page, FetchResult.Body body) {
        URI end = body.document().url().orElse(URI.create(page.url()));
        if (leadsAway(URI.create(page.url()), end)) {
            return missing("the page now leads to " + end + " instead of the article");
        }
        return Barrier.of(body.document())
                .map(sentence -> unclear(sentence, LEAST_REST))
                .orElseGet(() -> saysMissing(page.title(), body)
                        ? missing("the page says that there is no such article")
                        : new PageSight(Kind.ALIVE, "it is there", body.validators(), Duration.ZERO));
    }

    /** Whether a redirect led up to the home page, a section or an error page, and not on to the article's new place. */
    static boolean leadsAway(URI asked, URI end) {
        String from = path(asked);
        String to = path(end);
        if (from.equals(to) || to.contains(name(from)) || isQuery(asked, end)) {
            return false;
        }
        String folder = to.endsWith("/") ? to : to + "/";
        return folder.equals("/")
                || from.startsWith(folder)
                || to.matches("/(index|default|home|trang-chu)(\\.[a-z]{2,5})?")
                || NO_PLACE.stream().anyMatch(to::startsWith);
    }

    /** An article that is named by its query is compared by it alone. */
    private static boolean isQuery(URI asked, URI end) {
        return asked.getRawQuery() != null && asked.getRawQuery().equals(end.getRawQuery());
    }

    private static String path(URI url) {
        String path = url.getRawPath();
        return path == null || path.isEmpty() ? "/" : path.toLowerCase(Locale.ROOT);
    }

    /** What names the article in its address: the last part, without its ending; never too short to tell. */
    private static String name(String path) {
        String last = path.replaceFirst("/+$", "").replaceFirst("^.*/", "").replaceFirst("\\.[a-z]{2,5}$", "");
        return last.length() < LEAST_NAME ? path : last;
    }

    /** A page whose title says that it is none, and that does not hold the article's. */
    private static boolean saysMissing(String title, FetchResult.Body body) {
        byte[] bytes = body.document().body();
        String page = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT);
        int from = page.indexOf("<title");
        int to = from < 0 ? -1 : page.indexOf("</title", from);
        if (to < 0 || page.contains(title.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String said = page.substring(from, to);
        return NOT_FOUND.stream().anyMatch(said::contains);
    }
}
