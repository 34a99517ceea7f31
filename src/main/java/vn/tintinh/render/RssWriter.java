package vn.tintinh.render;

import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.rss.Source;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import vn.tintinh.model.Format;

/**
 * RSS 2.0 with content, Dublin Core, Media RSS and Atom links. ROME writes what it knows; {@code atom:link} and
 * {@code media:*} are added as elements.
 *
 * <p>Spec: RSS 2.0.11; RSS Best Practices Profile. {@code author} wants a mail address, so the credit goes to
 * {@code dc:creator}; only one {@code enclosure} an item is safe, so the others are {@code media:content}.
 */
final class RssWriter {
    private static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    private static final String IPTC = "http://cv.iptc.org/newscodes/mediatopic/";

    private RssWriter() {}

    static byte[] write(ChannelDocument document) {
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(Plain.untyped(document.title()));
        channel.setLink(document.page().toASCIIString());
        channel.setDescription(Plain.untyped(document.description()));
        channel.setLanguage("vi");
        channel.setGenerator(Plain.untyped(document.service()));
        channel.setLastBuildDate(Date.from(document.updated()));
        channel.setItems(document.entries().stream().map(RssWriter::item).toList());
        channel.setForeignMarkup(extensions(document));
        try {
            Document xml = new WireFeedOutput().outputJDom(channel);
            Xml.declare(xml.getRootElement(), document, Xml.ATOM, Xml.MEDIA, CONTENT);
            Xml.languages(xml.getRootElement().getChild("channel").getChildren("item"), document);
            return Xml.bytes(xml, document.base() + "/feed.css");
        } catch (FeedException cause) {
            throw new IllegalStateException("ROME refuses " + document.id(), cause);
        }
    }

    private static List<Element> extensions(ChannelDocument document) {
        List<Element> extensions = new ArrayList<>();
        for (Relation relation : document.relations(Format.RSS)) {
            Element link = new Element("link", Xml.ATOM).setAttribute("rel", relation.name());
            relation.type().ifPresent(type -> link.setAttribute("type", type));
            extensions.add(link.setAttribute("href", relation.href().toASCIIString()));
        }
        extensions.addAll(Xml.history(document.navigation()));
        return extensions;
    }

    private static Item item(Entry entry) {
        Item item = new Item();
        item.setTitle(Plain.untyped(entry.item().title()));
        entry.link().ifPresent(item::setLink);
        item.setGuid(guid(entry));
        item.setPubDate(Date.from(entry.published()));
        item.setDescription(description(entry));
        if (Html.isFull(entry)) {
            item.setContent(content(entry));
        }
        item.setCategories(categories(entry));
        item.setSource(source(entry));
        DCModuleImpl dublinCore = new DCModuleImpl();
        dublinCore.setCreator(Plain.untyped(entry.credit()));
        item.setModules(List.of(dublinCore));
        Optional<vn.tintinh.model.Enclosure> first = Media.enclosure(entry);
        first.map(RssWriter::enclosure).ifPresent(enclosure -> item.setEnclosures(List.of(enclosure)));
        item.setForeignMarkup(extensions(entry, first));
        return item;
    }

    /** Media, where else the news is told, and when the item last changed where that is not when it was published: RSS has no word for it. */
    private static List<Element> extensions(Entry entry, Optional<vn.tintinh.model.Enclosure> enclosed) {
        List<Element> extensions = new ArrayList<>();
        if (entry.isRevised()) {
            extensions.add(Xml.element("updated", Xml.ATOM, Xml.time(entry.updated())));
        }
        entry.others().forEach(report -> related(report).ifPresent(extensions::add));
        extensions.addAll(Media.elements(entry, enclosed));
        return extensions;
    }

    private static Optional<Element> related(Report report) {
        return report.link().map(url -> new Element("link", Xml.ATOM)
                .setAttribute("rel", "related")
                .setAttribute("type", "text/html")
                .setAttribute("title", Plain.untyped(report.credit()))
                .setAttribute("href", url));
    }

    private static Guid guid(Entry entry) {
        Guid guid = new Guid();
        guid.setValue(entry.id());
        guid.setPermaLink(false);
        return guid;
    }

    private static Description description(Entry entry) {
        Description description = new Description();
        description.setType("text/html");
        description.setValue(Xml.text(Html.summary(entry)));
        return description;
    }

    private static Content content(Entry entry) {
        Content content = new Content();
        content.setType(Content.HTML);
        content.setValue(Xml.text(Html.body(entry)));
        return content;
    }

    private static List<Category> categories(Entry entry) {
        List<Category> categories = new ArrayList<>();
        for (Topic topic : entry.topics()) {
            categories.add(category(topic.name(), Optional.empty()));
        }
        entry.topics().stream()
                .flatMap(topic -> topic.mediaTopics().stream())
                .distinct()
                .forEach(code -> categories.add(category(code, Optional.of(IPTC))));
        entry.provinceName().ifPresent(name -> categories.add(category(name, Optional.empty())));
        return categories;
    }

    private static Category category(String value, Optional<String> domain) {
        Category category = new Category();
        category.setValue(Plain.untyped(value));
        domain.ifPresent(category::setDomain);
        return category;
    }

    private static Source source(Entry entry) {
        Source source = new Source();
        source.setUrl(Uris.ascii(entry.outlet().feed()));
        source.setValue(Plain.untyped(entry.outlet().name()));
        return source;
    }

    private static Enclosure enclosure(vn.tintinh.model.Enclosure from) {
        Enclosure enclosure = new Enclosure();
        enclosure.setUrl(Uris.ascii(from.url()));
        enclosure.setType(from.type().orElse("application/octet-stream"));
        enclosure.setLength(from.length().orElse(0));
        return enclosure;
    }
}
