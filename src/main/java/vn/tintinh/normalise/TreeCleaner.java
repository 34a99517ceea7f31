package vn.tintinh.normalise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Walks a parsed tree once and writes what may stay. The walk needs no stack of calls, however deep the tree. */
final class TreeCleaner {
    /** What is to be done when an open node ends. */
    private enum End {
        WRITE,
        NOTHING,
        SEPARATE,
        NOSCRIPT
    }

    private final FragmentWriter writer;
    private final AttributeFilter attributes;
    private final Pictures pictures;
    private final Videos videos;
    private final Set<String> shown = new HashSet<>();
    private final List<End> ends = new ArrayList<>();
    private final Typefaces typefaces = new Typefaces();
    private int noscripts;

    TreeCleaner(Urls urls, FragmentWriter writer) {
        this.writer = writer;
        this.attributes = new AttributeFilter(urls);
        this.pictures = new Pictures(urls);
        this.videos = new Videos(urls);
    }

    /** Writes what is inside an element. */
    void clean(Element root) {
        Node node = first(root);
        while (node != null) {
            boolean opened = enter(node);
            Node next = opened ? first(node) : null;
            if (opened && next == null) {
                leave();
            }
            while (next == null) {
                next = node.nextSibling();
                if (next == null) {
                    node = node.parentNode();
                    if (node == null || ends.isEmpty()) { // back at the root
                        return;
                    }
                    leave();
                }
            }
            node = next;
        }
    }

    private static @Nullable Node first(Node node) {
        return node.childNodeSize() == 0 ? null : node.childNode(0);
    }

    /** Writes a node's beginning; true where it is open until {@link #leave}. */
    private boolean enter(Node node) {
        if (node instanceof TextNode text) {
            writer.text(typefaces.repaired(text.getWholeText()));
            return false;
        }
        return node instanceof Element element && enter(element, Tag.of(element.normalName()));
    }

    private boolean enter(Element element, Tag tag) {
        switch (tag.kind()) {
            case DROP -> {
                return false;
            }
            case VOID, VOID_BLOCK -> {
                empty(tag);
                return false;
            }
            case IMAGE -> {
                image(element, tag);
                return false;
            }
            case MEDIA -> {
                media(element, tag);
                return false;
            }
            case FRAME -> {
                videos.of(element).ifPresent(this::video);
                return false;
            }
            case OBJECT -> {
                Optional<Videos.Video> video = videos.of(element);
                video.ifPresent(this::video);
                return video.isEmpty() && open(element, End.NOTHING);
            }
            case NOSCRIPT -> {
                noscripts++;
                return open(element, End.NOSCRIPT);
            }
            case UNWRAP, FONT -> {
                return open(element, End.NOTHING);
            }
            default -> {
                return container(element, tag);
            }
        }
    }

    private boolean open(Element element, End end) {
        if (end == End.SEPARATE) {
            writer.text(" ");
        }
        ends.add(end);
        typefaces.enter(element);
        return true;
    }

    private void leave() {
        typefaces.leave();
        switch (ends.remove(ends.size() - 1)) {
            case WRITE -> writer.end();
            case SEPARATE -> writer.text(" ");
            case NOSCRIPT -> noscripts--;
            case NOTHING -> {}
        }
    }

    private boolean container(Element element, Tag tag) {
        String name = writer.place(tag);
        if (name.isEmpty()) {
            return open(element, isInline(tag) ? End.NOTHING : End.SEPARATE);
        }
        boolean wantsAttributes = tag.kind() == Tag.Kind.SPAN || tag.kind() == Tag.Kind.LINK;
        if (wantsAttributes && !attributes.keepsAny(element, tag)) {
            return open(element, End.NOTHING);
        }
        writer.start(name);
        attributes.write(element, tag, writer);
        if (name.equals("col")) {
            writer.noContent();
            return false;
        }
        writer.content(name);
        return open(element, End.WRITE);
    }

    private static boolean isInline(Tag tag) {
        return switch (tag.kind()) {
            case INLINE, SPAN, LINK, MATH -> true;
            default -> false;
        };
    }

    private void empty(Tag tag) {
        String name = writer.place(tag);
        if (!name.isEmpty()) {
            writer.start(name);
            writer.noContent();
        } else if (!writer.isBetweenCells()) {
            writer.text(" ");
        }
    }

    private void image(Element element, Tag tag) {
        String source = pictures.source(element);
        if (source == null || writer.place(tag).isEmpty() || (noscripts > 0 && shown.contains(source))) {
            return;
        }
        shown.add(source);
        writer.start("img");
        writer.attribute("src", source);
        attributes.writeText(element, "alt", writer);
        attributes.write(element, tag, writer);
        writer.noContent();
    }

    private void media(Element element, Tag tag) {
        if (writer.place(tag).isEmpty()) {
            return;
        }
        String source = pictures.mediaSource(element);
        String poster = pictures.poster(element);
        if (source != null) {
            writer.start(tag.name());
            writer.attribute("src", source);
            if (poster != null && tag.name().equals("video")) {
                writer.attribute("poster", poster);
            }
            writer.attribute("controls", "");
            attributes.write(element, tag, writer);
            writer.content(tag.name());
            writer.end();
        } else if (poster != null) {
            picture(poster, "");
        }
    }

    private void video(Videos.Video video) {
        if (writer.place(Tag.of("img")).isEmpty()) {
            return;
        }
        boolean linked = !writer.place(Tag.of("a")).isEmpty();
        if (linked) {
            writer.start("a");
            writer.attribute("href", video.link());
            writer.content("a");
        }
        video.poster().ifPresentOrElse(poster -> picture(poster, video.label()), () -> writer.text(video.label()));
        if (linked) {
            writer.end();
        }
    }

    private void picture(String source, String description) {
        shown.add(source);
        writer.start("img");
        writer.attribute("src", source);
        writer.attribute("alt", description);
        writer.noContent();
    }
}
