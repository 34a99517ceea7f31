package vn.tintinh.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A radio station's site from the age of font encodings: tables, TCVN3 through .VnTime, no feed, Last-Modified only. */
record StationSite(Place place, StoryWriter writer) implements Site {
    private static final String HTML = "text/html; charset=windows-1252";

    @Override
    public String polled() {
        return "tintuc.asp";
    }

    @Override
    public Answer answer(String path, Instant now, int request) {
        List<Story> newest = writer.newest(now);
        if (path.equals(polled())) {
            return page(listing(newest)).dated(newest.get(0).published());
        }
        return Markup.story(writer, path, now)
                .map(story -> page(article(story)).dated(story.published()))
                .orElse(Answer.NOT_FOUND);
    }

    private static Answer page(String html) {
        return Answer.of(HTML, html, StandardCharsets.ISO_8859_1);
    }

    private String head(String title) {
        return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\"><title>"
                + title
                + "</title></head><body bgcolor=\"#ffffff\"><table width=\"780\"><tr><td colspan=\"2\">"
                + Tcvn3.html(place.name()) + "</td></tr>";
    }

    private String listing(List<Story> stories) {
        StringBuilder html = new StringBuilder(head("PTTH"));
        for (Story story : stories) {
            html.append("<tr><td width=\"20\">&nbsp;</td><td><a href=\"/")
                    .append(place.prefix())
                    .append("/xemtin.asp/")
                    .append(story.id())
                    .append("\"><b>")
                    .append(Tcvn3.html(story.title()))
                    .append("</b></a> <i>(")
                    .append(Markup.date(story.published(), "dd/MM/yyyy"))
                    .append(")</i></td></tr>\n");
        }
        return html.append("</table></body></html>").toString();
    }

    private String article(Story story) {
        StringBuilder html = new StringBuilder(head("PTTH"))
                .append("<tr><td><h1>")
                .append(Tcvn3.html(story.title()))
                .append("</h1><i class=\"date\">")
                .append(Markup.date(story.published(), "dd/MM/yyyy HH:mm"))
                .append("</i><div id=\"noidung\">\n<p>")
                .append(Tcvn3.html(story.lead()))
                .append("</p>\n");
        story.paragraphs()
                .forEach(text -> html.append("<p>").append(Tcvn3.html(text)).append("</p>\n"));
        return html.append("<p align=\"right\"><b>")
                .append(Tcvn3.html(story.author()))
                .append("</b></p></div></td></tr></table></body></html>")
                .toString();
    }
}
