package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/** Where each element of a page stands in document order, as it was before anything was taken out. */
final class Outline {
    private final Map<Element, Place> places = new HashMap<>();
    private final List<Element> elements = new ArrayList<>();

    /** Numbers the elements below and with {@code root}. */
    Outline(Element root) {
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    places.put(element, new Place(elements.size()));
                    elements.add(element);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                Place place = node instanceof Element element ? places.get(element) : null;
                if (place != null) {
                    place.end = elements.size();
                }
            }
        });
    }

    /** The elements from one place to before another, in document order; none where these are the wrong way round. */
    List<Element> between(int from, int before) {
        int start = Math.max(from, 0);
        return start >= before ? List.of() : elements.subList(start, Math.min(before, elements.size()));
    }

    /** An element and all in it, in document order. */
    List<Element> within(Element element) {
        return between(position(element), end(element));
    }

    /** The place in document order, from 0; the end for an element that is not of the page. */
    int position(Element element) {
        Place place = places.get(element);
        return place == null ? elements.size() : place.start;
    }

    /** The place after the last element inside of an element. */
    int end(Element element) {
        Place place = places.get(element);
        return place == null ? elements.size() : place.end;
    }

    /** Whether one element stands inside of another. */
    boolean isIn(Element inner, Element outer) {
        int at = position(inner);
        return at > position(outer) && at < end(outer);
    }

    /** From where to where an element reaches. */
    private static final class Place {
        private final int start;
        private int end;

        Place(int start) {
            this.start = start;
        }
    }
}
