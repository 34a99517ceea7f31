package vn.tintinh.embed;

import static java.util.Objects.requireNonNull;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.config.Partner;
import vn.tintinh.model.ConstantName;
import vn.tintinh.web.Language;

/**
 * What a block looks like.
 *
 * @param count of items, 1 to {@value Block#MOST}
 * @param images whether pictures are shown, where the outlet lets them be
 * @param colours go before those of the theme
 * @param language of what is ours in it
 * @param title instead of the channel's
 */
record Design(
        Layout layout,
        int count,
        boolean images,
        Theme theme,
        Partner.Colours colours,
        Language language,
        Optional<String> title) {
    private static final int USUAL = 5;
    private static final int LONGEST_TITLE = 200;
    private static final List<String> ANSWERS = List.of("yes", "no");
    private static final List<String> COLOURS = List.of("accent", "background", "text");

    Design {
        requireNonNull(layout);
        requireNonNull(theme);
        requireNonNull(colours);
        requireNonNull(language);
        requireNonNull(title);
    }

    /** What nobody asked for otherwise. */
    static Design usual(Language language) {
        return new Design(Layout.LIST, USUAL, false, Theme.AUTO, Partner.Colours.NONE, language, Optional.empty());
    }

    /** What the parameters of a URL ask for, else what the partner has. Others than ours are not looked at. */
    static Design of(MultiMap parameters, Optional<Partner> partner) {
        Optional<Theme> asked = named(Theme.class, parameters, "theme");
        Optional<Theme> own = partner.flatMap(Partner::theme).map(name -> Theme.valueOf(name.toUpperCase(Locale.ROOT)));
        Partner.Colours given = new Partner.Colours(
                colour(parameters, "accent"), colour(parameters, "background"), colour(parameters, "text"));
        boolean plain = given.equals(Partner.Colours.NONE) && asked.isEmpty();
        return new Design(
                named(Layout.class, parameters, "layout").orElse(Layout.LIST),
                text(parameters, "count").map(Integer::parseInt).orElse(USUAL),
                text(parameters, "images").filter("yes"::equals).isPresent(),
                asked.or(() -> own).orElse(Theme.AUTO),
                plain ? partner.map(Partner::colours).orElse(given) : given,
                Language.of(parameters),
                text(parameters, "title"));
    }

    /** Everything that is wrong with the parameters, a sentence each; empty when nothing is. */
    static List<String> faults(MultiMap parameters) {
        List<String> faults = new ArrayList<>();
        choice(faults, parameters, "layout", tokens(Layout.values()));
        choice(faults, parameters, "theme", tokens(Theme.values()));
        choice(faults, parameters, "images", ANSWERS);
        choice(faults, parameters, "lang", List.of("vi", "en"));
        if (text(parameters, "count").filter(count -> !isCount(count)).isPresent()) {
            faults.add("count is a number from 1 to " + Block.MOST + ".");
        }
        for (String name : COLOURS) {
            if (text(parameters, name)
                    .filter(text -> Palette.colour(text).isEmpty())
                    .isPresent()) {
                faults.add(name + " is a colour of three or six hexadecimal digits, such as a9231b.");
            }
        }
        if (text(parameters, "title")
                .filter(title -> title.length() > LONGEST_TITLE)
                .isPresent()) {
            faults.add("title is longer than " + LONGEST_TITLE + " characters.");
        }
        return faults;
    }

    /** The same with another number of items. */
    Design with(int items) {
        return new Design(layout, items, images, theme, colours, language, title);
    }

    /** Pixels, near enough to reserve them. */
    int height() {
        return layout.height(count, images);
    }

    private static void choice(List<String> faults, MultiMap parameters, String name, List<String> choices) {
        if (text(parameters, name).filter(value -> !choices.contains(value)).isPresent()) {
            faults.add(name + " is one of " + String.join(", ", choices) + ".");
        }
    }

    private static boolean isCount(String text) {
        return text.matches("\\d{1,2}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= Block.MOST;
    }

    private static Optional<String> colour(MultiMap parameters, String name) {
        return text(parameters, name).flatMap(Palette::colour);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, MultiMap parameters, String name) {
        return text(parameters, name).map(value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT)));
    }

    /** What a form leaves empty is not asked for. */
    private static Optional<String> text(MultiMap parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static List<String> tokens(Enum<?>[] values) {
        return Arrays.stream(values).map(ConstantName::of).toList();
    }
}
