package vn.tintinh.embed;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tintinh.config.Partner;

/** Colours of a site's own: from URLs, and as a rule of a style sheet. Nothing but six hexadecimal digits gets through. */
final class Palette {
    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})");

    /** Where black and white are as easy to read. */
    private static final double MIDDLE = 0.179;

    private Palette() {}

    /** A colour as {@code #a9231b}; empty for what is none. */
    static Optional<String> colour(String text) {
        if (!HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.replace("#", "").toLowerCase(Locale.ROOT);
        return Optional.of("#" + (digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits));
    }

    /** The rule; empty for those of the theme. Without a colour of the text it is black or white, whichever is read easier. */
    static String rule(Partner.Colours colours) {
        StringBuilder rule = new StringBuilder();
        Optional<String> background = colours.background().flatMap(Palette::colour);
        Optional<String> text = colours.text().flatMap(Palette::colour).or(() -> background.map(Palette::readable));
        Optional<String> accent = colours.accent().flatMap(Palette::colour).or(() -> text);
        background.ifPresent(colour -> rule.append("--p:").append(colour).append(';'));
        text.ifPresent(colour -> rule.append("--i:%1$s;--s:%1$s;--l:%1$s33;".formatted(colour)));
        accent.ifPresent(colour -> rule.append("--a:").append(colour));
        return rule.isEmpty() ? "" : ".tin-tinh.tin-tinh.tin-tinh{" + rule + "}\n";
    }

    /** The colours as {@code a9231b-ffffff-}, in the order accent, background, text; empty for those of the theme. */
    static String token(Partner.Colours colours) {
        String token = digits(colours.accent()) + "-" + digits(colours.background()) + "-" + digits(colours.text());
        return token.equals("--") ? "" : token;
    }

    /** The colours of a token; what is none in it is that of the theme. */
    static Partner.Colours colours(String token) {
        String[] parts = token.split("-", -1);
        return parts.length == 3
                ? new Partner.Colours(colour(parts[0]), colour(parts[1]), colour(parts[2]))
                : Partner.Colours.NONE;
    }

    private static String digits(Optional<String> colour) {
        return colour.flatMap(Palette::colour).map(text -> text.substring(1)).orElse("");
    }

    /** Spec: WCAG 2.2, relative luminance. */
    private static String readable(String background) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double light = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = Integer.parseInt(background.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            light += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return light > MIDDLE ? "#111111" : "#ffffff";
    }
}
