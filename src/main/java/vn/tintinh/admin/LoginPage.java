package vn.tintinh.admin;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.web.Language;

/** Logging in and out. */
final class LoginPage {
    static final String PATH = "/admin/login";
    private static final String PAGE = "/admin(/[a-z0-9-]{1,200}){0,3}";
    private static final Logger LOG = LoggerFactory.getLogger(LoginPage.class);

    private final Passwords passwords;
    private final Sessions sessions;
    private final LoginLimit limit;
    private final BiConsumer<RoutingContext, Reply> answer;

    /** @param answer sends what comes of a request */
    LoginPage(Passwords passwords, Sessions sessions, LoginLimit limit, BiConsumer<RoutingContext, Reply> answer) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.limit = limit;
        this.answer = answer;
    }

    /** The login that leads on to the page that was asked for. */
    static String leadingTo(RoutingContext context) {
        String path = context.normalizedPath();
        boolean isPage =
                HttpMethod.GET.equals(context.request().method()) && path.matches(PAGE) && !path.equals("/admin");
        return PATH + (isPage ? "?next=" + path : "");
    }

    /** The form. */
    void show(RoutingContext context) {
        answer.accept(context, form(context, 200, ""));
    }

    private Reply form(RoutingContext context, int status, String problem) {
        String token = Sessions.formToken(sessions.before(context.request()));
        String next = next(context);
        return new Reply.Shown(
                status,
                "login",
                Language.of(context.queryParams()).say("Đăng nhập", "Log in"),
                frame -> new AdminViews.Login(frame, token, next, problem));
    }

    /** Somebody sends the form. */
    void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        Language language = Language.of(context.queryParams());
        String given = Optional.ofNullable(request.getFormAttribute("token")).orElse("");
        boolean shown = Sessions.shownBefore(request)
                .filter(before -> Sessions.isOf(before, given))
                .isPresent();
        if (!shown) {
            String stale =
                    language.say("Trang đăng nhập đã cũ; thử lại.", "The login page was out of date; try again.");
            answer.accept(context, form(context, 403, stale));
            return;
        }
        String address = request.remoteAddress().hostAddress();
        Duration wait = limit.left(address);
        if (!wait.isZero()) {
            refuse(context, wait);
            return;
        }
        limit.tried(address);
        passwords
                .matches(Optional.ofNullable(request.getFormAttribute("password"))
                        .orElse(""))
                .onSuccess(right -> {
                    if (right) {
                        letIn(context, address);
                    } else {
                        LOG.warn("event=login outcome=refused address={}", address);
                        String wrong = language.say("Mật khẩu không đúng.", "The password is wrong.");
                        answer.accept(context, form(context, 401, wrong));
                    }
                })
                .onFailure(context::fail);
    }

    private void refuse(RoutingContext context, Duration wait) {
        Language language = Language.of(context.queryParams());
        long seconds = wait.toSeconds() + 1;
        String length = new Times(language, Instant.EPOCH).length(Duration.ofSeconds(seconds));
        context.response().putHeader("Retry-After", Long.toString(seconds));
        answer.accept(
                context,
                form(
                        context,
                        429,
                        language.say(
                                "Sai nhiều lần quá. Chờ " + length + " rồi thử lại.",
                                "Too many wrong passwords. Wait " + length + " and try again.")));
    }

    private void letIn(RoutingContext context, String address) {
        sessions.begin(context.response(), Doorkeeper.isSecret(context.request()))
                .onSuccess(begun -> {
                    limit.succeeded(address);
                    LOG.info("event=login outcome=done address={}", address);
                    answer.accept(context, Reply.to(next(context)));
                })
                .onFailure(context::fail);
    }

    /** Where to go then: a page of ours and nothing else. */
    private static String next(RoutingContext context) {
        return Optional.ofNullable(context.request().getFormAttribute("next"))
                .or(() -> Optional.ofNullable(context.queryParams().get("next")))
                .filter(path -> path.matches(PAGE))
                .orElse("/admin");
    }

    /** Logs out. */
    void leave(RoutingContext context, String token) {
        sessions.end(token, context.response())
                .onSuccess(ended -> answer.accept(context, Reply.to(PATH)))
                .onFailure(context::fail);
    }
}
