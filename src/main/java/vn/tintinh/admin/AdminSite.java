package vn.tintinh.admin;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.AdminStore;
import vn.tintinh.store.RunStore;
import vn.tintinh.store.StoreException;
import vn.tintinh.web.Language;
import vn.tintinh.web.Templates;

/**
 * {@code /admin}: pages for admins. In this order a request is asked by which name it calls us, whether a form comes
 * from a page of ours and is of a decent size, whether somebody is logged in, and whether the form is that session's.
 */
public final class AdminSite {
    private static final Logger LOG = LoggerFactory.getLogger(AdminSite.class);
    private static final int LARGEST_FORM = 16 * 1024;
    private static final String SESSION = "session";
    private static final String BY_ITSELF = "Tintinh-Refresh";
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Desk desk;
    private final Sessions sessions;
    private final Doorkeeper doorkeeper;
    private final LoginPage login;
    private final Letterhead letterhead;
    private final Templates templates = new Templates();
    private final Router router;

    /** Of what is on the desk. */
    public AdminSite(Desk desk) {
        this(desk, new AdminStore(desk.database()));
    }

    AdminSite(Desk desk, AdminStore store) {
        this.desk = desk;
        this.sessions = new Sessions(store);
        this.doorkeeper = new Doorkeeper(() -> desk.configuration().settings().server());
        this.letterhead = new Letterhead(desk::configuration);
        this.login =
                new LoginPage(new Passwords(desk.vertx(), store), sessions, new LoginLimit(desk.clock()), this::answer);
        this.router = Router.router(desk.vertx());
        guard();
        pages();
    }

    /** What answers a request. */
    public Handler<HttpServerRequest> handler() {
        return router;
    }

