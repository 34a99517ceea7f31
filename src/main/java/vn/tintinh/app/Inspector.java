package vn.tintinh.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Document;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.text.DateReader;

/** InspectAnswer one request of {@code inspect} after another. A fault of ours in one answer fails that answer only. */
final class Inspector {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final InstantSource clock;
    private final FeedParser feeds = new FeedParser();
    private final Sanitiser sanitiser = new Sanitiser();
    private final InspectedFeed inspectedFeed = new InspectedFeed(sanitiser);
    private final InspectedPage inspectedPage = new InspectedPage(sanitiser);

    Inspector(InstantSource clock) {
        this.clock = clock;
    }

    /** The answer to one line of a batch, as one line. */
    String answerLine(String line) {
        JsonNode request;
        try {
            request = MAPPER.readTree(line);
        } catch (JsonProcessingException broken) {
            return InspectAnswer.refusal(
                            MAPPER.createObjectNode(), "The request is not JSON: " + broken.getOriginalMessage() + ".")
                    .toString();
        }
        return answer(request).toString();
    }

    /** The answer to one request. */
    ObjectNode answer(JsonNode request) {
        ObjectNode answer = MAPPER.createObjectNode();
        if (request.has("id")) {
            answer.set("id", request.get("id"));
        }
        try {
            return answered(request, answer);
        } catch (IOException unreadable) {
            return InspectAnswer.refusal(answer, "The file cannot be read: " + unreadable.getMessage() + ".");
        } catch (DateTimeException | InvalidPathException | URISyntaxException | InspectedRule.Faulty misused) {
            return InspectAnswer.refusal(answer, "The request is not understood: " + misused.getMessage() + ".");
        } catch (RuntimeException | StackOverflowError ours) { // a batch goes on; the answer says that it is our fault
            return InspectAnswer.refusal(answer, "This is a fault of Tin Tỉnh: " + ours + ".");
        }
    }

    private ObjectNode answered(JsonNode request, ObjectNode answer) throws IOException, URISyntaxException {
        Instant now =
                request.hasNonNull("now") ? Instant.parse(request.get("now").asText()) : clock.instant();
        ZoneId zone = ZoneId.of(request.path("zone").asText("Asia/Ho_Chi_Minh"));
        return switch (request.path("kind").asText()) {
            case "feed" -> feed(request, now, zone, answer);
            case "date" -> date(request, now, zone, answer);
            case "article" -> inspectedPage.article(document(request), request, now, zone, answer);
            case "listing" -> inspectedPage.listing(document(request), request, now, zone, answer);
            default -> InspectAnswer.refusal(answer, "The kind is none of feed, article, listing and date.");
        };
    }

    private ObjectNode feed(JsonNode request, Instant now, ZoneId zone, ObjectNode answer)
            throws IOException, URISyntaxException {
        return feeds.parse(document(request), now, zone, order(request))
                .fold(
                        feed -> inspectedFeed.write(feed, answer),
                        (problem, advertised) -> InspectAnswer.refusal(answer, problem, advertised));
    }

    private static ObjectNode date(JsonNode request, Instant now, ZoneId zone, ObjectNode answer) {
        Optional<ReadDate> read = DateReader.read(
                request.path("text").asText(""), now, zone, order(request).orElse(DayMonthOrder.DMY));
        if (read.isEmpty()) {
            return InspectAnswer.refusal(answer, "This is no date, or one that cannot be.");
        }
        answer.put("ok", true);
        answer.put("instant", read.get().instant().toString());
        if (read.get().precision() != Precision.WEEK) { // the scorers' word list has no week, and a day would be a lie
            answer.put("precision", ConstantName.of(read.get().precision()));
        }
        return answer;
    }

    private static Optional<DayMonthOrder> order(JsonNode request) {
        return switch (request.path("dayMonthOrder").asText("")) {
            case "mdy" -> Optional.of(DayMonthOrder.MDY);
            case "dmy" -> Optional.of(DayMonthOrder.DMY);
            default -> Optional.empty();
        };
    }

    private static Document document(JsonNode request) throws IOException, URISyntaxException {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, JsonNode> header : request.path("headers").properties()) {
            headers.put(header.getKey(), header.getValue().asText());
        }
        Optional<URI> url = request.hasNonNull("url")
                ? Optional.of(new URI(request.get("url").asText()))
                : Optional.empty();
        return new Document(
                url, headers, Files.readAllBytes(Path.of(request.path("file").asText())));
    }
}
