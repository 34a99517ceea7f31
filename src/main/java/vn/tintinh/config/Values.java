package vn.tintinh.config;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the configuration → durations, sizes, addresses; what is none is told at its place. */
final class Values {
    private static final Pattern DURATION = Pattern.compile("([0-9]+)(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]+)(kB|MB|GB)");
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Values() {}

    /** The duration under a key, else the default; one below the least is told. */
    static Duration duration(Cell group, String key, Duration least, Duration otherwise) {
        Optional<Cell> cell = group.get(key);
        if (cell.isEmpty()) {
            return otherwise;
        }
        Duration value = duration(cell.get().text());
        if (value.compareTo(LONGEST) > 0) {
            cell.get().fault(cell.get().quoted() + " is longer than ten years: write at most 3650d");
            return otherwise;
        }
        if (value.compareTo(least) < 0) {
            cell.get().fault(cell.get().quoted() + " is too short: write at least " + words(least));
            return otherwise;
        }
        return value;
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** A duration as the configuration writes it. */
    static String words(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** The number of bytes under a key, else the default; one outside the bounds is told. */
    static long size(Cell group, String key, long most, long otherwise) {
        Optional<Cell> cell = group.get(key);
        if (cell.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = SIZE.matcher(cell.get().text());
        long bytes = 0;
        if (matcher.matches()) {
            int shift = matcher.group(2).equals("kB") ? 10 : matcher.group(2).equals("MB") ? 20 : 30;
            bytes = Long.parseLong(matcher.group(1)) << shift;
        }
        if (bytes < 1024 || bytes > most) {
            cell.get().fault(cell.get().quoted() + " is out of bounds: write 1kB to " + (most >> 20) + "MB");
            return otherwise;
        }
        return bytes;
    }

    /** The whole number under a key, else the default. */
    static int number(Cell group, String key, int otherwise) {
        return group.get(key).map(cell -> cell.value().asInt(otherwise)).orElse(otherwise);
    }

    /** The true or false under a key, else the default. */
    static boolean flag(Cell group, String key, boolean otherwise) {
        return group.get(key).map(cell -> cell.value().asBoolean(otherwise)).orElse(otherwise);
    }

    /** An http or https URL in ASCII; what is none is told. */
    static Optional<URI> url(Cell cell) {
        String text = cell.text().strip();
        Optional<String> fault = urlFault(text);
        if (fault.isPresent()) {
            // What stands before an @ may be a password.
            cell.fault((cell.text().contains("@") ? "this URL" : cell.quoted()) + " " + fault.get());
            return Optional.empty();
        }
        return Optional.of(ascii(text));
    }

    private static Optional<String> urlFault(String text) {
        if (text.matches("(?s).*\\s.*")) {
            return Optional.of("is no URL, as it holds a space: write %20 in its place");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return Optional.of(
                    text.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")
                            ? "is neither http nor https: only these are polled"
                            : "is no URL: write it whole, beginning with https://");
        }
        try {
            URI uri = ascii(text);
            if (uri.getRawUserInfo() != null) {
                return Optional.of("holds a user name: leave it out, and put a login under headers");
            }
            return uri.getHost() == null || uri.getPort() > 65_535
                    ? Optional.of("is no URL: its host or its port cannot be right")
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("is no URL: look for characters such as \\ | { } < > and write them as %5C and so on");
        }
    }

    private static URI ascii(String text) {
        int start = text.indexOf("://") + 3;
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(start, end);
        String host = authority.contains("[") || authority.contains("@") ? authority : IDN.toASCII(authority);
        try {
            URI uri = new URI(text.substring(0, start).toLowerCase(Locale.ROOT)
                    + host.toLowerCase(Locale.ROOT)
                    + text.substring(end));
            return URI.create(uri.toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
