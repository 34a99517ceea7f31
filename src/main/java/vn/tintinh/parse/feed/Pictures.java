package vn.tintinh.parse.feed;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Image;

/** Pictures and files that an element refers to. */
final class Pictures {
    private Pictures() {}

    /** The picture of an element of any format: {@code image}, {@code logo}, {@code media:thumbnail} and their like. */
    static Optional<Image> of(Element element) {
        Optional<String> url = element.attribute("href")
                .or(() -> element.attribute("url"))
                .or(() -> element.attribute("rdf:resource")
                        .filter(ignored -> element.elements().isEmpty()))
                .map(element::resolve)
                .or(() -> element.first("url").flatMap(Element::url))
                .or(() -> element.hasElements() ? Optional.empty() : element.url())
                .filter(Reference::isSafe);
        return url.map(address -> new Image(
                address,
                text(element, "title"),
                element.first("link").flatMap(Element::url),
                size(element, "width"),
                size(element, "height"),
                text(element, "description").or(() -> element.attribute("alt"))));
    }

    private static Optional<String> text(Element element, String child) {
        return element.first(child).flatMap(Element::text);
    }

    private static OptionalInt size(Element element, String name) {
        return whole(element.attribute(name).or(() -> text(element, name)).orElse(""));
    }

    /** The file that an {@code enclosure} or {@code media:content} refers to. */
    static Optional<Enclosure> enclosure(Element element) {
        return element.attribute("url")
                .or(() -> element.attribute("href"))
                .or(() -> element.attribute("rdf:resource"))
                .or(() -> element.key().equals("enclosure") ? element.text() : Optional.empty())
                .map(element::resolve)
                .filter(Reference::isSafe)
                .map(url -> new Enclosure(
                        url,
                        element.attribute("type"),
                        length(element.attribute("length")
                                .or(() -> element.attribute("filesize"))
                                .orElse("")),
                        element.attribute("title")
                                .or(() -> element.first("media:title").flatMap(Element::text))));
    }

    /** A number of bytes; empty when it is none. */
    static OptionalLong length(String text) {
        String digits = text.replace(",", "").strip();
        return digits.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /** A whole number of pixels, minutes or hours; empty when it is none. */
    static OptionalInt whole(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
