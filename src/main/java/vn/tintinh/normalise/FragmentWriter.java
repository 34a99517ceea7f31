package vn.tintinh.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes a fragment that an HTML parser reads back as exactly the tree that was written.
 *
 * <p>The HTML parser moves elements about (HTML §13.2.6): a block ends an open {@code p}, a link ends an open link, an
 * {@code li} ends one further up, a stray word in a table goes before the table. So two readers may see different trees
 * in the same bytes (mXSS), and cleaning twice would not be cleaning once. Here nothing is written where the parser
 * would move it: {@link #place} says whether and under which name an element may stand. All tags are written out, no
 * element is left open, and none stands deeper than parsers look.
 */
final class FragmentWriter {
    /** jsoup looks up to 100 elements up, browsers cut at 512. */
    private static final int DEEPEST = 64;

    private static final Set<String> TOKENS = Set.of("mi", "mn", "mo", "ms", "mtext", "mspace");

    private final StringBuilder out;
    private final List<String> open = new ArrayList<>();
    private String text = "";
    private final StringBuilder moreText = new StringBuilder();
    private int links;
    private int paragraphs;
    private int headings;
    private int formulas;
    private boolean startsPreformatted;

    FragmentWriter(int expectedLength) {
        out = new StringBuilder(expectedLength + 16);
    }

    /** The name under which the element may be written here; empty: its content only. */
    String place(Tag tag) {
        if (open.size() >= DEEPEST) {
            return "";
        }
        String parent = parent();
        if (formulas > 0) {
            return tag.kind() == Tag.Kind.MATH
                            && !TOKENS.contains(parent)
                            && !tag.name().equals("math")
                    ? tag.name()
                    : "";
        }
        return switch (tag.kind()) {
            case TABLE_PART -> isPartOf(parent, tag.name()) ? tag.name() : "";
            case LIST_ITEM -> isList(parent) ? tag.name() : blockPlace("div");
            case TERM -> parent.equals("dl") ? tag.name() : blockPlace("div");
            case RUBY_PART -> parent.equals("ruby") ? tag.name() : "";
            case TABLE -> open.size() + 6 > DEEPEST ? "" : blockPlace(tag.name());
            case HEADING -> headings > 0 ? "" : blockPlace(tag.name());
            case BLOCK, PARAGRAPH, PREFORMATTED, LIST, VOID_BLOCK -> blockPlace(tag.name());
            case LINK -> links > 0 ? "" : inlinePlace(tag.name());
            case MATH -> tag.name().equals("math") ? inlinePlace("math") : "";
            default -> inlinePlace(tag.name());
        };
    }

    /** Whether the nearest open element is one that holds parts of tables and nothing else. */
    boolean isBetweenCells() {
        return isStructure(parent());
    }

    /** Whether a link is open. */
    boolean isInLink() {
        return links > 0;
    }

    /** Begins a start tag; attributes follow, then {@link #content} or {@link #noContent}. */
    void start(String name) {
        flush();
        startsPreformatted = false;
        out.append('<').append(name);
    }

    /** Adds an attribute to the start tag just begun. */
    void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        Characters.escapeAttribute(Characters.tidy(value), out);
        out.append('"');
    }

    /** Ends the start tag of an element that is open from now on. */
    void content(String name) {
        out.append('>');
        open.add(name);
        count(name, 1);
        startsPreformatted = name.equals("pre");
    }

    /** Ends the start tag of an element that has no end tag. */
    void noContent() {
        out.append('>');
    }

    /** Ends the element opened last. */
    void end() {
        flush();
        startsPreformatted = false;
        String name = open.remove(open.size() - 1);
        count(name, -1);
        out.append("</").append(name).append('>');
    }

    /** Adds text, plain. */
    void text(String more) {
        if (text.isEmpty()) {
            text = more;
        } else {
            moreText.append(more);
        }
    }

    /** Ends the fragment. */
    String finish() {
        flush();
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) <= ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    /** Text is tidied in whole runs: a letter and its mark may come from two nodes. */
    private void flush() {
        if (text.isEmpty()) {
            return;
        }
        String run = Characters.tidy(moreText.length() == 0 ? text : text + moreText);
        text = "";
        moreText.setLength(0);
        int start = 0;
        if (isBetweenCells()) {
            start = run.length();
        } else if (out.length() == 0) {
            start = spaces(run);
        } else if (startsPreformatted) { // a parser drops the first line break of a pre
            while (start < run.length() && run.charAt(start) == '\n') {
                start++;
            }
        }
        Characters.escapeText(start == 0 ? run : run.substring(start), out);
        startsPreformatted &= start == run.length();
    }

    private static int spaces(String run) {
        int start = 0;
        while (start < run.length() && run.charAt(start) <= ' ') {
            start++;
        }
        return start;
    }

    private String parent() {
        return open.isEmpty() ? "" : open.get(open.size() - 1);
    }

    private String inlinePlace(String name) {
        return isBetweenCells() ? "" : name;
    }

    private String blockPlace(String name) {
        return paragraphs > 0 || isBetweenCells() ? "" : name;
    }

    private void count(String name, int change) {
        switch (name) {
            case "a" -> links += change;
            case "p" -> paragraphs += change;
            case "math" -> formulas += change;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> headings += change;
            default -> {}
        }
    }

    private static boolean isList(String name) {
        return name.equals("ul") || name.equals("ol");
    }

    private static boolean isStructure(String name) {
        return switch (name) {
            case "table", "thead", "tbody", "tfoot", "tr", "colgroup" -> true;
            default -> false;
        };
    }

    private static boolean isPartOf(String parent, String name) {
        return switch (name) {
            case "tr" -> parent.equals("tbody") || parent.equals("thead") || parent.equals("tfoot");
            case "td", "th" -> parent.equals("tr");
            case "col" -> parent.equals("colgroup");
            default -> parent.equals("table");
        };
    }
}
