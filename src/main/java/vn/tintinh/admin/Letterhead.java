package vn.tintinh.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tintinh.config.Configuration;
import vn.tintinh.web.Language;

/** What stands around every page of admins. */
final class Letterhead {
    /** What an action came to, by the word that the address has for it: nothing of the address itself is shown. */
    private static final Map<String, String[]> NOTICES = Map.ofEntries(
            good("poll", "Sẽ đọc nguồn này ngay.", "The source is polled now."),
            good(
                    "pause",
                    "Đã tạm dừng. Không đọc nữa cho đến khi tiếp tục.",
                    "Paused. It is not polled until you resume it."),
            good("resume", "Đã tiếp tục đọc.", "It is polled again."),
            good(
                    "added",
                    "Đã ghi vào cấu hình và bắt đầu đọc.",
                    "It was written into the configuration and is polled."),
            good("acknowledge", "Đã ghi nhận sự cố.", "The incident is noted as known."),
            good(
                    "close",
                    "Đã đóng sự cố; nếu còn, nó sẽ mở lại.",
                    "The incident is closed; if it goes on, another one opens."),
            good(
                    "label",
                    "Đã ghi nhãn vào categories.yaml; tin mới sẽ theo.",
                    "The label was written into categories.yaml; new items follow it."),
            good("takedown", "Đã gỡ khỏi mọi nơi.", "It is taken down everywhere."),
            good("undo", "Đã đăng lại.", "It is back."),
            good("answered", "Đã trả lời và đóng khiếu nại.", "The complaint is answered and closed."),
            bad(
                    "unanswered",
                    "Cần cả cách giải quyết lẫn câu trả lời.",
                    "Both what was done and an answer are needed."),
            bad(
                    "nothing",
                    "Không có gì để làm: có lẽ đã làm rồi.",
                    "There was nothing to do: perhaps it is done already."),
            bad("noitem", "Không có tin nào như vậy còn đang phát.", "No such item is published."),
            bad("unsaid", "Cần cả tin lẫn lý do.", "Both the item and the reason are needed."),
            bad(
                    "faulty",
                    "Không ghi: categories.yaml không nhận thêm nhãn này ở đó.",
                    "Nothing was written: categories.yaml does not take the label there."));

    private final Supplier<Configuration> configuration;

    Letterhead(Supplier<Configuration> configuration) {
        this.configuration = configuration;
    }

    private static Map.Entry<String, String[]> good(String word, String vietnamese, String english) {
        return Map.entry(word, new String[] {"good", vietnamese, english});
    }

    private static Map.Entry<String, String[]> bad(String word, String vietnamese, String english) {
        return Map.entry(word, new String[] {"bad", vietnamese, english});
    }

    /**
     * The frame of a page.
     *
     * @param path with its query, without the language
     * @param done what the last action came to, as the address says; anything else is nothing
     * @param form token of the session's forms
     */
    AdminViews.Frame frame(Language language, String title, String path, String done, Optional<String> form) {
        String[] notice = NOTICES.get(done);
        return new AdminViews.Frame(
                language,
                configuration.get().settings().server().title(),
                title,
                path,
                language.other().at(path),
                form,
                form.isPresent() ? tabs(language, path) : List.of(),
                notice == null
                        ? Optional.empty()
                        : Optional.of(
                                new AdminViews.Notice(notice[0].equals("good"), language.say(notice[1], notice[2]))));
    }

    private static List<AdminViews.Tab> tabs(Language language, String path) {
        return List.of(
                tab(language, path, "/admin", language.say("Tổng quan", "Overview")),
                tab(language, path, "/admin/sources", language.say("Nguồn tin", "Sources")),
                tab(language, path, "/admin/add", language.say("Thêm nguồn", "Add a source")),
                tab(language, path, "/admin/incidents", language.say("Sự cố", "Incidents")),
                tab(language, path, "/admin/labels", language.say("Nhãn", "Labels")),
                tab(language, path, "/admin/deliveries", language.say("Gửi tin", "Deliveries")),
                tab(language, path, "/admin/partners", language.say("Đối tác", "Partners")),
                tab(language, path, "/admin/takedown", language.say("Gỡ tin", "Takedown")),
                tab(language, path, "/admin/complaints", language.say("Khiếu nại", "Complaints")),
                tab(language, path, "/admin/configuration", language.say("Cấu hình", "Configuration")));
    }

    private static AdminViews.Tab tab(Language language, String path, String to, String name) {
        String page = path.replaceFirst("\\?.*", "");
        return new AdminViews.Tab(
                name, language.at(to), page.equals(to) || (!to.equals("/admin") && page.startsWith(to + "/")));
    }
}
