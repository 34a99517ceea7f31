package vn.tintinh.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.page.PageParser;

/** Reads an article or a listing and writes it as {@code inspect} answers it. */
final class InspectedPage {
    private final Sanitiser sanitiser;
    private final PageParser pages = new PageParser();

    InspectedPage(Sanitiser sanitiser) {
        this.sanitiser = sanitiser;
    }

    /** Writes the article into the answer; the problem where the page is none. */
    ObjectNode article(Document page, JsonNode request, Instant now, ZoneId zone, ObjectNode answer) {
        Parsed<Article> read = pages.article(page, InspectedRule.of(request.path("rule")), now, zone);
        return read.fold(
                article -> write(article, page.url(), answer),
                (problem, feeds) -> InspectAnswer.refusal(answer, problem, feeds));
    }

    /** Writes the listing into the answer; an empty list is an answer, a page without one is a problem. */
    ObjectNode listing(Document page, JsonNode request, Instant now, ZoneId zone, ObjectNode answer) {
        Parsed<Listing> read = pages.listing(page, InspectedRule.of(request.path("rule")), now, zone);
        return read.fold(
                listing -> write(listing, answer), (problem, feeds) -> InspectAnswer.refusal(answer, problem, feeds));
    }

    private ObjectNode write(Article article, Optional<URI> base, ObjectNode answer) {
        SafeHtml body = sanitiser.clean(article.body(), base);
        String text = sanitiser.plain(body);
        answer.put("ok", true);
        InspectAnswer.string(answer, "title", Optional.of(article.title()));
        InspectAnswer.string(answer, "lead", article.lead());
        InspectAnswer.string(answer, "body", Optional.of(body.value()));
        InspectAnswer.string(
                answer,
                "text",
                Optional.of(article.lead().map(lead -> withLead(lead, text)).orElse(text)));
        InspectAnswer.date(answer, "published", article.published());
        InspectAnswer.date(answer, "updated", article.updated());
        InspectAnswer.string(answer, "dateBasis", article.dateBasis());
        InspectAnswer.strings(answer, "authors", article.authors());
        InspectAnswer.strings(answer, "categories", article.labels());
        InspectAnswer.string(answer, "image", article.image());
        InspectAnswer.string(answer, "language", article.language());
        InspectAnswer.string(answer, "canonical", article.canonical());
        InspectAnswer.string(answer, "nextPage", article.nextPage());
        InspectAnswer.strings(answer, "warnings", article.warnings());
        return answer;
    }

    private static String withLead(String lead, String text) {
        return text.startsWith(lead.strip()) ? text : (lead.strip() + "\n" + text).strip();
    }

    private static ObjectNode write(Listing listing, ObjectNode answer) {
        answer.put("ok", true);
        ArrayNode items = answer.putArray("items");
        for (ListedItem item : listing.items()) {
            ObjectNode node = items.addObject();
            InspectAnswer.string(node, "url", Optional.of(item.url()));
            InspectAnswer.string(node, "title", Optional.of(item.title()));
            InspectAnswer.date(node, "published", item.published());
            InspectAnswer.string(node, "summary", item.summary());
            InspectAnswer.string(node, "image", item.image());
        }
        InspectAnswer.string(answer, "next", listing.next());
        InspectAnswer.strings(answer, "warnings", listing.warnings());
        if (listing.items().isEmpty()) {
            answer.put("problem", "The list is there and is empty.");
        }
        return answer;
    }
}
