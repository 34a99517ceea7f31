package vn.tintinh.admin;

import java.util.List;
import java.util.Optional;
import vn.tintinh.web.Language;

/** What the templates of admins show: plain values, all of them text that the template escapes. */
public final class AdminViews {
    private AdminViews() {}

    /**
     * What every page has.
     *
     * @param path of the page, without its query
     * @param other the page in the other language
     * @param form token of the session's forms; empty where nobody is logged in
     * @param notice what the last action came to
     */
    public record Frame(
            Language language,
            String service,
            String title,
            String path,
            String other,
            Optional<String> form,
            List<Tab> tabs,
            Optional<Notice> notice) {
        /** A path of ours, in the page's language. */
        public String at(String to) {
            return language.at(to);
        }

        /** The wording in the page's language. */
        public String say(String vietnamese, String english) {
            return language.say(vietnamese, english);
        }
    }

    /** A page that the others lead to. */
    public record Tab(String name, String href, boolean here) {}

    /** One sentence; whether all is well. */
    public record Notice(boolean good, String text) {}

    /** A name that leads somewhere. */
    public record Link(String name, String href) {}

    /** A value with its name. */
    public record Fact(String name, String value) {}

    /** A time for machines, for the pedantic, and for people. */
    public record When(String iso, String exact, String words) {}

    /**
     * How something is.
     *
     * @param tone {@code good}, {@code warn}, {@code bad} or {@code calm}: how it is coloured
     */
    public record State(String tone, String name) {}

    /** Columns of a small picture, 4 units apart, as high as 24 units; the label says the same in words. */
    public record Plot(String label, int width, List<Bar> bars) {}

    /** One column; its height is at least 1 where there is anything. */
    public record Bar(int x, int y, int height, String title) {}

    /** Something to choose. */
    public record Option(String value, String name, boolean chosen) {}

    /** The page before there is a session. */
    public record Login(Frame frame, String token, String next, String problem) {}

    /** What is shown where something went wrong. */
    public record Message(Frame frame, String heading, String text) {}

    /** What is amiss. */
    public record Trouble(State state, String title, String detail, String href, Optional<When> since) {}

    /** The first page: what is wrong now, then what came today. */
    public record Overview(
            Frame frame,
            Notice sentence,
            List<Trouble> troubles,
            List<Fact> today,
            Plot plot,
            List<SourceRow> busiest) {}

    /**
     * A source in a table.
     *
     * @param next when it is polled next, and why then
     */
    public record SourceRow(
            String id,
            String name,
            String href,
            String place,
            State state,
            String reason,
            Optional<When> success,
            Optional<When> due,
            String next,
            Plot plot,
            String today,
            String latency) {}

    /** All sources, or those that were looked for. */
    public record Sources(
            Frame frame,
            String words,
            List<Option> states,
            List<Option> provinces,
            String count,
            List<SourceRow> rows,
            Optional<String> previous,
            Optional<String> next) {}

    /** One poll. */
    public record RunRow(When at, State outcome, String took, String size, String items, String problem, String node) {}

    /**
     * One item, and why it is where it is.
     *
     * @param why one sentence for each channel that it is in, and what keeps it from being shown
     */
    public record ItemRow(
            String id, String title, Optional<String> link, When seen, String date, State state, List<String> why) {}

    /** One incident. */
    public record IncidentRow(
            long id,
            Link source,
            State state,
            String kind,
            String advice,
            String evidence,
            When since,
            When last,
            Optional<When> over,
            boolean open,
            boolean acknowledged) {}

    /** One source in full. */
    public record SourcePage(
            Frame frame,
            SourceRow row,
            String url,
            String advice,
            boolean paused,
            boolean polled,
            List<Fact> facts,
            List<Fact> rule,
            List<Fact> hub,
            Plot plot,
            List<RunRow> runs,
            List<ItemRow> items,
            List<IncidentRow> incidents,
            List<Link> channels) {}

    /** Incidents that are open, and those that are over. */
    public record Incidents(Frame frame, List<IncidentRow> open, List<IncidentRow> over) {}

    /** A label that no category claims. */
    public record LabelRow(String label, String items, String sources, When last, List<Option> guesses, String yaml) {}

    /** Labels to be mapped; {@code writable}: whether there is a file of categories to write into. */
    public record Labels(Frame frame, boolean writable, List<LabelRow> rows) {}

    /** A subscriber that waits or fails. */
    public record SubscriberRow(
            String topic, String host, State state, Optional<When> since, Optional<When> next, String problem) {}

    /** A subscription of ours at a hub. */
    public record HubRow(Link source, String hub, State state, String figures, Optional<When> last, String problem) {}

    /** What the hub has to deliver, and what hubs deliver to us. */
    public record Deliveries(Frame frame, List<Fact> figures, List<SubscriberRow> subscribers, List<HubRow> hubs) {}

    /**
     * A partner site.
     *
     * @param ways how often each way to embed was shown in 30 days
     */
    public record PartnerRow(String id, String name, List<String> origins, Plot plot, List<Fact> ways) {}

    /** Partner sites, and how often their readers were shown our blocks. */
    public record Partners(Frame frame, List<PartnerRow> rows) {}

    /** One line of the audit. */
    public record RemovalRow(
            String id, String title, String source, String reason, String evidence, When at, Optional<When> restored) {}

    /** Taking down, and the audit of it. */
    public record Takedown(Frame frame, String item, List<RemovalRow> removals) {}

    /**
     * One complaint.
     *
     * @param state how much time is left, or what was done
     * @param items pages that it names, and where each is taken down
     * @param answer empty while there is none
     */
    public record ComplaintRow(
            String receipt,
            State state,
            String ground,
            String name,
            String contact,
            String text,
            List<Link> items,
            When received,
            Optional<When> closed,
            String answer) {}

    /** Complaints that wait, those that were answered, and what can be done. */
    public record Complaints(Frame frame, List<ComplaintRow> open, List<ComplaintRow> closed, List<Option> outcomes) {}

    /** The settings of one part. */
    public record Group(String name, List<Fact> facts) {}

    /** The configuration in force, and what is wrong with the files. */
    public record Loaded(Frame frame, List<String> faults, List<Fact> counts, List<Group> groups) {}

    /**
     * What a changed copy of the configuration would do.
     *
     * @param inForce name of the directory that is in force
     * @param copies directories that can be compared with it
     * @param faults of the copy that was chosen
     */
    public record Planned(
            Frame frame, String inForce, List<Option> copies, List<String> faults, Optional<Change> change) {}

    /** What would change, found by so many items; sources and channels that stay as they are left out. */
    public record Change(String items, List<Fact> sources, List<ChannelRow> channels) {}

    /** A channel with the titles of what it would gain and lose. */
    public record ChannelRow(
            String name,
            String path,
            String fate,
            String atOnce,
            String later,
            List<String> gained,
            List<String> lost) {}

    /** What may be said of a source that is to be added. */
    public record Add(Frame frame, String url, List<Option> provinces, List<Option> kinds, List<Option> categories) {}

    /** An item of a preview. */
    public record SeenRow(String title, String url, String date, String facts, String text, List<String> warnings) {}

    /**
     * A look at a source.
     *
     * @param steps what was done so far
     * @param entry what would be written, and into which file; empty where nothing is to be added
     */
    public record Preview(
            Frame frame,
            String url,
            String id,
            boolean running,
            List<String> steps,
            Notice sentence,
            List<String> feeds,
            List<String> doubts,
            List<SeenRow> items,
            Optional<Entry> entry,
            String back) {}

    /** YAML, and the file that it goes to. */
    public record Entry(String yaml, String file) {}
}
