package vn.tintinh.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.publish.Coding;

/**
 * Which content coding a reader is answered in. Spec: RFC 9110 §12.5.3.
 *
 * <p>Of equally liked codings the smallest is taken: Brotli, gzip, none.
 */
final class Negotiation {
    private static final List<Coding> SMALLEST_FIRST = List.of(Coding.BROTLI, Coding.GZIP, Coding.IDENTITY);
    private static final int SURELY = 1000;

    /** What nearly all readers say, weighed once. */
    private static final Map<String, Map<Coding, Integer>> USUAL = Stream.of(
                    "gzip",
                    "br",
                    "identity",
                    "gzip, deflate",
                    "gzip,deflate",
                    "deflate, gzip",
                    "gzip, deflate, br",
                    "deflate, gzip, br",
                    "gzip, deflate, br, zstd",
                    "deflate, gzip, br, zstd",
                    "br, gzip, deflate",
                    "br;q=1.0, gzip;q=0.8, *;q=0.1")
            .collect(Collectors.toUnmodifiableMap(line -> line, line -> liked(List.of(line))));

    private Negotiation() {}

    /**
     * The coding for what {@code Accept-Encoding} says.
     *
     * @param lines values of all such headers; none: no coding
     * @param available codings that there are
     * @return empty when the reader refuses all that there are
     */
    static Optional<Coding> choose(List<String> lines, Map<Coding, ?> available) {
        if (lines.isEmpty()) {
            return Optional.of(Coding.IDENTITY);
        }
        Map<Coding, Integer> usual = lines.size() == 1 ? USUAL.get(lines.get(0)) : null;
        Map<Coding, Integer> liked = usual == null ? liked(lines) : usual;
        Coding best = null;
        int most = 0;
        for (Coding coding : SMALLEST_FIRST) {
            int weight = liked.getOrDefault(coding, 0);
            if (weight > most && available.containsKey(coding)) {
                best = coding;
                most = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Weights in thousandths; a coding that is not named has that of the star, and none is liked a little anyway. */
    private static Map<Coding, Integer> liked(List<String> lines) {
        Map<Coding, Integer> liked = new EnumMap<>(Coding.class);
        Optional<Integer> star = Optional.empty();
        for (String line : lines) {
            for (String part : line.split(",", 40)) {
                String[] halves = part.split(";", 2);
                String token = halves[0].strip().toLowerCase(Locale.ROOT);
                int weight = halves.length == 1 ? SURELY : weight(halves[1]);
                if (token.equals("*")) {
                    star = Optional.of(weight);
                } else {
                    coding(token).ifPresent(coding -> liked.put(coding, weight));
                }
            }
        }
        for (Coding coding : Coding.values()) {
            liked.putIfAbsent(coding, star.orElse(coding == Coding.IDENTITY ? 1 : 0));
        }
        return liked;
    }

    private static Optional<Coding> coding(String token) {
        return switch (token) {
            case "br" -> Optional.of(Coding.BROTLI);
            case "gzip", "x-gzip" -> Optional.of(Coding.GZIP);
            case "identity" -> Optional.of(Coding.IDENTITY);
            default -> Optional.empty();
        };
    }

    /** {@code q=0.8} in thousandths; what is no weight counts as full, as if it were not there. */
    private static int weight(String parameter) {
        String text = parameter.strip().toLowerCase(Locale.ROOT);
        if (!text.matches("q\\s*=\\s*(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
            return SURELY;
        }
        return (int) Math.round(
                Double.parseDouble(text.substring(text.indexOf('=') + 1).strip()) * SURELY);
    }
}
