package vn.tintinh.parse.page;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Captions of pictures: whatever a page calls them they become {@code <figcaption>}, and a caption whose picture is gone
 * goes too. Galleries become plain pictures.
 */
final class Captions {
    private static final Set<String> WORDS = Set.of(
            "caption",
            "captions",
            "figcaption",
            "newscaption",
            "pcaption",
            "mediacaption",
            "imgcaption",
            "imagecaption",
            "photocaption",
            "piccaption",
            "credit",
            "credits",
            "photocredit",
            "imagecredit",
            "phototext",
            "chuthich",
            "slidecount",
            "photographer",
            "bildunterschrift",
            "legende");
    private static final Set<String> GALLERIES = Set.of(
            "gallery",
            "resgallery",
            "inlinegallery",
            "photogallery",
            "slideshow",
            "carousel",
            "slider",
            "lightbox",
            "swiper");
    private static final int LONGEST = 800;
    private static final int LEVELS_TO_PICTURE = 3;

    private Captions() {}

    /** Whether an element names itself a caption or a picture's credit, and is as short as one. */
    static boolean isCaption(Element element, Weights.Weight weight) {
        return weight.text() > 0
                && weight.text() <= LONGEST
                && weight.media() == 0
                && !element.normalName().equals("figcaption")
                && has(element, WORDS);
    }

    /** Whether an element names itself a gallery, and holds pictures and hardly any running text. */
    static boolean isGallery(Element element, Weights.Weight weight, Weights.Weight all) {
        return weight.media() > 0
                && weight.text() > 0
                && weight.text() * 2 < all.text()
                && weight.paragraphs() * 4 < all.paragraphs()
                && has(element, GALLERIES);
    }

    private static boolean has(Element element, Set<String> words) {
        String names = Clutter.names(element);
        return !names.isEmpty() && Clutter.words(names).stream().anyMatch(words::contains);
    }

    /** Makes an element a {@code <figcaption>}, or takes it out where no picture is near. */
    static void mark(Element caption, Element body, Weights weights) {
        Element near = caption;
        for (int up = 0; up < LEVELS_TO_PICTURE && !near.equals(body); up++) {
            Element parent = near.parent();
            if (parent == null) {
                break;
            }
            near = parent;
            if (weights.of(near).media() > 0) {
                rename(caption);
                return;
            }
        }
        caption.remove();
    }

    private static void rename(Element caption) {
        switch (caption.normalName()) {
            case "td", "th", "li", "dd", "tr", "tbody", "table", "ul", "ol" -> {
                if (caption.normalName().equals("td")) {
                    Element inner = new Element("figcaption");
                    inner.appendChildren(caption.childNodesCopy());
                    caption.empty();
                    caption.appendChild(inner);
                } else {
                    caption.remove();
                }
            }
            default -> caption.tagName("figcaption");
        }
    }

    /** Leaves nothing of a gallery but its pictures. */
    static void reduce(Element gallery) {
        for (Element picture : gallery.select("img, video, iframe")) {
            Node kept = picture.shallowClone();
            gallery.appendChild(kept);
            picture.remove();
        }
        for (Element child : gallery.children()) {
            if (!child.is("img, video, iframe")) {
                child.remove();
            }
        }
        gallery.tagName("figure");
    }
}
