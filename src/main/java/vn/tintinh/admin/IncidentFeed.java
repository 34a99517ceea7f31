package vn.tintinh.admin;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Source;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;

/**
 * Incidents as an Atom feed for operators: one entry each, updated when it is over; that it goes on is no news, so an
 * open one's evidence is that of its last sight under the time of its beginning. Spec: RFC 4287, RFC 4151.
 */
public final class IncidentFeed {
    private static final int ENTRIES = 100;
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private final IncidentStore incidents;
    private final Supplier<Configuration> configuration;

    /**
     * Of what the store remembers.
     *
     * @param configuration the one in force: whose sources they are, and what ids are made of
     */
    public IncidentFeed(IncidentStore incidents, Supplier<Configuration> configuration) {
        this.incidents = incidents;
        this.configuration = configuration;
    }

    /**
     * The feed's text.
     *
     * @param base how the management port was reached, e.g. {@code http://127.0.0.1:8081}
     */
    public Future<String> atom(String base) {
        return incidents.latest(ENTRIES).map(latest -> write(base, latest));
    }

    private String write(String base, List<Incident> latest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", "vi");
            head(xml, base, latest);
            for (Incident incident : latest) {
                entry(xml, base, incident);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("the incident feed cannot be written", impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void head(XMLStreamWriter xml, String base, List<Incident> latest) throws XMLStreamException {
        Instant updated = latest.stream()
                .map(IncidentFeed::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        String service = configuration.get().settings().server().title();
        text(xml, "id", tag("incidents"));
        text(xml, "title", service + ": sự cố của các nguồn · incidents of sources");
        text(xml, "updated", updated.toString());
        xml.writeStartElement("author");
        text(xml, "name", service);
        xml.writeEndElement();
        link(xml, "self", base + "/admin/incidents.atom", "application/atom+xml");
        link(xml, "alternate", base + "/sources", "application/json");
    }

    private void entry(XMLStreamWriter xml, String base, Incident incident) throws XMLStreamException {
        IncidentWords words = IncidentWords.of(incident.kind());
        boolean over = incident.resolvedAt().isPresent();
        String name = configuration.get().sources().stream()
                .filter(source -> source.id().equals(incident.sourceId()))
                .map(Source::name)
                .findFirst()
                .orElse(incident.sourceId());
        xml.writeStartElement("entry");
        text(xml, "id", tag("incident/" + incident.id()));
        text(
                xml,
                "title",
                (over ? "Đã qua: " : "") + words.name() + ": " + name + " · " + words.english()
                        + (over ? ", over" : ""));
        text(xml, "published", seconds(incident.since()).toString());
        text(xml, "updated", updated(incident).toString());
        link(xml, "alternate", base + "/sources#" + incident.sourceId(), "application/json");
        category(xml, ConstantName.of(incident.kind()));
        category(xml, over ? "resolved" : "open");
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(content(incident, words));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String content(Incident incident, IncidentWords words) {
        String until =
                incident.resolvedAt().map(end -> " đến · until " + seconds(end)).orElse("");
        return "<p>" + escaped(incident.evidence()).replace("\n", "<br>") + "</p><p>Nguồn · source: "
                + escaped(incident.sourceId()) + "; từ · since " + seconds(incident.since()) + until + "</p><p>"
                + escaped(words.advice()) + "</p><p lang=\"en\">" + escaped(words.englishAdvice()) + "</p>";
    }

    private String tag(String specific) {
        return "tag:" + configuration.get().settings().server().tagAuthority() + ":" + specific;
    }

    private static Instant updated(Incident incident) {
        return seconds(incident.resolvedAt().orElse(incident.since()));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void text(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(allowed(value));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String url, String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", url);
    }

    private static void category(XMLStreamWriter xml, String term) throws XMLStreamException {
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", term);
    }

    private static String escaped(String text) {
        return allowed(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Without what XML 1.0 cannot hold, or discourages. */
    private static String allowed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f) || (c > 0x9f && c < 0xd800) || c > 0xdfff)
                .filter(c -> (c & 0xfffe) != 0xfffe)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
