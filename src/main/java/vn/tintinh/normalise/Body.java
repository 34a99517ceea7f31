package vn.tintinh.normalise;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.Image;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Text;

/**
 * What an item says.
 *
 * @param summary a few sentences
 * @param content the fullest text that is there
 * @param text the content as plain text
 */
record Body(SafeHtml summary, SafeHtml content, String text) {
    private static final int LONGEST_SUMMARY = 500;
    private static final Pattern PICTURE =
            Pattern.compile("<img src=\"(https?://[^\"]+)\"|<video [^>]*poster=\"(https?://[^\"]+)\"");

    /** Of a lead or teaser, and of texts of which the fullest counts; any of them may be empty. */
    static Body of(SafeHtml lead, Collection<SafeHtml> contents, Sanitiser sanitiser) {
        SafeHtml fullest = contents.stream()
                .max(Comparator.comparingInt(html -> html.value().length()))
                .filter(html -> html.value().length() >= lead.value().length())
                .orElse(lead);
        String text = sanitiser.plain(fullest);
        String teaser = lead.isEmpty() ? "" : lead.equals(fullest) ? text : sanitiser.plain(lead);
        return new Body(Excerpt.html(teaser.isBlank() ? text : teaser, LONGEST_SUMMARY), fullest, text);
    }

    /** A text construct as safe HTML. */
    static SafeHtml safe(Text text, Optional<String> base, Sanitiser sanitiser) {
        if (text.type() == Text.Type.TEXT) {
            return Excerpt.paragraphs(text.value());
        }
        return sanitiser.clean(
                text.value(), Urls.against(text.base().or(() -> base).orElse("")));
    }

    /** The first picture of the content. */
    Optional<Image> picture() {
        Matcher picture = PICTURE.matcher(content.value());
        return picture.find()
                ? Optional.of(Image.at(
                        (picture.group(1) == null ? picture.group(2) : picture.group(1)).replace("&amp;", "&")))
                : Optional.empty();
    }
}
