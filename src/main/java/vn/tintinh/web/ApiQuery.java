package vn.tintinh.web;

import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Query;
import vn.tintinh.store.Position;
import vn.tintinh.store.Window;

/** The parameters of {@code /api/v1/items}, read to the letter: one that is not known, or known and faulty, is told. */
final class ApiQuery {
    static final Set<String> NAMES =
            Set.of("channel", "category", "province", "source", "q", "from", "to", "limit", "cursor");
    private static final Set<String> ONCE = Set.of("channel", "q", "from", "to", "limit", "cursor");
    private static final Set<String> SELECTING = Set.of("category", "province", "source", "q");
    private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18})\\.([a-z0-9]{1,64})");
    private static final long MICROS = 1_000_000;

    private final Channels channels;
    private final MultiMap parameters;
    private final Query query;
    private final List<String> faults = new ArrayList<>();

    ApiQuery(Channels channels, MultiMap parameters) {
        this.channels = channels;
        this.parameters = parameters;
        this.query = Query.of(parameters);
        check();
    }

    /** All that is wrong, a sentence each; only where this is empty may be asked for the rest. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void check() {
        for (String name : parameters.names()) {
            if (!NAMES.contains(name)) {
                faults.add("There is no parameter \"" + name + "\"; /api/openapi.yaml lists them.");
            } else if (ONCE.contains(name) && parameters.getAll(name).size() > 1) {
                faults.add(name + " can be given once.");
            }
        }
        faults.addAll(query.faults(channels));
        Optional<String> channel = value("channel");
        if (channel.isPresent() && SELECTING.stream().anyMatch(parameters::contains)) {
            faults.add("channel is a selection of its own: leave out category, province, source and q.");
        }
        if (channel.isPresent() && channel().isEmpty()) {
            faults.add("Unknown channel; /api/v1/channels lists what there is.");
        }
        for (String name : List.of("from", "to")) {
            if (value(name).isPresent() && time(name, day -> day).isEmpty()) {
                faults.add(name + " is a day such as 2026-03-01, or a time such as 2026-03-01T08:00:00+07:00.");
            }
        }
        if (value("cursor").isPresent() && position(value("cursor").get()).isEmpty()) {
            faults.add("cursor is what the page before gave as next_cursor, to the letter.");
        }
    }

    private Optional<Channel> channel() {
        return value("channel").flatMap(channels::find);
    }

    Selection selection() {
        return channel().map(Channel::selection).orElseGet(() -> query.selection(channels));
    }

    int limit() {
        return query.limit(channels);
    }

    Window window() {
        return new Window(
                time("from", day -> day).orElse(Window.EARLIEST),
                time("to", day -> day.plusDays(1)).orElse(Window.LATEST),
                value("cursor").flatMap(ApiQuery::position).orElse(Position.NEWEST),
                List.of());
    }

    /** The same query from a position on, as a query string. */
    String next(Position position) {
        QueryStringEncoder encoder = new QueryStringEncoder("");
        parameters.forEach(parameter -> {
            if (!parameter.getKey().equals("cursor")) {
                encoder.addParam(parameter.getKey(), parameter.getValue());
            }
        });
        encoder.addParam("cursor", cursor(position));
        return encoder.toString();
    }

    /** A position as a word that programs hand back. */
    static String cursor(Position position) {
        Instant at = position.shownAt();
        String plain = Math.addExact(Math.multiplyExact(at.getEpochSecond(), MICROS), at.getNano() / 1000) + "."
                + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<Position> position(String cursor) {
        try {
            Matcher plain =
                    CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (!plain.matches()) {
                return Optional.empty();
            }
            long micros = Long.parseLong(plain.group(1));
            Instant at = Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
            boolean possible = !at.isBefore(Window.EARLIEST) && at.isBefore(Window.LATEST);
            return possible ? Optional.of(new Position(at, plain.group(2))) : Optional.empty();
        } catch (IllegalArgumentException made) {
            return Optional.empty();
        }
    }

    /** @param edge of a day in Việt Nam, the day whose beginning is meant */
    private Optional<Instant> time(String name, UnaryOperator<LocalDate> edge) {
        return value(name)
                .flatMap(text -> VietnamTime.read(text, edge))
                .filter(at -> at.isAfter(Window.EARLIEST) && at.isBefore(Window.LATEST));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
