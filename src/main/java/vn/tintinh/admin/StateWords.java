package vn.tintinh.admin;

import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Health;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.SourceState;
import vn.tintinh.web.Language;

/** How sources and runs are: a word and a colour. */
record StateWords(Language language) {
    /** Key of a source that an admin paused. */
    static final String PAUSED = "paused";

    /** Key of a source that is not polled, as the configuration says. */
    static final String OFF = "off";

    /** Key of a source that was not judged yet. */
    static final String NEW = "new";

    /** By what a source is looked for. */
    static String key(SourceState state) {
        if (state.pausedAt().isPresent()) {
            return PAUSED;
        }
        if (!state.enabled()) {
            return OFF;
        }
        return state.health().map(health -> ConstantName.of(health.state())).orElse(NEW);
    }

    AdminViews.State of(SourceState state) {
        if (state.pausedAt().isPresent()) {
            return new AdminViews.State("calm", language.say("tạm dừng", "paused"));
        }
        if (!state.enabled()) {
            return new AdminViews.State("calm", language.say("tắt", "off"));
        }
        return state.health()
                .map(health -> of(health.state()))
                .orElse(new AdminViews.State("calm", language.say("mới", "new")));
    }

    AdminViews.State of(Health.State state) {
        return switch (state) {
            case OK -> new AdminViews.State("good", language.say("bình thường", "well"));
            case QUIET -> new AdminViews.State("warn", language.say("im ắng", "quiet"));
            case FAILING -> new AdminViews.State("bad", language.say("đang lỗi", "failing"));
            case DEAD -> new AdminViews.State("bad", language.say("đã chết", "dead"));
            case BLOCKED -> new AdminViews.State("bad", language.say("bị chặn", "blocked"));
            case THROTTLED -> new AdminViews.State("warn", language.say("bị hãm", "throttled"));
            case DRIFTING -> new AdminViews.State("warn", language.say("đổi khuôn", "redesigned"));
        };
    }

    /** What to do about a source in a state. */
    String advice(Health.State state) {
        return switch (state) {
            case OK -> language.say("Không cần làm gì.", "Nothing is to be done.");
            case QUIET ->
                language.say(
                        "Mở trang nguồn: nếu có tin mới, hãy tìm url khác.",
                        "Open the site: if it has news, look for another url.");
            case FAILING ->
                language.say("Tự thử lại; xem lần đọc gần nhất.", "It is tried again by itself; see its last runs.");
            case DEAD ->
                language.say("Tìm url mới, hoặc đặt enabled: false.", "Look for the new url, or set enabled: false.");
            case BLOCKED ->
                language.say(
                        "Mở url bằng trình duyệt; đề nghị trang nguồn cho đọc.",
                        "Open the url in a browser; ask the site to let us in.");
            case THROTTLED ->
                language.say("Tự chậm lại; không cần làm gì.", "It is asked less often; nothing is to be done.");
            case DRIFTING -> language.say("Xem các sự cố bên dưới.", "See the incidents below.");
        };
    }

    AdminViews.State of(Outcome outcome) {
        return switch (outcome) {
            case READ -> new AdminViews.State("good", language.say("đã đọc", "read"));
            case UNCHANGED -> new AdminViews.State("good", language.say("không đổi", "unchanged"));
            case THROTTLED -> new AdminViews.State("warn", language.say("bị hãm", "throttled"));
            case GONE -> new AdminViews.State("bad", language.say("không còn", "gone"));
            case FORBIDDEN -> new AdminViews.State("warn", language.say("robots.txt cấm", "forbidden by robots.txt"));
            case REFUSED -> new AdminViews.State("bad", language.say("bị từ chối", "refused"));
            case NAMELESS -> new AdminViews.State("bad", language.say("không có tên miền", "no such host"));
            case FAILED -> new AdminViews.State("bad", language.say("lỗi", "failed"));
        };
    }
}
