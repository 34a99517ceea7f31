package vn.tintinh.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.tintinh.model.Ground;
import vn.tintinh.store.Complaint;

/** A filled-in form of a complaint: what is wrong with it, or what it says. */
final class ComplaintForm {
    static final List<String> FIELDS = List.of("name", "contact", "ground", "urls", "text");

    /** People do not see it; programs that fill in everything fill it in. */
    static final String TRAP = "fax";

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_URL = 2000;
    private static final int MOST_URLS = 20;
    private static final int LONGEST_TEXT = 5000;

    private final Form form;
    private final Language language;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();

    ComplaintForm(Form form, Language language) {
        this.form = form;
        this.language = language;
        FIELDS.forEach(field -> values.put(field, form.text(field)));
        check();
    }

    /** What was typed, by field. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** A sentence each, in the order of the form; empty when nothing is wrong. */
    Map<String, String> faults() {
        return new LinkedHashMap<>(faults);
    }

    /** What it says; only where nothing is wrong. */
    Complaint.Said said() {
        return new Complaint.Said(ground().orElseThrow(), value("name"), value("contact"), urls(), value("text"));
    }

    static String tooOften(Language language) {
        return language.say(
                "Từ nơi này đã có nhiều khiếu nại trong một giờ qua: xin gửi lại sau một giờ.",
                "There were many complaints from where you are within an hour: please send it again in an hour.");
    }

    private void check() {
        if (!form.text(TRAP).isEmpty()) {
            faults.put("form", language.say("Xin để trống ô “fax”.", "Please leave “fax” empty."));
        }
        demand(
                "name",
                !value("name").isEmpty() && value("name").length() <= LONGEST_LINE,
                language.say(
                        "Xin cho biết tên cơ quan hoặc tên của bạn (không quá 200 chữ).",
                        "Please say who you are: the outlet, or your name (at most 200 characters)."));
        demand(
                "contact",
                isContact(value("contact")),
                language.say(
                        "Xin ghi địa chỉ thư điện tử hoặc số điện thoại để chúng tôi trả lời.",
                        "Please give a mail address or a telephone number for the answer."));
        demand("ground", ground().isPresent(), language.say("Xin chọn một lý do.", "Please choose a ground."));
        demand(
                "urls",
                areUrls(),
                language.say(
                        "Xin ghi địa chỉ của tin, mỗi dòng một địa chỉ bắt đầu bằng https:// (tối đa 20).",
                        "Please give the addresses of the items, one a line, beginning with https:// (at most 20)."));
        demand(
                "text",
                !value("text").isEmpty() && value("text").length() <= LONGEST_TEXT,
                language.say(
                        "Xin viết bạn muốn gì và vì sao (không quá 5.000 chữ).",
                        "Please say what you ask for, and why (at most 5,000 characters)."));
    }

    private void demand(String field, boolean met, String sentence) {
        if (!met) {
            faults.put(field, sentence);
        }
    }

    private String value(String field) {
        return values.getOrDefault(field, "");
    }

    private Optional<Ground> ground() {
        return Ground.named(value("ground"));
    }

    private List<String> urls() {
        return value("urls")
                .lines()
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
    }

    private boolean areUrls() {
        List<String> urls = urls();
        return !urls.isEmpty() && urls.size() <= MOST_URLS && urls.stream().allMatch(ComplaintForm::isUrl);
    }

    private static boolean isUrl(String text) {
        try {
            URI url = URI.create(text.replace(" ", "%20"));
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return web && url.getRawAuthority() != null && text.length() <= LONGEST_URL;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isContact(String text) {
        boolean mail = text.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
        long digits = text.chars().filter(Character::isDigit).count();
        return text.length() <= LONGEST_LINE && (mail || (digits >= 8 && text.matches("[0-9+() .-]+")));
    }
}
