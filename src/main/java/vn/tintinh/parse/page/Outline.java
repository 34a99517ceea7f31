package vn.tintinh.parse.page;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Where each element of a page stands in document order, as it was before anything was taken out. */
final class Outline {
    private final Map<Element, Integer> positions = new HashMap<>();

    /** Numbers the elements below and with {@code root}. */
    Outline(Element root) {
        root.traverse((node, depth) -> {
            if (node instanceof Element element) {
                positions.put(element, positions.size());
            }
        });
    }

    /** The place in document order, from 0; the end for an element that is not of the page. */
    int position(Element element) {
        return positions.getOrDefault(element, positions.size());
    }
}
