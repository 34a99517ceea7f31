package vn.tintinh.render;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Format;

/**
 * Atom 1.0. ROME writes what it knows; it does not write {@code atom:source}, so that is added as an element.
 *
 * <p>Spec: RFC 4287. An entry without {@code content} must have a link of its own (§4.1.2), so the text of one without
 * a link goes into {@code content} instead of {@code summary}.
 */
final class AtomWriter {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    private AtomWriter() {}

    static byte[] write(ChannelDocument document) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(document.id());
        feed.setTitleEx(text(document.title()));
        feed.setSubtitle(text(document.description()));
        feed.setUpdated(Date.from(document.updated()));
        feed.setIcon(document.base() + "/favicon.svg");
        feed.setAuthors(
                List.of(person(document.service(), Optional.of(document.base().toASCIIString()))));
        feed.setGenerator(generator(document));
        feed.setAlternateLinks(List.of(link("alternate", document.page().toASCIIString(), "text/html")));
        feed.setOtherLinks(links(document));
        feed.setForeignMarkup(extensions(document));
        feed.setEntries(
                document.entries().stream().map(entry -> entry(document, entry)).toList());
        try {
            Document xml = new WireFeedOutput().outputJDom(feed);
            Xml.declare(xml.getRootElement(), document, Xml.MEDIA);
            Xml.languages(xml.getRootElement().getChildren("entry", ATOM), document);
            if (!document.tombstones().isEmpty()) {
                xml.getRootElement().addNamespaceDeclaration(Xml.TOMBSTONES);
            }
            return Xml.bytes(xml, document.base() + "/feed.css");
        } catch (FeedException cause) {
            throw new IllegalStateException("ROME refuses " + document.id(), cause);
        }
    }

    private static List<Link> links(ChannelDocument document) {
        List<Link> links = new ArrayList<>();
        for (Relation relation : document.relations(Format.ATOM)) {
            Link link = new Link();
            link.setRel(relation.name());
            relation.type().ifPresent(link::setType);
            link.setHref(relation.href().toASCIIString());
            links.add(link);
        }
        return links;
    }

    private static List<Element> extensions(ChannelDocument document) {
        List<Element> extensions = Xml.history(document.navigation());
        for (Tombstone tombstone : document.tombstones()) {
            Element deleted = new Element("deleted-entry", Xml.TOMBSTONES)
                    .setAttribute("ref", tombstone.id())
                    .setAttribute("when", Xml.time(tombstone.when()));
            tombstone
                    .comment()
                    .ifPresent(comment -> deleted.addContent(Xml.element("comment", Xml.TOMBSTONES, comment)));
            extensions.add(deleted);
        }
        return extensions;
    }

    private static Entry entry(ChannelDocument document, vn.tintinh.render.Entry from) {
        Entry entry = new Entry();
        entry.setId(from.id());
        entry.setTitleEx(text(from.item().title()));
        entry.setPublished(Date.from(from.published()));
        entry.setUpdated(Date.from(from.updated()));
        entry.setAuthors(authors(from));
        entry.setCategories(categories(document, from));
        from.link()
                .map(url -> link("alternate", url, "text/html"))
                .ifPresent(link -> entry.setAlternateLinks(List.of(link)));
        entry.setOtherLinks(Stream.concat(
                        Media.enclosures(from).stream().map(AtomWriter::enclosure),
                        from.others().stream().flatMap(AtomWriter::related))
                .toList());
        boolean linked = from.link().isPresent();
        if (linked || Html.isFull(from)) {
            entry.setSummary(html(Html.summary(from)));
        }
        if (Html.isFull(from) || !linked) {
            entry.setContents(List.of(html(Html.body(from))));
        }
        List<Element> others = new ArrayList<>();
        others.add(source(from));
        others.addAll(Media.elements(from, Optional.empty()).stream()
                .filter(element -> element.getChild("thumbnail", Xml.MEDIA) != null)
                .toList());
        entry.setForeignMarkup(others);
        return entry;
    }

    /** The outlet as of the entry: an entry is written the same in every channel, whatever else is there. */
    private static Element source(vn.tintinh.render.Entry entry) {
        Outlet outlet = entry.outlet();
        Element source = new Element("source", ATOM);
        source.addContent(Xml.element("id", ATOM, outlet.id()));
        source.addContent(Xml.element("title", ATOM, Plain.untyped(outlet.name())));
        source.addContent(Xml.element("updated", ATOM, Xml.time(entry.updated())));
        outlet.home()
                .ifPresent(home -> source.addContent(new Element("link", ATOM)
                        .setAttribute("rel", "alternate")
                        .setAttribute("href", Uris.ascii(home))));
        source.addContent(
                new Element("link", ATOM).setAttribute("rel", "via").setAttribute("href", Uris.ascii(outlet.feed())));
        return source;
    }

    private static List<SyndPerson> authors(vn.tintinh.render.Entry entry) {
        List<SyndPerson> authors = new ArrayList<>();
        entry.authors().forEach(name -> authors.add(person(name, Optional.empty())));
        authors.add(person(entry.outlet().name(), entry.outlet().home()));
        return authors;
    }

    private static List<Category> categories(ChannelDocument document, vn.tintinh.render.Entry entry) {
        List<Category> categories = new ArrayList<>();
        for (Topic topic : entry.topics()) {
            categories.add(category(topic.slug(), document.base() + "/categories/", topic.name()));
        }
        entry.province()
                .ifPresent(slug -> categories.add(category(
                        slug,
                        document.base() + "/provinces/",
                        entry.provinceName().orElse(slug))));
        return categories;
    }

    private static Category category(String term, String scheme, String label) {
        Category category = new Category();
        category.setTerm(term);
        category.setScheme(scheme);
        category.setLabel(Plain.untyped(label));
        return category;
    }

    private static SyndPerson person(String name, Optional<String> url) {
        Person person = new Person();
        person.setName(Plain.untyped(name));
        url.map(Uris::ascii).ifPresent(person::setUri);
        return person;
    }

    private static Generator generator(ChannelDocument document) {
        Generator generator = new Generator();
        generator.setValue(Plain.untyped(document.service()));
        generator.setUrl(document.base().toASCIIString());
        return generator;
    }

    private static Link link(String relation, String href, String type) {
        Link link = new Link();
        link.setRel(relation);
        link.setHref(Uris.ascii(href));
        link.setType(type);
        return link;
    }

    private static Stream<Link> related(Report report) {
        return report.link().map(url -> link("related", url, "text/html")).stream()
                .peek(link -> link.setTitle(Plain.untyped(report.credit())));
    }

    private static Link enclosure(Enclosure from) {
        Link link = new Link();
        link.setRel("enclosure");
        link.setHref(Uris.ascii(from.url()));
        from.type().filter(Media::isMediaType).ifPresent(link::setType);
        from.length().ifPresent(link::setLength);
        from.title().filter(title -> !title.isBlank()).map(Plain::untyped).ifPresent(link::setTitle);
        return link;
    }

    /** Plain text; as HTML where it would look like it, as many readers take no notice of the type. */
    private static Content text(String value) {
        if (Plain.resemblesMarkup(value)) {
            return html(Html.escape(value));
        }
        Content content = new Content();
        content.setType(Content.TEXT);
        content.setValue(Xml.text(value));
        return content;
    }

    private static Content html(String value) {
        Content content = new Content();
        content.setType(Content.HTML);
        content.setValue(Xml.text(value));
        return content;
    }
}
