package vn.tintinh.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.VietnamTime;

/** The pieces that several sample sites share: escaping, dates, a modern article's page, a drawn image. */
final class Markup {
    /** The zone that all sample sites write in. */
    private static final Pattern ID = Pattern.compile("(?:^|[-/])(\\d{5,7})(?:\\.\\w+)?$");

    private static final List<String> COLOURS =
            List.of("#0b6e4f", "#1d4e89", "#9c2c2c", "#7a4b94", "#b5651d", "#2a6f77");

    private Markup() {}

    /** Text as content or attribute value of HTML and XML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** An instant by a pattern, in Vietnam's time. */
    static String date(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(VietnamTime.ZONE)
                .format(instant);
    }

    /** The news that a path ends in the id of. */
    static Optional<Story> story(StoryWriter writer, String path, Instant now) {
        Matcher matcher = ID.matcher(path);
        return matcher.find()
                ? writer.byId(Integer.parseInt(matcher.group(1)), now).stream().findFirst()
                : Optional.empty();
    }

    /** The paragraphs of a story as HTML. */
    static String paragraphs(Story story) {
        StringBuilder html = new StringBuilder();
        story.paragraphs()
                .forEach(text -> html.append("<p>").append(escape(text)).append("</p>\n"));
        return html.toString();
    }

    /** A drawing: the province's name over hills, its colours by the id. */
    static Answer image(Place place, int id) {
        String colour = COLOURS.get(Math.floorMod(id, COLOURS.size()));
        String drawing =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\" width=\"640\" height=\"360\">"
                        + "<rect width=\"640\" height=\"360\" fill=\"#dfeaf2\"/><circle cx=\"" + (80 + id * 37 % 480)
                        + "\" cy=\"90\" r=\"42\" fill=\"#f4c95d\"/><path d=\"M0 " + (220 + id * 13 % 60)
                        + " Q160 120 320 240 T640 200 V360 H0Z\" fill=\"" + colour
                        + "\"/><text x=\"320\" y=\"330\" fill=\"#fff\""
                        + " font-family=\"sans-serif\" font-size=\"30\" text-anchor=\"middle\">"
                        + escape(place.province())
                        + "</text></svg>";
        return Answer.of("image/svg+xml", drawing, StandardCharsets.UTF_8);
    }

    /** An article's page as newer systems write it. */
    static String articlePage(Place place, Story story, String head) {
        return "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>" + escape(story.title())
                + " - "
                + escape(place.name()) + "</title>" + head + "</head>\n<body><header><a href=\"/" + place.prefix()
                + "/\">"
                + escape(place.name()) + "</a></header>\n<nav class=\"breadcrumb\"><a href=\"/" + place.prefix()
                + "/\">Trang chủ</a> <a href=\"/" + place.prefix() + "/\">" + escape(story.label())
                + "</a></nav>\n<article><h1>" + escape(story.title()) + "</h1>\n<time datetime=\""
                + date(story.published(), "yyyy-MM-dd'T'HH:mm:ssXXX") + "\">"
                + date(story.published(), "dd/MM/yyyy HH:mm")
                + "</time>\n<p class=\"sapo\">" + escape(story.lead()) + "</p>\n<div class=\"article-body\">\n"
                + paragraphs(story) + "<p class=\"author\"><strong>" + escape(story.author())
                + "</strong></p></div></article>\n<footer>© " + escape(place.name())
                + ". Nội dung mẫu của Tin Tỉnh.</footer></body></html>\n";
    }
}
