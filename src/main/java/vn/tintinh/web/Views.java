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
     * @param searched what was searched for, on a page of search; such pages are not for search engines
     * @param data what the page is about, for programs: JSON-LD that may stand in a script element as it is
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
            Optional<String> hub,
            Optional<String> searched,
            Optional<String> data) {
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

    /** A piece of text, and whether it is what was searched for. */
    public record Piece(String text, boolean hit) {}

    /** A picture of another host; its size is the frame's. */
    public record Picture(String url, String description) {}

    /**
     * One headline.
     *
     * @param time of the day, {@code 11:20}
     * @param iso the same for machines
     * @param stamp day and time, {@code 23/11/2026 11:20}
     * @param exact the same with the day of the week
     * @param lead empty where none may be shown
     * @param also the same news elsewhere: each by its outlet
     */
    public record Line(
            List<Piece> title,
            Optional<String> link,
            Link outlet,
            Optional<Link> category,
            Optional<Link> province,
            String time,
            String iso,
            String stamp,
            String exact,
            List<Piece> lead,
            String language,
            Optional<Picture> picture,
            List<Link> also) {}

    /** Headlines of one day in Việt Nam. */
    public record Day(String name, List<Line> lines) {}

    /**
     * The home page.
     *
     * @param older where the headlines go on
     */
    public record Home(
            Frame frame,
            Subscription subscription,
            Optional<Line> first,
            List<Line> next,
            List<Day> days,
            Optional<String> older,
            List<Row> categories,
            List<Link> provinces,
            List<Row> selected) {}

    /**
     * The page of one channel.
     *
     * @param outside the outlet's own page
     * @param older where the headlines go on
     */
    public record ChannelPage(
            Frame frame,
            String heading,
            String note,
            Subscription subscription,
            Optional<Link> outside,
            List<Day> days,
            Optional<String> older) {}

    /**
     * How a channel is subscribed to.
     *
     * @param feeds in each format, absolute
     * @param handler the first of them for a program that takes {@code feed:} URLs
     * @param stream where what is new is told; empty for what has no stream
     * @param page of the channel
     * @param note empty where there is nothing to say
     */
    public record Subscription(List<Link> feeds, String handler, Optional<String> stream, String page, String note) {}

    /** All sources, by place. */
    public record Sources(Frame frame, String heading, List<Group> groups) {}

    /**
     * All provinces.
     *
     * @param tiles from north to south
     * @param rows provinces of today
     * @param former units of before July 2025, each with the one of today that it belongs to
     */
    public record Provinces(Frame frame, String heading, List<Tile> tiles, List<Row> rows, List<Former> former) {}

    /**
     * A province in the picture of the country.
     *
     * @param place class names of column and row
     */
    public record Tile(String name, String href, String place) {}

    /** A unit that is no more. */
    public record Former(Link unit, Link today) {}

    /** One value of a choice. */
    public record Choice(String value, String name, boolean chosen) {}

    /** Choices under one name. */
    public record Choices(String name, List<Choice> choices) {}

    /**
     * What the form of search holds.
     *
     * @param from a day, {@code 2026-11-23}; empty for none
     * @param to the same
     * @param filtered whether anything but words is asked for
     */
    public record Form(
            String words,
            List<Choice> categories,
            List<Choice> provinces,
            List<Choices> sources,
            String from,
            String to,
            List<Choice> orders,
            boolean filtered) {}

    /**
     * A search and what it found.
     *
     * @param notices what of the query was not taken
     * @param count how many were found, as a sentence; empty before anything was asked for
     * @param days by date, empty where the most telling come first
     * @param lines the most telling first, empty where they come by date
     * @param pages other pages of what was found
     * @param advice what else to try, where nothing was found
     */
    public record Results(
            Frame frame,
            String heading,
            Form form,
            List<String> notices,
            String count,
            List<Day> days,
            List<Line> lines,
            List<Link> pages,
            List<String> advice,
            Optional<Subscription> subscription) {}

    /** A number with its name. */
    public record Figure(String name, String value) {}

    /** How something does. */
    public record Figures(Frame frame, String heading, String text, List<Figure> figures, String note) {}

    /** What is shown where there is no page. */
    public record Missing(Frame frame, String heading, String text) {}
}
