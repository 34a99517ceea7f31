package vn.tintinh.demo;

import java.time.Instant;
import java.util.List;

/**
 * A department's portal on WebForms: dates as the server's culture writes them ({@code 8/4/2017 11:20:00 AM}, month
 * first, no zone), no guids, no validators, addresses by query.
 *
 * @param origin scheme, host and port
 */
record DepartmentSite(Place place, StoryWriter writer, String origin) implements Site {
    @Override
    public String polled() {
        return "Rss.aspx";
    }

    @Override
    public Answer answer(String path, Instant now, int request) {
        if (path.equals(polled())) {
            return Answer.of("text/xml", feed(writer.newest(now)));
        }
        return Markup.story(writer, path.replace("ChiTiet.aspx", ""), now)
                .map(story -> Answer.of("text/html", Markup.articlePage(place, story, "")))
                .orElse(Answer.NOT_FOUND);
    }

    private String feed(List<Story> stories) {
        String base = origin + "/" + place.prefix() + "/";
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<rss version=\"2.0\"><channel><title>"
                        + Markup.escape(place.name()) + "</title><link>" + base
                        + "Default.aspx</link><description>RSS</description>\r\n");
        for (Story story : stories) {
            xml.append("  <item>\r\n    <title>")
                    .append(Markup.escape(story.title()))
                    .append("</title>\r\n    <link>")
                    .append(base)
                    .append("ChiTiet.aspx/")
                    .append(story.id())
                    .append("</link>\r\n    <description>")
                    .append(Markup.escape("<div>" + Markup.escape(story.lead()) + "</div>"))
                    .append("</description>\r\n    <category>")
                    .append(Markup.escape(story.label()))
                    .append("</category>\r\n    <pubDate>")
                    .append(Markup.date(story.published(), "M/d/yyyy h:mm:ss a"))
                    .append("</pubDate>\r\n  </item>\r\n");
        }
        return xml.append("</channel></rss>").toString();
    }
}
