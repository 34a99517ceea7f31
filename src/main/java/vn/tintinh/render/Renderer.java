package vn.tintinh.render;

import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import vn.tintinh.model.Format;

/** Channels and subscription lists as bytes. The same input gives the same bytes, always. */
public final class Renderer {
    private Renderer() {}

    /** The channel in a format, UTF-8. */
    public static byte[] render(ChannelDocument document, Format format) {
        return switch (format) {
            case RSS -> Fragments.xml(document, format, "item", RssWriter::write);
            case ATOM -> Fragments.xml(document, format, "entry", AtomWriter::write);
            case JSON -> JsonWriter.write(document);
        };
    }

    /**
     * One entry as a JSON object for programs.
     *
     * @param id of the item
     * @param sourceId whose item it is
     */
    public static String item(String id, String sourceId, Entry entry) {
        return ItemWriter.write(id, sourceId, entry);
    }

    /** A subscription list in OPML 2.0, UTF-8. */
    public static byte[] opml(String title, String styleSheet, List<Outline> outlines) {
        Element head = new Element("head").addContent(new Element("title").setText(Xml.text(title)));
        Element body = new Element("body");
        for (Outline outline : outlines) {
            Element group = new Element("outline").setAttribute("text", Xml.text(outline.title()));
            outline.subscriptions().forEach(subscription -> group.addContent(subscription(subscription)));
            body.addContent(group);
        }
        Element root = new Element("opml").setAttribute("version", "2.0");
        return Xml.bytes(new Document(root.addContent(head).addContent(body)), styleSheet);
    }

    private static Element subscription(Outline.Subscription subscription) {
        String title = Xml.text(subscription.title());
        Element outline = new Element("outline");
        outline.setAttribute("type", subscription.feed().isPresent() ? "rss" : "link");
        outline.setAttribute("text", title).setAttribute("title", title);
        subscription.feed().ifPresent(url -> outline.setAttribute("xmlUrl", Uris.ascii(url)));
        subscription
                .page()
                .ifPresent(url ->
                        outline.setAttribute(subscription.feed().isPresent() ? "htmlUrl" : "url", Uris.ascii(url)));
        return outline;
    }
}
