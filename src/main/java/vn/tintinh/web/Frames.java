package vn.tintinh.web;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;

/** What stands around the matter of every page, by the configuration in force and in one language. */
public final class Frames {
    static final Map<Format, String> FORMATS = Map.of(Format.RSS, "RSS", Format.ATOM, "Atom", Format.JSON, "JSON Feed");

    private final Settings.Server server;
    private final Language language;

    /** Those of a configuration. */
    public Frames(Channels channels, Language language) {
        this.server = channels.configuration().settings().server();
        this.language = language;
    }

    /**
     * What a page is about.
     *
     * @param path where it is, below the server's own address; with its query where it has one, without the language
     * @param title its name in the page's language
     * @param description one sentence
     * @param channel what it shows, if it shows one: its feeds are announced
     * @param alternates what else is announced beside the channel's feeds: other forms of the page
     * @param scripts paths of our scripts that it needs beside the one of every page
     * @param searched what was searched for, if anything was
     * @param data JSON-LD as {@link StructuredData} makes it
     */
    public record Subject(
            String path,
            String title,
            String description,
            Optional<Channel> channel,
            List<Views.Feed> alternates,
            List<String> scripts,
            Optional<String> searched,
            Optional<String> data) {
        public Subject {
            requireNonNull(path);
            requireNonNull(title);
            requireNonNull(description);
            requireNonNull(channel);
            alternates = List.copyOf(alternates);
            scripts = List.copyOf(scripts);
            requireNonNull(searched);
            requireNonNull(data);
        }

        /** A page that shows no channel. */
        public static Subject of(String path, String title, String description) {
            return new Subject(
                    path,
                    title,
                    description,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same page showing a channel. */
        public Subject showing(Channel shown) {
            return new Subject(path, title, description, Optional.of(shown), alternates, scripts, searched, data);
        }

        /** The same page with another form of it announced. */
        public Subject with(Views.Feed alternate) {
            List<Views.Feed> more =
                    Stream.concat(alternates.stream(), Stream.of(alternate)).toList();
            return new Subject(path, title, description, channel, more, scripts, searched, data);
        }

        /** The same page with another script of ours. */
        public Subject scripted(String script) {
            List<String> more =
                    Stream.concat(scripts.stream(), Stream.of(script)).toList();
            return new Subject(path, title, description, channel, alternates, more, searched, data);
        }

        /** The same page as one of search. */
        Subject searching(String words) {
            return new Subject(path, title, description, channel, alternates, scripts, Optional.of(words), data);
        }

        /** The same page, told to programs too. */
        Subject described(String json) {
            return new Subject(path, title, description, channel, alternates, scripts, searched, Optional.of(json));
        }
    }

    /** The frame of a page. */
    public Views.Frame frame(Subject subject) {
        String prefix = prefix();
        List<Views.Feed> feeds = new ArrayList<>();
        subject.channel().ifPresent(channel -> {
            for (Format format : Format.values()) {
                String type = format.mediaType().replaceFirst(";.*", "");
                String name = subject.title() + " (" + FORMATS.get(format) + ")";
                feeds.add(new Views.Feed(type, name, prefix + Addresses.feed(channel, format)));
            }
            String page = server.publicUrl() + language.at(subject.path());
            feeds.add(new Views.Feed(
                    "application/json+oembed", subject.title(), server.publicUrl() + Addresses.oembed(page)));
        });
        feeds.addAll(subject.alternates());
        return new Views.Frame(
                language,
                server.title(),
                subject.title(),
                subject.description(),
                prefix,
                prefix + Files.SHIPPED.styles(),
                Stream.concat(Stream.of(Files.SHIPPED.script()), subject.scripts().stream())
                        .map(script -> prefix + script)
                        .toList(),
                server.publicUrl() + Language.VIETNAMESE.at(subject.path()),
                server.publicUrl() + Language.ENGLISH.at(subject.path()),
                prefix + language.other().at(subject.path()),
                navigation(),
                feeds,
                subject.channel().map(shown -> server.publicUrl() + Addresses.HUB),
                subject.searched(),
                subject.data());
    }

    /** What every page leads to. */
    private List<Views.Link> navigation() {
        return List.of(
                new Views.Link(language.say("Chuyên mục", "Topics"), at("/") + "#topics"),
                new Views.Link(language.say("Tỉnh, thành", "Provinces"), at(ListPages.PROVINCES)),
                new Views.Link(language.say("Nguồn tin", "Sources"), at(ListPages.SOURCES)));
    }

    /** A path of ours as a link in a page of this language. */
    public String at(String path) {
        return prefix() + language.at(path);
    }

    /** The path that the server is reached under; empty at a host's root. */
    public String prefix() {
        return server.prefix();
    }

    /** The language of the pages. */
    public Language language() {
        return language;
    }

    /** What the service is called. */
    public String service() {
        return server.title();
    }

    /** Where the server is reached; never ends in a slash. */
    public URI base() {
        return server.publicUrl();
    }
}
