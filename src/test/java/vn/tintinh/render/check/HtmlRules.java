package vn.tintinh.render.check;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/** Rules of HTML in feeds: it is HTML, it runs nothing, it hides nothing, it refers to nothing by a relative address. */
final class HtmlRules {
    private static final Set<String> RISKY = Set.of(
            "script",
            "style",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "meta",
            "link",
            "base",
            "title",
            "head",
            "html",
            "body",
            "noframes",
            "param",
            "plaintext",
            "xmp",
            "listing",
            "isindex",
            "bgsound",
            "comment");
    private static final Set<String> NEWER = Set.of("bdi", "picture", "source", "track", "wbr", "data", "main", "m");
    private static final Pattern RISKY_ATTRIBUTE =
            Pattern.compile("on.*|controls|srcdoc|formaction|manifest|fscommand|seeksegmenttime|behavior|xlink:.*");
    private static final Pattern STYLE_CHARACTERS =
            Pattern.compile("([:,;#%.\\sa-zA-Z0-9!]|\\w-\\w|'[\\s\\w]+'|\"[\\s\\w]+\"|\\([\\d,\\s]+\\))*");
    private static final Pattern STYLE_SHAPE = Pattern.compile("(\\s*[-\\w]+\\s*:\\s*[^:;]*(;|$))*");
    private static final Pattern STYLE_NAME =
            Pattern.compile("azimuth|background(-color)?|border(-.*)?|clear|color|cursor"
                    + "|direction|display|elevation|float|font(-.*)?|height|letter-spacing|line-height|list-style-type|margin(-.*)?"
                    + "|overflow|padding(-.*)?|pause(-.*)?|pitch(-.*)?|richness|speak(-.*)?|speech-rate|stress|text-align"
                    + "|text-decoration|text-indent|unicode-bidi|vertical-align|voice-family|volume|white-space|width");
    private static final Pattern BOX_VALUE = Pattern.compile("(#[0-9a-f]+|rgb\\(\\d+%?,\\d*%?,?\\d*%?\\)?"
            + "|\\d{0,2}\\.?\\d?\\d(cm|em|ex|in|mm|pc|pt|px|%|,|\\))?|[a-z!]+)");

    private HtmlRules() {}

    static void check(Report report, Element at, String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(5);
        Document document = Document.createShell("");
        parser.parseFragmentInput(html, document.body(), "").forEach(document.body()::appendChild);
        parser.getErrors().forEach(fault -> report.add(Rule.NOT_HTML, at, fault.getErrorMessage() + " in " + html));
        document.select("body *").forEach(element -> element(report, at, element));
        if (html.toLowerCase(Locale.ROOT).contains("<?import ")) {
            report.add(Rule.SECURITY_RISK, at, "?import");
        }
    }

    private static void element(Report report, Element at, org.jsoup.nodes.Element element) {
        String name = element.normalName();
        if (RISKY.contains(name)) {
            report.add(Rule.SECURITY_RISK, at, name);
        } else if (!element.tag().namespace().equals(Parser.NamespaceHtml)
                || (!Tag.isKnownTag(name) && !NEWER.contains(name))) {
            report.add(Rule.NOT_HTML, at, name);
        }
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (key.equals("style")) {
                style(report, at, attribute.getValue());
            } else if (RISKY_ATTRIBUTE.matcher(key).matches()) {
                report.add(Rule.SECURITY_RISK_ATTR, at, key);
            }
        }
        reference(report, at, element.attr(name.equals("img") ? "src" : "href"), name);
    }

    private static void reference(Report report, Element at, String url, String name) {
        boolean looked = name.equals("img") || name.equals("a");
        if (looked && !url.isBlank() && !url.strip().matches("(?s)\\w+:.*")) {
            report.add(Rule.CONTAINS_REL_REF, at, url);
        }
    }

    private static void style(Report report, Element at, String style) {
        if (!STYLE_CHARACTERS.matcher(style).matches()
                || !STYLE_SHAPE.matcher(style).matches()) {
            report.add(Rule.DANGEROUS_STYLE_ATTR, at, style);
            return;
        }
        for (String declaration : style.toLowerCase(Locale.ROOT).split(";", -1)) {
            String[] parts = declaration.split(":", 2);
            String name = parts[0].strip();
            if (parts.length < 2) {
                continue;
            }
            boolean box = name.matches("(background|border|margin|padding).*");
            boolean strange = !STYLE_NAME.matcher(name).matches()
                    || (box
                            && !java.util.stream.Stream.of(parts[1].strip().split("\\s+", -1))
                                    .allMatch(value -> value.isEmpty()
                                            || BOX_VALUE.matcher(value).matches()));
            if (strange) {
                report.add(Rule.DANGEROUS_STYLE_ATTR, at, declaration);
            }
        }
    }
}
