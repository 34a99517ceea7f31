package vn.tintinh.demo;

import java.time.Instant;
import java.util.List;

/**
 * A provincial paper with a good RSS 2.0 feed: categories, {@code content:encoded}, images, guids, validators.
 *
 * @param origin scheme, host and port
 */
record PaperSite(Place place, StoryWriter writer, String origin) implements Site {
    @Override
    public String polled() {
        return "rss/home.rss";
    }

    @Override
    public Answer answer(String path, Instant now, int request) {
        List<Story> newest = writer.newest(now);
        if (path.equals(polled())) {
            return Answer.of("application/rss+xml", feed(newest))
                    .validated(newest.get(0).published());
        }
        if (path.startsWith("images/")) {
            return Markup.story(writer, path, now)
                    .map(story -> Markup.image(place, story.id()).validated(story.published()))
                    .orElse(Answer.NOT_FOUND);
        }
        return Markup.story(writer, path, now)
                .map(story -> Answer.of("text/html", Markup.articlePage(place, story, head(story)))
                        .validated(story.published()))
                .orElse(Answer.NOT_FOUND);
    }

    private String base() {
        return origin + "/" + place.prefix() + "/";
    }

    private String link(Story story) {
        return base() + story.slug() + "-" + story.id() + ".html";
    }

    private String image(Story story) {
        return base() + "images/" + story.id() + ".svg";
    }

    private String feed(List<Story> stories) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n<title>"
                + Markup.escape(place.name()) + "</title><link>" + base() + "</link><description>Tin tức "
                + place.province()
                + " (trang mẫu)</description><language>vi</language><ttl>1</ttl><atom:link rel=\"self\" href=\""
                + base() + polled() + "\" type=\"application/rss+xml\"/>\n");
        for (Story story : stories) {
            String content =
                    "<p><strong>" + Markup.escape(story.lead()) + "</strong></p>\n<figure><img src=\"" + image(story)
                            + "\" alt=\"" + Markup.escape(story.title()) + "\"></figure>\n" + Markup.paragraphs(story);
            xml.append("<item><title>")
                    .append(Markup.escape(story.title()))
                    .append("</title><link>")
                    .append(link(story))
                    .append("</link><guid isPermaLink=\"false\">")
                    .append(place.prefix())
                    .append('-')
                    .append(story.id())
                    .append("</guid><category>")
                    .append(Markup.escape(story.label()))
                    .append("</category><dc:creator>")
                    .append(story.author())
                    .append("</dc:creator><pubDate>")
                    .append(Markup.date(story.published(), "EEE, dd MMM yyyy HH:mm:ss Z"))
                    .append("</pubDate><description>")
                    .append(Markup.escape(story.lead()))
                    .append("</description><content:encoded><![CDATA[")
                    .append(content)
                    .append("]]></content:encoded><enclosure url=\"")
                    .append(image(story))
                    .append("\" type=\"image/svg+xml\" length=\"0\"/></item>\n");
        }
        return xml.append("</channel></rss>\n").toString();
    }

    private String head(Story story) {
        return "<meta property=\"og:image\" content=\"" + image(story) + "\"><link rel=\"canonical\" href=\""
                + link(story)
                + "\"><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\","
                + "\"headline\":\"" + story.title() + "\",\"datePublished\":\"" + story.published()
                + "\",\"author\":{\"@type\":\"Person\",\"name\":\"" + story.author() + "\"}}</script>";
    }
}