    private void guard() {
        router.route().handler(this::enter).failureHandler(this::fail);
        AdminFiles.on(router);
        router.post().handler(this::refuseForeign);
        router.post().handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM));
        router.get(LoginPage.PATH).handler(login::show);
        router.post(LoginPage.PATH).handler(login::enter);
        router.route().handler(this::askForSession);
        router.post().handler(this::refuseReplayed);
        router.post("/admin/logout").handler(context -> login.leave(context, context.get(SESSION)));
    }

    private void pages() {
        Days days = new Days(new RunStore(desk.database()));
        Looks looks = new Looks(desk);
        show("/admin", new OverviewPage(desk, days)::show);
        show("/admin/sources", new SourcesPage(desk, days)::show);
        SourcePage source = new SourcePage(desk, days);
        show("/admin/sources/:id", source::show);
        act("/admin/sources/:id/poll", source::poll);
        act("/admin/sources/:id/pause", source::pause);
        act("/admin/sources/:id/resume", source::resume);
        LookPage look = new LookPage(desk, looks);
        act("/admin/sources/:id/preview", look::begin);
        show("/admin/looks/:id", look::show);
        AddPage add = new AddPage(desk, looks);
        show("/admin/add", add::show);
        act("/admin/add", add::look);
        act("/admin/looks/:id/write", add::write);
        IncidentsPage incidents = new IncidentsPage(desk);
        show("/admin/incidents", incidents::show);
        act("/admin/incidents/:id/acknowledge", incidents::acknowledge);
        act("/admin/incidents/:id/close", incidents::close);
        LabelsPage labels = new LabelsPage(desk);
        show("/admin/labels", labels::show);
        act("/admin/labels", labels::map);
        show("/admin/deliveries", new DeliveriesPage(desk)::show);
        show("/admin/partners", new PartnersPage(desk)::show);
        TakedownPage takedown = new TakedownPage(desk);
        show("/admin/takedown", takedown::show);
        act("/admin/takedown", takedown::takeDown);
        act("/admin/takedown/undo", takedown::putBack);
        ComplaintsPage complaints = new ComplaintsPage(desk);
        show("/admin/complaints", complaints::show);
        act("/admin/complaints", complaints::answer);
        show("/admin/configuration", new ConfigurationPage(desk)::show);
        show("/admin/plan", new PlanPage(desk)::show);
        router.route().handler(context -> answer(context, Reply.missing(asked(context))));
    }

    private void show(String path, Function<Asked, Future<Reply>> page) {
        router.get(path).handler(context -> reply(context, page));
    }

    private void act(String path, Function<Asked, Future<Reply>> action) {
        router.post(path).handler(context -> {
            LOG.info("event=admin action={}", context.normalizedPath());
            reply(context, action);
        });
    }

    private void reply(RoutingContext context, Function<Asked, Future<Reply>> work) {
        Asked asked = asked(context);
        Future<Reply> reply =
                asked.id().matches("[a-z0-9-]*") ? work.apply(asked) : Future.succeededFuture(Reply.missing(asked));
        reply.onSuccess(made -> answer(context, made)).onFailure(context::fail);
    }

    private Asked asked(RoutingContext context) {
        return new Asked(
                new Times(language(context), desk.clock().instant()),
                context.queryParams(),
                HttpMethod.POST.equals(context.request().method())
                        ? context.request().formAttributes()
                        : MultiMap.caseInsensitiveMultiMap(),
                Optional.ofNullable(context.pathParam("id")).orElse(""));
    }

    private static Language language(RoutingContext context) {
        return Language.of(context.queryParams());
    }

    private void enter(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        if (!doorkeeper.knows(context.request())) {
            context.fail(421);
        } else if (context.normalizedPath().equals("/admin/")) {
            answer(context, Reply.to("/admin"));
        } else {
            context.next();
        }
    }

    private void refuseForeign(RoutingContext context) {
        String type = String.valueOf(context.request().getHeader("Content-Type"));
        if (!doorkeeper.isOwn(context.request())) {
            context.fail(403);
        } else if (!type.startsWith("application/x-www-form-urlencoded")) {
            context.fail(415);
        } else {
            context.next();
        }
    }

    private void askForSession(RoutingContext context) {
        boolean byItself = context.request().headers().contains(BY_ITSELF);
        (byItself ? sessions.look(context.request()) : sessions.use(context.request()))
                .onSuccess(session -> {
                    if (session.isPresent()) {
                        context.put(SESSION, session.get());
                        context.next();
                    } else if (byItself) {
                        context.fail(401);
                    } else {
                        answer(context, Reply.to(LoginPage.leadingTo(context)));
                    }
                })
                .onFailure(context::fail);
    }

    private void refuseReplayed(RoutingContext context) {
        String token = context.get(SESSION);
        String given =
                Optional.ofNullable(context.request().getFormAttribute("token")).orElse("");
        if (Sessions.isOf(token, given)) {
            context.next();
        } else {
            context.fail(403);
        }
    }

    private void answer(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        Language language = language(context);
        byte[] page = reply.fold(shown -> render(context, shown), redirect -> {
            response.setStatusCode(303).putHeader("Location", language.at(redirect.path()));
            return new byte[0];
        });
        response.end(Buffer.buffer(page));
    }

    private byte[] render(RoutingContext context, Reply.Shown shown) {
        String token = context.get(SESSION);
        String query = String.valueOf(context.request().query());
        String rest = query.equals("null")
                ? ""
                : query.replaceAll("(^|&)(lang|done)=[^&]*", "").replaceFirst("^&", "");
        AdminViews.Frame frame = letterhead.frame(
                language(context),
                shown.title(),
                context.normalizedPath() + (rest.isEmpty() ? "" : "?" + rest),
                String.valueOf(context.queryParams().get("done")),
                Optional.ofNullable(token).map(Sessions::formToken));
        context.response().setStatusCode(shown.status()).putHeader("Content-Type", "text/html; charset=utf-8");
        return templates.render("admin/" + shown.template(), shown.view().apply(frame));
    }

    private void fail(RoutingContext context) {
        Throwable cause = context.failure();
        Language language = language(context);
        if (cause instanceof StoreException away) {
            context.response().putHeader("Retry-After", "5");
            answer(
                    context,
                    Reply.message(
                            503,
                            language.say("Cơ sở dữ liệu không trả lời", "The database does not answer"),
                            String.valueOf(away.getMessage())));
            return;
        }
        if (context.statusCode() == 500 || context.statusCode() < 0) {
            LOG.error("event=admin path={} outcome=fault", context.normalizedPath(), cause);
        }
        Faults fault = Faults.of(context.statusCode());
        if (context.statusCode() == 413) {
            context.response().putHeader("Connection", "close");
        }
        answer(context, Reply.message(fault.status(), fault.heading(language), fault.text(language)));
    }
}
