package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.store.Validator;

/**
 * The bytes of one publication in every content coding, with their validators. Immutable; shared by all event loops.
 *
 * @param facts what is said of all of them
 * @param bodies a body a coding; {@code IDENTITY} is always there
 */
public record Rendition(Facts facts, Map<Coding, Body> bodies) {
    /** Bytes of an entity tag: 96 bits, far from any chance of two contents sharing one. */
    private static final int TAG_BYTES = 12;

    private static final long LONGEST_STALE = Duration.ofDays(1).toSeconds();

    public Rendition {
        requireNonNull(facts);
        bodies = Collections.unmodifiableMap(new EnumMap<>(bodies));
        if (!bodies.containsKey(Coding.IDENTITY)) {
            throw new IllegalArgumentException("a rendition has its plain bytes");
        }
    }

    /**
     * What header fields say of a publication, whatever its coding.
     *
     * @param mediaType the {@code Content-Type}
     * @param lastModified to the second, when any of what is shown last changed; empty when that is not known
     * @param cacheControl {@code Cache-Control}
     * @param link {@code Link}: where the publication is, and the hub where changes of it can be subscribed to
     * @param further other fields by their names in small letters; they go before those that are usual
     */
    public record Facts(
            String mediaType,
            Optional<LastModified> lastModified,
            String cacheControl,
            String link,
            Map<String, String> further) {
        public Facts {
            requireNonNull(mediaType);
            requireNonNull(lastModified);
            requireNonNull(cacheControl);
            requireNonNull(link);
            further = Map.copyOf(further);
        }

        boolean isPage() {
            return mediaType.startsWith("text/html");
        }

        private Facts lastModified(Instant at) {
            return new Facts(mediaType, Optional.of(LastModified.of(at)), cacheControl, link, further);
        }
    }

    /**
     * One representation.
     *
     * @param bytes must not be written to
     * @param tag the strong entity tag, quotes included
     * @param heads the header fields that it is answered with
     */
    public record Body(Buffer bytes, String tag, Heads heads) {
        private static Body of(Facts facts, Coding coding, Buffer bytes, String tag) {
            return new Body(bytes, tag, Heads.of(facts, coding, bytes.length(), tag));
        }
    }

    /**
     * When a representation last changed.
     *
     * @param at whole seconds
     * @param text as {@code Last-Modified} has it
     */
    public record LastModified(Instant at, String text) {
        /** An instant, its fraction of a second cut. */
        public static LastModified of(Instant instant) {
            Instant seconds = Instant.ofEpochSecond(instant.getEpochSecond());
            return new LastModified(
                    seconds, DateTimeFormatter.RFC_1123_DATE_TIME.format(seconds.atOffset(ZoneOffset.UTC)));
        }
    }

    /**
     * Compresses the bytes in every coding and makes their entity tags; takes some milliseconds.
     *
     * @param maxAge for how long a reader may keep it
     * @param link {@code Link}, of parts as {@link #link} makes them
     */
    public static Rendition of(
            String mediaType, byte[] bytes, Optional<Instant> lastModified, Duration maxAge, String link) {
        Facts facts = new Facts(mediaType, lastModified.map(LastModified::of), cacheControl(maxAge), link, Map.of());
        String tag = "\"" + digest(bytes, mediaType) + "\"";
        Map<Coding, Body> bodies = new EnumMap<>(Coding.class);
        for (Coding coding : Coding.available()) {
            bodies.put(coding, Body.of(facts, coding, Buffer.buffer(coding.encode(bytes)), coding.tagged(tag)));
        }
        return new Rendition(facts, bodies);
    }

    /** One part of {@code Link}. Spec: RFC 8288 §3. */
    public static String link(String url, String relation) {
        return "<" + url + ">; rel=\"" + relation + "\"";
    }

    /** To the second, when any of what is shown last changed. */
    public Optional<LastModified> lastModified() {
        return facts.lastModified();
    }

    /** The same, answered with other header fields, which go before those that are usual. */
    public Rendition with(Map<String, String> further) {
        return with(new Facts(facts.mediaType(), facts.lastModified(), facts.cacheControl(), facts.link(), further));
    }

    /**
     * This rendition as what is new in another. It has the entity tags of that one, which a reader has when it has added
     * this to what it had; caches that do not know of differences must not keep it. Spec: RFC 3229 §10.8.
     */
    Rendition partOf(Rendition whole) {
        Facts of = new Facts(
                facts.mediaType(),
                whole.lastModified(),
                "no-store, im, " + whole.facts().cacheControl().replaceFirst("^public, ", ""),
                whole.facts().link(),
                whole.facts().further());
        Map<Coding, Body> parts = new EnumMap<>(Coding.class);
        bodies.forEach((coding, body) -> parts.put(
                coding,
                Body.of(of, coding, body.bytes(), coding.tagged(whole.plain().tag()))));
        return new Rendition(of, parts);
    }

    /** The representation in a coding, if there is one. */
    public Optional<Body> body(Coding coding) {
        return Optional.ofNullable(bodies.get(coding));
    }

    /** The representation without coding. */
    public Body plain() {
        return requireNonNull(bodies.get(Coding.IDENTITY));
    }

    /**
     * This rendition as the follower of one: the earlier itself where nothing changed. An item that was taken away makes
     * the newest item older, and {@code Last-Modified} must not go back, or readers that only send
     * {@code If-Modified-Since} would never hear of it.
     */
    Rendition after(Rendition before) {
        if (plain().tag().equals(before.plain().tag())) {
            return before;
        }
        return laterThan(before.lastModified().map(LastModified::at));
    }

    /** This rendition as the follower of one that is there no more, whose validators were noted. */
    Rendition after(Validator before) {
        return plain().tag().equals(before.tag())
                ? with(facts.lastModified(before.lastModified()))
                : laterThan(Optional.of(before.lastModified()));
    }

    private Rendition laterThan(Optional<Instant> earlier) {
        Optional<Instant> own = lastModified().map(LastModified::at);
        return earlier.filter(at -> own.map(mine -> !mine.isAfter(at)).orElse(true))
                .map(at -> with(facts.lastModified(at.plusSeconds(1))))
                .orElse(this);
    }

    /** The same bytes, of which other things are said. */
    private Rendition with(Facts other) {
        Map<Coding, Body> same = new EnumMap<>(Coding.class);
        bodies.forEach((coding, body) -> same.put(coding, Body.of(other, coding, body.bytes(), body.tag())));
        return new Rendition(other, same);
    }

    /** Bytes of memory, near enough. */
    public int weight() {
        return 3000
                + bodies.values().stream()
                        .mapToInt(body -> body.bytes().length())
                        .sum();
    }

    /** What was stale for a while or could not be asked for is better than nothing. Spec: RFC 5861. */
    private static String cacheControl(Duration maxAge) {
        return "public, max-age=" + maxAge.toSeconds() + ", stale-while-revalidate="
                + Math.min(10 * maxAge.toSeconds(), LONGEST_STALE)
                + ", stale-if-error=" + LONGEST_STALE;
    }

    private static String digest(byte[] bytes, String mediaType) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(mediaType.getBytes(StandardCharsets.UTF_8));
            byte[] digest = Arrays.copyOf(sha256.digest(bytes), TAG_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
