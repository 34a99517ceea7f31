package vn.tintinh.admin;

import io.vertx.core.Future;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Settings;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;

/** The configuration in force, and what is wrong with the files as they are now. */
final class ConfigurationPage {
    /** Shown as given or not given. */
    private static final Set<String> SECRET = Set.of("password", "user", "tls", "key", "certificate");

    private final Desk desk;

    ConfigurationPage(Desk desk) {
        this.desk = desk;
    }

    Future<Reply> show(Asked asked) {
        Configuration now = desk.configuration();
        List<String> faults =
                desk.live().problems().stream().map(Problem::toString).toList();
        return Future.succeededFuture(Reply.page(
                "configuration",
                asked.say("Cấu hình", "Configuration"),
                frame -> new AdminViews.Loaded(frame, faults, counts(asked, now), groups(now.settings()))));
    }

    private List<AdminViews.Fact> counts(Asked asked, Configuration now) {
        return List.of(
                new AdminViews.Fact(
                        asked.say("Thư mục", "Directory"), desk.live().folder().toString()),
                new AdminViews.Fact(
                        asked.say("Cơ sở dữ liệu", "Database"), desk.database().location()),
                fact(asked.say("Nguồn", "Sources"), now.sources().size()),
                fact(
                        asked.say("– đang bật", "– enabled"),
                        now.sources().stream().filter(Source::enabled).count()),
                fact(asked.say("Chuyên mục", "Categories"), now.categories().size()),
                fact(
                        asked.say("Kênh riêng (feeds.yaml)", "Further channels (feeds.yaml)"),
                        now.channels().size()),
                fact(asked.say("Đối tác", "Partners"), now.partners().size()));
    }

    private static AdminViews.Fact fact(String name, long value) {
        return new AdminViews.Fact(name, Long.toString(value));
    }

    /** Every setting under the name that the file has for it, so that none can be forgotten here. */
    private static List<AdminViews.Group> groups(Settings settings) {
        List<AdminViews.Group> groups = new ArrayList<>();
        for (RecordComponent part : Settings.class.getRecordComponents()) {
            List<AdminViews.Fact> facts = new ArrayList<>();
            facts("", value(part, settings), facts);
            groups.add(new AdminViews.Group(kebab(part.getName()), facts));
        }
        return groups;
    }

    private static void facts(String prefix, Object record, List<AdminViews.Fact> facts) {
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            Object value = value(part, record);
            String name = prefix + kebab(part.getName());
            if (value instanceof Record inner && !SECRET.contains(part.getName())) {
                facts(name + ".", inner, facts);
            } else {
                facts.add(new AdminViews.Fact(name, SECRET.contains(part.getName()) ? given(value) : shown(value)));
            }
        }
    }

    private static Object value(RecordComponent part, Object record) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a setting cannot be read: " + part.getName(), impossible);
        }
    }

    private static String given(Object value) {
        return value instanceof Optional<?> optional && optional.isEmpty() ? "–" : "•••";
    }

    private static String shown(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(ConfigurationPage::shown).orElse("–");
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? Integer.toString(number.getAsInt()) : "–";
        }
        if (value instanceof Duration duration) {
            return duration.toMillis() % 1000 == 0 ? DueReason.words(duration) : duration.toMillis() + " ms";
        }
        if (value instanceof List<?> list && list.isEmpty()) {
            return "–";
        }
        return String.valueOf(value).replaceFirst("//[^/@]*@", "//");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
