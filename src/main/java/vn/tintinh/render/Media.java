package vn.tintinh.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdom2.Element;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Image;
import vn.tintinh.model.Republication;

/**
 * Pictures and files of an entry as Media RSS, which readers show as a thumbnail.
 *
 * <p>Spec: Media RSS 1.5.1. What is not {@code http(s)} is left out, as readers refuse it. A bare link carries no files.
 */
final class Media {
    private Media() {}

    /** Files that may be published, in order. */
    static List<Enclosure> enclosures(Entry entry) {
        return entry.mode() == Republication.Mode.LINK
                ? List.of()
                : entry.item().enclosures().stream()
                        .filter(enclosure -> Uris.isWeb(enclosure.url()))
                        .toList();
    }

    /** The lead image, if it may be published. */
    static Optional<Image> image(Entry entry) {
        return entry.mode() == Republication.Mode.LINK
                ? Optional.empty()
                : entry.item().image().filter(image -> Uris.isWeb(image.url()));
    }

    /** The one file that RSS can carry: the first of a known type at an address that RSS allows. */
    static Optional<Enclosure> enclosure(Entry entry) {
        return enclosures(entry).stream()
                .filter(enclosure ->
                        enclosure.type().filter(Media::isMediaType).isPresent() && Uris.isPublic(enclosure.url()))
                .findFirst();
    }

    /** All other files, and the lead image. */
    static List<Element> elements(Entry entry, Optional<Enclosure> enclosed) {
        List<Element> elements = new ArrayList<>();
        Optional<Image> image = image(entry);
        image.map(Media::picture).ifPresent(elements::add);
        for (Enclosure enclosure : enclosures(entry)) {
            boolean known = enclosed.filter(enclosure::equals).isPresent()
                    || image.filter(lead -> lead.url().equals(enclosure.url())).isPresent();
            if (!known) {
                elements.add(file(enclosure));
            }
        }
        return elements;
    }

    /** Whether a media type is one, so that an attribute may carry it. */
    static boolean isMediaType(String type) {
        return type.matches("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*");
    }

    private static Element picture(Image image) {
        Element content = new Element("content", Xml.MEDIA).setAttribute("url", Uris.ascii(image.url()));
        content.setAttribute("medium", "image");
        pixels(content, "width", image.width());
        pixels(content, "height", image.height());
        image.alt()
                .filter(alt -> !alt.isBlank())
                .ifPresent(alt -> content.addContent(Xml.element("description", Xml.MEDIA, Plain.untyped(alt))
                        .setAttribute("type", "plain")));
        content.addContent(new Element("thumbnail", Xml.MEDIA).setAttribute("url", Uris.ascii(image.url())));
        return content;
    }

    private static void pixels(Element content, String name, OptionalInt pixels) {
        if (pixels.orElse(0) > 0) {
            content.setAttribute(name, Integer.toString(pixels.getAsInt()));
        }
    }

    private static Element file(Enclosure enclosure) {
        Element content = new Element("content", Xml.MEDIA).setAttribute("url", Uris.ascii(enclosure.url()));
        enclosure.type().filter(Media::isMediaType).ifPresent(type -> content.setAttribute("type", type));
        enclosure.length().stream()
                .filter(length -> length > 0)
                .forEach(length -> content.setAttribute("fileSize", Long.toString(length)));
        enclosure
                .title()
                .ifPresent(title -> content.addContent(
                        Xml.element("title", Xml.MEDIA, Plain.untyped(title)).setAttribute("type", "plain")));
        return content;
    }
}
