package vn.tintinh.web;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.config.Settings;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Ground;
import vn.tintinh.publish.Heads;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.Complaint;
import vn.tintinh.store.ComplaintStore;

/**
 * {@code /complaint}: where publishers, and those whom items are about, ask for something to go or to be put right; and
 * what became of it, for who has the receipt. The electronic tool that NĐ 147/2024/NĐ-CP, Điều 28.1 asks for.
 */
final class ComplaintPages {
    static final String PATH = "/complaint";
    private static final int LARGEST = 32 * 1024;
    private static final int EACH = 10;
    private static final int ALL = 300;

    private final Publisher publisher;
    private final ComplaintStore store;
    private final Templates templates = new Templates();
    private final Allowance allowance = new Allowance(EACH, ALL, Duration.ofHours(1), Ticker.systemTicker());

    ComplaintPages(Publisher publisher, ComplaintStore store) {
        this.publisher = publisher;
        this.store = store;
    }

    void on(Router router) {
        router.route(PATH).handler(this::desk);
        router.route(PATH + "/:receipt").handler(Routes.reading(this::receipt));
    }

    private void desk(RoutingContext context) {
        if (context.request().method().equals(HttpMethod.POST)) {
            receive(context);
        } else {
            Routes.reading(fresh -> show(fresh, 200, prefilled(fresh.queryParams()), Map.of()))
                    .handle(context);
        }
    }

    /** A page may lead here with the address that is complained of. */
    private static Map<String, String> prefilled(MultiMap query) {
        return Optional.ofNullable(query.get("url"))
                .map(url -> Map.of("urls", url))
                .orElse(Map.of());
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        Language language = language(context);
        if (Form.isForeign(request, server().publicUrl())) {
            refuse(request, 403, "This form is sent from its own page only.");
            return;
        }
        Form.read(request, LARGEST).onComplete(read -> {
            if (request.response().closed()) {
                return;
            }
            if (read.failed()) {
                Form.Refused why = (Form.Refused) read.cause();
                refuse(request, why.status(), why.sentence());
                return;
            }
            ComplaintForm form = new ComplaintForm(read.result(), language);
            if (!form.faults().isEmpty()) {
                show(context, 422, form.values(), form.faults());
            } else if (!allowance.take(Visitor.of(request))) {
                request.response().putHeader(HttpHeaders.RETRY_AFTER, "3600");
                show(context, 429, form.values(), Map.of("form", ComplaintForm.tooOften(language)));
            } else {
                store(context, form.said());
            }
        });
    }

    private static void refuse(HttpServerRequest request, int status, String sentence) {
        Problems.close(request);
        Problems.send(request, status, sentence);
    }

    private void store(RoutingContext context, Complaint.Said said) {
        Duration within = settings().complaints().within(said.ground());
        Answers.later(context.request(), store.receive(said, within), complaint -> context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, frames(context).at(PATH + "/" + complaint.receipt()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end());
    }

    private void show(RoutingContext context, int status, Map<String, String> values, Map<String, String> faults) {
        Language language = language(context);
        String title = language.say("Khiếu nại, yêu cầu gỡ tin", "Complaints and takedown requests");
        ComplaintViews.Page page = new ComplaintViews.Page(
                frames(context).frame(Frames.Subject.of(PATH, title, title)),
                Stream.of(Ground.values())
                        .map(ground -> choice(ground, values, language))
                        .toList(),
                values,
                faults);
        send(context, status, templates.render("complaint", page));
    }

    private ComplaintViews.Choice choice(Ground ground, Map<String, String> values, Language language) {
        String value = ConstantName.of(ground);
        return new ComplaintViews.Choice(
                value,
                ComplaintWords.of(ground, language),
                ComplaintWords.span(settings().complaints().within(ground), language),
                value.equals(values.get("ground")));
    }

    private void receipt(RoutingContext context) {
        String receipt = context.pathParam("receipt").toUpperCase(Locale.ROOT);
        if (!receipt.matches("KN(-[0-9A-Z]{4}){3}")) {
            context.next();
            return;
        }
        Answers.later(
                context.request(),
                store.find(receipt),
                found -> found.ifPresentOrElse(complaint -> show(context, complaint), context::next));
    }

    private void show(RoutingContext context, Complaint complaint) {
        Language language = language(context);
        Instant now = publisher.clock().instant();
        String heading = language.say("Khiếu nại ", "Complaint ") + complaint.receipt();
        List<Views.Figure> lines = new ArrayList<>();
        lines.add(new Views.Figure(language.say("Mã biên nhận", "Receipt"), complaint.receipt()));
        lines.add(new Views.Figure(
                language.say("Lý do", "Ground"),
                ComplaintWords.of(complaint.said().ground(), language)));
        lines.add(new Views.Figure(language.say("Nhận lúc", "Received"), ComplaintWords.time(complaint.receivedAt())));
        lines.add(new Views.Figure(
                language.say("Hạn trả lời", "To be answered by"),
                ComplaintWords.time(complaint.dueAt())
                        + (complaint.closing().isPresent()
                                ? ""
                                : " (" + ComplaintWords.left(complaint.dueAt(), now, language) + ")")));
        complaint.closing().ifPresent(closing -> {
            lines.add(new Views.Figure(language.say("Trả lời lúc", "Answered"), ComplaintWords.time(closing.at())));
            lines.add(new Views.Figure(
                    language.say("Kết quả", "Outcome"), ComplaintWords.of(closing.outcome(), language)));
        });
        String text = complaint.closing().isPresent()
                ? language.say("Khiếu nại này đã được trả lời.", "This complaint has been answered.")
                : language.say(
                        "Chúng tôi đã nhận khiếu nại của bạn. Xin giữ mã biên nhận: mở lại trang này để biết kết quả.",
                        "We have your complaint. Please keep the receipt: this page will say what became of it.");
        ComplaintViews.Receipt page = new ComplaintViews.Receipt(
                frames(context).frame(Frames.Subject.of(PATH + "/" + complaint.receipt(), heading, heading)),
                heading,
                text,
                lines,
                complaint.closing().map(Complaint.Closing::answer));
        context.response().putHeader("X-Robots-Tag", "noindex");
        send(context, 200, templates.render("receipt", page));
    }

    private static void send(RoutingContext context, int status, byte[] page) {
        HttpServerResponse response = context.response().setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Heads.protect(response.headers());
        Problems.end(context.request(), Buffer.buffer(page));
    }

    private Frames frames(RoutingContext context) {
        return new Frames(publisher.channels(), language(context));
    }

    private static Language language(RoutingContext context) {
        return Language.of(context.queryParams());
    }

    private Settings settings() {
        return publisher.channels().configuration().settings();
    }

    private Settings.Server server() {
        return settings().server();
    }
}
