package vn.tintinh.web;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Health;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.store.StatusFigures;

/**
 * What everybody may know of how we do: no source is named, nor where anything is.
 *
 * @param known the last figures there are; empty while there have been none
 * @param reachable whether the database answered just now; else the figures are of an earlier time
 * @param at when the figures were taken, or now where there are none
 * @param silence for how long sources may be silent before something must be wrong with us
 * @param feeds how many there are
 * @param version of this program, where it knows it
 */
record Status(
        Optional<StatusFigures> known,
        boolean reachable,
        Instant at,
        Duration silence,
        int feeds,
        Optional<String> version) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu", Locale.ROOT).withZone(VietnamTime.ZONE);

    Status {
        requireNonNull(known);
        requireNonNull(at);
        requireNonNull(silence);
        requireNonNull(version);
    }

    /** In one word. */
    enum State {
        /** News comes in and goes out. */
        UP_TO_DATE,
        /** The database answers, and no source has been read for too long. */
        STALE,
        /** The database is away: readers get what was ready. */
        FROM_MEMORY
    }

    State state() {
        if (!reachable) {
            return State.FROM_MEMORY;
        }
        boolean silent = known.filter(figures -> figures.total() > 0)
                .flatMap(StatusFigures::lastPoll)
                .filter(poll -> poll.plus(silence).isBefore(at))
                .isPresent();
        return silent ? State.STALE : State.UP_TO_DATE;
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("status", ConstantName.of(state()))
                .put("database", reachable ? "reachable" : "away")
                .put("as_of", at.toString())
                .put("feeds", feeds);
        version.ifPresent(one -> json.put("version", one));
        known.ifPresent(figures -> {
            JsonObject sources = new JsonObject().put("total", figures.total());
            for (Health.State state : Health.State.values()) {
                sources.put(ConstantName.of(state), figures.sources().getOrDefault(state, 0L));
            }
            json.put("sources", sources.put("unjudged", figures.unjudged()));
            figures.newest().ifPresent(newest -> json.put("newest_item", newest.toString()));
            figures.lastPoll().ifPresent(poll -> json.put("last_poll", poll.toString()));
        });
        return json;
    }

    /** One sentence. */
    String sentence(Language language) {
        return switch (state()) {
            case UP_TO_DATE ->
                language.say(
                        "Mọi thứ hoạt động bình thường: tin mới được đọc và phát hành liên tục.",
                        "All is well: news is read and published as it appears.");
            case STALE ->
                language.say(
                        "Lâu rồi chưa đọc được nguồn nào: các trang và nguồn cấp vẫn mở được, nhưng có thể thiếu tin mới.",
                        "No source has been read for long: pages and feeds are served, and may lack what is new.");
            case FROM_MEMORY ->
                language.say(
                        "Cơ sở dữ liệu tạm ngưng: các trang và nguồn cấp được phục vụ từ bộ nhớ, như lần cuối còn tốt.",
                        "The database is away: pages and feeds are served from memory, as they last were.");
        };
    }

    List<Views.Figure> lines(Language language) {
        List<Views.Figure> lines = new ArrayList<>();
        known.ifPresent(figures -> {
            line(lines, language.say("Tin mới nhất", "Newest item"), time(figures.newest()));
            line(lines, language.say("Lần đọc nguồn gần nhất", "Last source read"), time(figures.lastPoll()));
            line(lines, language.say("Số nguồn tin", "Sources"), Long.toString(figures.total()));
            for (Health.State state : Health.State.values()) {
                long count = figures.sources().getOrDefault(state, 0L);
                if (count > 0) {
                    line(lines, "– " + name(state, language), Long.toString(count));
                }
            }
            if (figures.unjudged() > 0) {
                line(lines, language.say("– chưa đọc lần nào", "– not read yet"), Long.toString(figures.unjudged()));
            }
        });
        line(lines, language.say("Nguồn cấp đang phát", "Feeds published"), Integer.toString(feeds));
        line(
                lines,
                language.say("Cơ sở dữ liệu", "Database"),
                reachable
                        ? language.say("hoạt động", "reachable")
                        : language.say("tạm ngưng, phục vụ từ bộ nhớ", "away, served from memory"));
        version.ifPresent(one -> line(lines, language.say("Phiên bản", "Version"), one));
        line(lines, language.say("Số liệu lúc", "Figures of"), TIME.format(at));
        return lines;
    }

    private static void line(List<Views.Figure> lines, String name, String value) {
        lines.add(new Views.Figure(name, value));
    }

    private static String time(Optional<Instant> instant) {
        return instant.map(TIME::format).orElse("–");
    }

    static String name(Health.State state, Language language) {
        return switch (state) {
            case OK -> language.say("bình thường", "well");
            case QUIET -> language.say("im ắng lâu hơn lệ thường", "quiet for longer than usual");
            case FAILING -> language.say("đang lỗi", "failing");
            case DEAD -> language.say("không còn", "gone");
            case BLOCKED -> language.say("không cho đọc", "not letting us in");
            case THROTTLED -> language.say("đề nghị đọc thưa hơn", "asking for fewer requests");
            case DRIFTING -> language.say("vừa đổi cấu trúc", "redesigned");
        };
    }
}
