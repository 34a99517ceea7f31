package vn.tintinh.normalise;

import java.util.Set;

/** The text of a safe fragment: it is well formed and knows five character references, so no parser is needed. */
final class PlainText {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "article",
            "aside",
            "section",
            "header",
            "footer",
            "main",
            "nav",
            "address",
            "figure",
            "figcaption",
            "details",
            "summary",
            "hgroup",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "tr",
            "pre",
            "br",
            "hr");

    private final String html;
    private final StringBuilder out;
    private boolean space;
    private boolean line;
    private int preformatted;
    private int captions;

    private PlainText(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length());
    }

    /** The text, paragraphs separated by a newline; a caption belongs to its picture, and is not in it. */
    static String of(String html) {
        return new PlainText(html).read();
    }

    private String read() {
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            text(at, tag < 0 ? html.length() : tag);
            if (tag < 0) {
                break;
            }
            int end = html.indexOf('>', tag); // values of attributes hold no '>'
            tag(tag + 1, end);
            at = end + 1;
        }
        return out.toString();
    }

    private void tag(int from, int end) {
        boolean closing = html.charAt(from) == '/';
        int start = closing ? from + 1 : from;
        int stop = start;
        while (stop < end && html.charAt(stop) != ' ') {
            stop++;
        }
        String name = html.substring(start, stop);
        if (name.equals("figcaption")) {
            captions += closing ? -1 : 1;
        }
        if (BLOCKS.contains(name)) {
            line = true;
            preformatted += !name.equals("pre") ? 0 : closing ? -1 : 1;
        } else if (name.equals("td") || name.equals("th")) {
            space = true;
        }
    }

    private void text(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = html.charAt(i);
            if (c == '\n' && preformatted > 0) {
                line = true;
            } else if (c <= ' ' || c == 0xA0) {
                space = true;
            } else if (c == '&') {
                int end = html.indexOf(';', i);
                append(character(html.substring(i + 1, end)));
                i = end;
            } else {
                append(c);
            }
        }
    }

    private void append(char c) {
        if (captions > 0) {
            return;
        }
        if (out.length() > 0 && (line || space)) {
            out.append(line ? '\n' : ' ');
        }
        line = false;
        space = false;
        out.append(c);
    }

    private static char character(String reference) {
        return switch (reference) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "#x338" -> '\u0338';
            default -> '&';
        };
    }
}
