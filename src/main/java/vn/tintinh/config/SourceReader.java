package vn.tintinh.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import vn.tintinh.model.Access;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Republication;
import vn.tintinh.model.RobotsPolicy;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceKind;
import vn.tintinh.model.SourceType;
import vn.tintinh.model.Tls;
import vn.tintinh.text.DatePattern;

/** An entry of {@code sources/*.yaml} → a source. */
final class SourceReader {
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "host",
            "if-modified-since",
            "if-none-match",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Settings settings;
    private final Catalogue catalogue;
    private final Function<String, Optional<String>> selectors;

    SourceReader(Settings settings, Catalogue catalogue, Function<String, Optional<String>> selectors) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.selectors = selectors;
    }

    /** The source; empty without a URL. All that is wrong is told, and then the result is not to be used. */
    Optional<Source> read(Cell entry) {
        Optional<URI> url = entry.get("url").flatMap(Values::url);
        SourceKind given = entry.text("kind")
                .map(word -> SourceKind.valueOf(word.toUpperCase(Locale.ROOT)))
                .or(() -> url.map(SourceDefaults::kind))
                .orElse(SourceKind.PRESS);
        Optional<String> province = entry.get("province").flatMap(catalogue::code);
        List<String> categories = entry.items("categories").stream()
                .flatMap(cell -> catalogue.category(cell).stream())
                .toList();
        PageRule page = entry.get("page").map(this::page).orElse(PageRule.NONE);
        List<String> keep = filters(entry, "keep");
        List<String> drop = filters(entry, "drop");
        PollPolicy poll = entry.get("poll")
                .map(cell -> SettingsReader.interval(cell, settings.polling().interval()))
                .orElse(settings.polling().interval());
        Republication republication = republication(entry, given);
        Map<String, String> headers =
                entry.get("headers").map(SourceReader::headers).orElse(Map.of());
        return url.map(it -> new Source(
                entry.text("id").orElseGet(() -> SourceDefaults.id(it)),
                entry.text("name").orElseGet(() -> SourceDefaults.host(it)),
                it,
                given,
                province,
                entry.text("type")
                        .map(word -> SourceType.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(SourceType.AUTO),
                categories,
                page,
                keep,
                drop,
                poll,
                republication,
                headers,
                access(entry, republication),
                Values.flag(entry, "enabled", true)));
    }

    private PageRule page(Cell group) {
        PageRule.Builder rule = PageRule.builder();
        selector(group, "list").ifPresent(rule::list);
        selector(group, "link").ifPresent(rule::link);
        selector(group, "title").ifPresent(rule::title);
        selector(group, "lead").ifPresent(rule::lead);
        selector(group, "date").ifPresent(rule::date);
        selector(group, "body").ifPresent(rule::body);
        selector(group, "author").ifPresent(rule::author);
        selector(group, "image").ifPresent(rule::image);
        selector(group, "categories").ifPresent(rule::categories);
        selector(group, "next").ifPresent(rule::next);
        group.items("remove").forEach(cell -> selector(cell).ifPresent(rule::remove));
        group.text("date-order")
                .map(word -> DayMonthOrder.valueOf(word.toUpperCase(Locale.ROOT)))
                .ifPresent(rule::dateOrder);
        group.get("date-format")
                .filter(cell -> DatePattern.problem(cell.text())
                        .map(problem -> faulty(cell, problem + "; write one such as \"HH:mm, dd/MM/yyyy\""))
                        .orElse(true))
                .ifPresent(cell -> rule.dateFormat(cell.text()));
        group.get("article-url").filter(SourceReader::isPattern).ifPresent(cell -> rule.articleUrl(cell.text()));
        return rule.build();
    }

    private Optional<String> selector(Cell group, String key) {
        return group.get(key).flatMap(this::selector);
    }

    private Optional<String> selector(Cell cell) {
        Optional<String> fault = selectors.apply(cell.text());
        fault.ifPresent(sentence -> cell.fault(sentence + "; write one such as \"div.content > p\""));
        return fault.isPresent() ? Optional.empty() : Optional.of(cell.text());
    }

    private static List<String> filters(Cell entry, String key) {
        entry.items(key).forEach(SourceReader::isPattern);
        return entry.texts(key);
    }

    /** Whether a text is plain or a regular expression between slashes; one that is none is told. */
    private static boolean isPattern(Cell cell) {
        String text = cell.text();
        if (text.length() <= 1 || !text.startsWith("/") || !text.endsWith("/")) {
            return true;
        }
        try {
            Pattern.compile(text.substring(1, text.length() - 1));
            return true;
        } catch (PatternSyntaxException e) {
            return faulty(
                    cell,
                    cell.quoted() + " is no regular expression ("
                            + e.getDescription().toLowerCase(Locale.ROOT)
                            + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1))
                            + "): correct it, or leave out the slashes to look for the words as they are");
        }
    }

    private static boolean faulty(Cell cell, String message) {
        cell.fault(message);
        return false;
    }

    private Republication republication(Cell entry, SourceKind kind) {
        Settings.Republish defaults = settings.republication();
        Optional<Cell> group = entry.get("republish");
        Republication.Mode mode = group.flatMap(cell -> cell.text("mode"))
                .map(SettingsReader::mode)
                .orElse(defaults.mode());
        Duration delay = SourceDefaults.delay(kind, mode, defaults.delay());
        return new Republication(
                mode,
                group.map(cell -> Values.duration(cell, "delay", Duration.ZERO, delay))
                        .orElse(delay),
                group.flatMap(cell -> cell.text("agreement")));
    }

    private static Access access(Cell entry, Republication republication) {
        RobotsPolicy robots = entry.text("robots")
                .map(word -> RobotsPolicy.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(RobotsPolicy.OBEY);
        if (robots == RobotsPolicy.IGNORE && republication.agreement().isEmpty()) {
            entry.get("robots")
                    .ifPresent(cell -> cell.fault("robots.txt may be ignored only where the outlet has agreed:"
                            + " name the agreement in republish.agreement, or remove the line"));
        }
        return new Access(robots, entry.get("tls").map(SourceReader::tls).orElse(Tls.STRICT));
    }

    private static Tls tls(Cell group) {
        Optional<String> pin = group.text("pin")
                .map(text -> text.replace(":", "").toLowerCase(Locale.ROOT))
                .filter(digest -> digest.matches("[0-9a-f]{64}"));
        return new Tls(Values.flag(group, "verify", true), pin, group.texts("protocols"));
    }

    private static Map<String, String> headers(Cell group) {
        Map<String, String> headers = new LinkedHashMap<>();
        group.fields().forEach((name, cell) -> {
            if (!HEADER.matcher(name).matches()) {
                cell.file().problem(group.place(name), "'" + name + "' is no name of a header: use letters and -");
            } else if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
                cell.file()
                        .problem(group.place(name), "the header '" + name + "' is set by Tin Tỉnh itself: remove it");
            } else if (cell.text().chars().anyMatch(c -> (c < 0x20 && c != '\t') || c > 0x7e)) {
                cell.fault(
                        "the value of the header '" + name + "' cannot be sent: headers are plain ASCII on one line");
            } else {
                headers.put(name, cell.text());
            }
        });
        return headers;
    }
}
