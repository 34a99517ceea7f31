package vn.tintinh.web;

import java.util.List;
import java.util.Optional;

/** What templates show: plain values, all of them text that the template escapes. */
public final class Views {
    private Views() {}

    /** A name that leads somewhere. */
    public record Link(String name, String href) {}

    /**
     * What every page has.
     *
     * @param prefix path that the server is reached under; empty at a host's root
     * @param styles URL of the style sheet
     * @param scripts URLs of our scripts
     * @param vietnamese absolute URL of the page in Vietnamese
     * @param english absolute URL of the page in English
     * @param other the page in the other language
     * @param navigation what every page leads to
     * @param feeds for autodiscovery
     * @param hub where changes of the page can be subscribed to; absolute
     */
    public record Frame(
            Language language,
            String service,
            String title,
            String description,
            String prefix,
            String styles,
            List<String> scripts,
            String vietnamese,
            String english,
            String other,
            List<Link> navigation,
            List<Feed> feeds,
            Optional<String> hub) {
        /** Absolute URL of the page itself. */
        public String self() {
            return language == Language.VIETNAMESE ? vietnamese : english;
        }

        /** A path of ours, in the page's language. */
        public String at(String path) {
            return prefix + language.at(path);
        }

        /** The wording in the page's language. */
        public String say(String vietnamese, String english) {
            return language.say(vietnamese, english);
        }
    }

    /** Another form of a page, which a browser finds: a feed of it mostly. */
    public record Feed(String type, String title, String href) {}

    /** A channel with its three feeds. */
    public record Row(String name, String page, String note, String rss, String atom, String json) {}

    /** Rows under one name. */
    public record Group(String name, List<Row> rows) {}

    /**
     * One headline.
     *
     * @param time of the day, {@code 11:20}
     * @param iso the same for machines
     * @param lead empty where none may be shown
     */
    public record Line(
            String title,
            Optional<String> link,
            Link outlet,
            Optional<Link> category,
            Optional<Link> province,
            String time,
            String iso,
            String lead,
            String language) {}

    /** Headlines of one day in Việt Nam. */
    public record Day(String name, List<Line> lines) {}

    /** The home page. */
    public record Home(
            Frame frame,
            Row all,
            Optional<Line> first,
            List<Line> next,
            List<Day> days,
            List<Row> categories,
            List<Row> provinces,
            List<Row> selected,
            List<Group> sources) {}

    /** The page of one channel. */
    public record ChannelPage(
            Frame frame, String heading, String note, Row feeds, Optional<Link> outside, List<Day> days) {}

    /** A number with its name. */
    public record Figure(String name, String value) {}

    /** How something does. */
    public record Figures(Frame frame, String heading, String text, List<Figure> figures, String note) {}

    /** What is shown where there is no page. */
    public record Missing(Frame frame, String heading, String text) {}
}
