package vn.tintinh.embed;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;
import vn.tintinh.web.Language;

/**
 * What is pasted into a page to show a block, in each of the four ways.
 *
 * @param name of what is shown
 * @param partner whose page it is; empty where that is not said
 */
record Codes(Channels channels, Place place, Design design, String name, Optional<String> partner) {
    Codes {
        requireNonNull(channels);
        requireNonNull(place);
        requireNonNull(design);
        requireNonNull(name);
        requireNonNull(partner);
    }

    /** URL of the frame: what programs that know oEmbed are given. */
    String frameUrl() {
        return base() + framePath();
    }

    /** The same below the server's own address. */
    String framePath() {
        return place.path("", fields("title"));
    }

    /** The custom element, and its script held to its digest. The empty picture keeps the room until the script is there. */
    String element() {
        String attributes = Stream.concat(place.fields().stream(), fields("heading").stream())
                .map(field -> attribute(field.name(), field.value()))
                .collect(Collectors.joining());
        return script() + "\n<tin-tinh" + attributes + "><a" + attribute("href", base() + place.page(channels)) + ">"
                + escaped(name) + "</a><br><svg width=\"1\" height=\"" + (design.height() - 24)
                + "\" aria-hidden=\"true\"></svg></tin-tinh>";
    }

    /** The frame, and the script that makes it as high as it is. */
    String frame() {
        return iframe("100%", design.height()) + "\n" + script();
    }

    /** The frame alone. */
    String iframe(String width, int height) {
        return "<iframe" + attribute("src", frameUrl()) + attribute("title", name) + attribute("width", width)
                + attribute("height", Integer.toString(height)) + " loading=\"lazy\" frameborder=\"0\"></iframe>";
    }

    /** URL of the fragment. */
    String fragmentUrl() {
        return base() + place.path(".html", fields("title"));
    }

    /** Where oEmbed tells of the frame. */
    String oembedUrl() {
        return base() + Addresses.oembed(frameUrl());
    }

    private String script() {
        return "<script" + attribute("src", base() + Assets.ELEMENT) + attribute("integrity", Assets.INTEGRITY)
                + " crossorigin=\"anonymous\" async></script>";
    }

    /** What differs from a block that nobody asked to be otherwise. */
    private List<Field> fields(String titled) {
        Design usual = Design.usual(Language.VIETNAMESE);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("layout", design.layout().token()));
        fields.add(new Field("count", Integer.toString(design.count())));
        if (design.images()) {
            fields.add(new Field("images", "yes"));
        }
        if (design.theme() != usual.theme()) {
            fields.add(new Field("theme", design.theme().token()));
        }
        design.colours().accent().ifPresent(colour -> fields.add(new Field("accent", colour.substring(1))));
        design.colours().background().ifPresent(colour -> fields.add(new Field("background", colour.substring(1))));
        design.colours().text().ifPresent(colour -> fields.add(new Field("text", colour.substring(1))));
        if (design.language() != usual.language()) {
            fields.add(new Field("lang", design.language().tag()));
        }
        design.title().ifPresent(title -> fields.add(new Field(titled, title)));
        partner.ifPresent(id -> fields.add(new Field("partner", id)));
        return fields;
    }

    private URI base() {
        return channels.configuration().settings().server().publicUrl();
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value) + "\"";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
