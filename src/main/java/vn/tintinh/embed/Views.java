package vn.tintinh.embed;

import java.util.List;
import java.util.Optional;
import vn.tintinh.web.Language;

/** What the templates of blocks show: plain values, all of them text that the template escapes. */
public final class Views {
    private Views() {}

    /**
     * A block.
     *
     * @param classes of its outermost element
     * @param heading of it
     * @param steps whether there are buttons to move a strip by
     * @param leads whether the first words are shown
     * @param target where links open; empty for where they stand
     * @param page our page of the same
     * @param service what we call ourselves
     */
    public record Block(
            String classes,
            Language language,
            String heading,
            boolean strip,
            boolean steps,
            boolean leads,
            Optional<String> target,
            List<Line> lines,
            String page,
            String service) {
        /** The wording in the block's language. */
        public String say(String vietnamese, String english) {
            return language.say(vietnamese, english);
        }
    }

    /** One headline; the image is empty where none is shown. */
    public record Line(
            String title,
            Optional<String> link,
            Optional<String> image,
            String attribution,
            String lead,
            String language) {}

    /** A block as a document; the first of the URLs is that of oEmbed. */
    public record Frame(Block block, String oembed, String styles, String script) {}

    /** One choice of a list. */
    public record Choice(String value, String name, boolean chosen) {}

    /** Choices of one kind. */
    public record Group(String name, List<Choice> choices) {}

    /**
     * One way to paste a block.
     *
     * @param id of the field that holds it
     * @param note what it needs, and what it can do
     */
    public record Code(String id, String name, String note, String text, int lines) {}

    /** What a form was filled in with. */
    public record Filled(
            String query,
            List<Choice> layouts,
            int count,
            boolean images,
            List<Choice> themes,
            String accent,
            String background,
            String text,
            List<Choice> languages,
            String title,
            Optional<String> partner) {}

    /**
     * The builder.
     *
     * @param faults what is wrong with the form; then there are no codes
     * @param preview URL of the frame
     */
    public record Builder(
            vn.tintinh.web.Views.Frame frame,
            String styles,
            List<Group> channels,
            Filled filled,
            List<String> faults,
            List<Code> codes,
            String preview,
            int height) {}
}
