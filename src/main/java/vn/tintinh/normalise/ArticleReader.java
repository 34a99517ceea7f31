package vn.tintinh.normalise;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Article;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Image;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Person;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Source;

/** Reads the articles of one page source. */
final class ArticleReader {
    private final Sanitiser sanitiser;
    private final Source source;

    ArticleReader(Sanitiser sanitiser, Source source) {
        this.sanitiser = sanitiser;
        this.source = source;
    }

    /** The item without keys; empty when neither page nor listing has a title, a text or a link. */
    Optional<Draft> draft(Article article, ListedItem listed, Instant now) {
        Urls urls = Urls.against(Optional.of(source.url()));
        Optional<String> listedLink = urls.absolute(listed.url()).map(Tracking::strip);
        Optional<String> canonical = canonical(article, listedLink, urls);
        Optional<String> link = canonical.or(() -> listedLink);
        Body body = body(article, listed, link);
        Optional<String> title = title(article, listed, body, link);
        if (title.isEmpty()) {
            return Optional.empty();
        }
        ItemDates dates = dates(article, listed, link, now);
        Traits traits = new Traits(Optional.empty(), link, listedLink, Traits.words(title.get()), dates, body.text());
        Optional<String> picture = article.image().or(listed::image).flatMap(urls::absolute);
        Draft draft = new Draft(
                traits,
                title.get(),
                body,
                Authors.of(article.authors().stream().map(Person::named).toList(), source.name()),
                Labels.of(article.labels()),
                List.of(),
                picture.map(Image::at).or(body::picture),
                article.language().flatMap(EntryReader::language));
        return Optional.of(draft);
    }

    private static Optional<String> title(Article article, ListedItem listed, Body body, Optional<String> link) {
        String ofPage = Titles.plain(article.title());
        String said = ofPage.isEmpty() ? Titles.plain(listed.title()) : ofPage;
        return said.isEmpty() ? Titles.substitute(body.text(), link) : Optional.of(said);
    }

    private Body body(Article article, ListedItem listed, Optional<String> link) {
        String lead = article.lead().or(listed::summary).orElse("");
        SafeHtml content = sanitiser.clean(
                article.body(), Urls.against(link.orElse(source.url().toString())));
        return Body.of(Excerpt.paragraphs(lead), List.of(content), sanitiser);
    }

    /** What the page calls itself, where that is the same page: many templates give all pages one canonical URL. */
    private static Optional<String> canonical(Article article, Optional<String> listed, Urls urls) {
        Optional<String> said = article.canonical().flatMap(urls::absolute).map(Tracking::strip);
        return said.filter(url -> {
            CanonicalUrl own = CanonicalUrl.of(url);
            Optional<CanonicalUrl> other = listed.map(CanonicalUrl::of);
            return !own.isFrontPage()
                    && other.filter(page ->
                                    page.slug().equals(own.slug()) && page.id().equals(own.id()))
                            .isPresent();
        });
    }

    private static ItemDates dates(Article article, ListedItem listed, Optional<String> link, Instant now) {
        ItemDates dates = ItemDates.of(article.published().or(listed::published), article.updated(), link, now);
        boolean fromUrl = dates.basis() == DateBasis.PUBLISHED
                && article.published().isPresent()
                && article.dateBasis().filter("url"::equals).isPresent();
        return fromUrl ? new ItemDates(dates.published(), dates.updated(), DateBasis.URL, dates.precision()) : dates;
    }
}
