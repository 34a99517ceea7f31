package vn.tintinh.demo;

import java.time.Instant;
import java.util.List;

/**
 * A provincial portal with an Atom feed: summaries, persons, dates of change, validators.
 *
 * @param origin scheme, host and port
 */
record PortalSite(Place place, StoryWriter writer, String origin) implements Site {
    @Override
    public String polled() {
        return "tin-tuc.atom";
    }

    @Override
    public Answer answer(String path, Instant now, int request) {
        if (path.equals(polled())) {
            List<Story> newest = writer.newest(now);
            return Answer.of("application/atom+xml", feed(newest))
                    .validated(newest.get(0).published());
        }
        return Markup.story(writer, path, now)
                .map(story -> Answer.of(
                                "text/html",
                                Markup.articlePage(
                                        place,
                                        story,
                                        "<meta property=\"article:published_time\" content=\"" + story.published()
                                                + "\">"))
                        .validated(story.published()))
                .orElse(Answer.NOT_FOUND);
    }

    private String feed(List<Story> stories) {
        String base = origin + "/" + place.prefix() + "/";
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\" xml:base=\"" + base
                + "\"><id>tag:tintinh.example,2026:"
                + place.prefix() + "</id><title>" + Markup.escape(place.name()) + "</title><updated>"
                + stories.get(0).published() + "</updated><link rel=\"self\" href=\"" + polled()
                + "\"/><link rel=\"alternate\" type=\"text/html\" href=\"" + base + "\"/>\n");
        for (Story story : stories) {
            xml.append("<entry><id>tag:tintinh.example,2026:")
                    .append(place.prefix())
                    .append(':')
                    .append(story.id())
                    .append("</id><title>")
                    .append(Markup.escape(story.title()))
                    .append("</title><link href=\"tin/")
                    .append(story.slug())
                    .append('-')
                    .append(story.id())
                    .append(".htm\"/><published>")
                    .append(story.published())
                    .append("</published><updated>")
                    .append(story.published())
                    .append("</updated><author><name>")
                    .append(story.author())
                    .append("</name></author><category term=\"")
                    .append(Markup.escape(story.label()))
                    .append("\"/><summary>")
                    .append(Markup.escape(story.lead()))
                    .append("</summary><content type=\"html\">")
                    .append(Markup.escape(Markup.paragraphs(story)))
                    .append("</content></entry>\n");
        }
        return xml.append("</feed>\n").toString();
    }
}
