package vn.tintinh.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.DueReason.Fact;
import vn.tintinh.web.Language;

/** Why a source is due when it is, in words. */
record DueWords(DueReason reason) {
    String in(Language language) {
        return language == Language.ENGLISH
                ? reason.words().replaceFirst("^in ", "every ")
                : interval() + because() + besides();
    }

    private String interval() {
        if (reason.fact(Fact.WAIT).isEmpty()) {
            return "";
        }
        boolean again = reason.why() == DueReason.Why.FAILED
                || reason.why() == DueReason.Why.THROTTLED
                || reason.why() == DueReason.Why.RETRY_AFTER;
        return (again ? "thử lại sau " : "mỗi ") + length(Fact.WAIT) + ": ";
    }

    private String because() {
        return switch (reason.why()) {
            case NEVER_POLLED -> "chưa đọc lần nào";
            case ASKED -> "quản trị viên yêu cầu";
            case URL_CHANGED -> "địa chỉ vừa đổi";
            case RHYTHM -> rhythm();
            case RHYTHM_UNKNOWN -> "chưa rõ nguồn đăng tin khi nào";
            case SILENT -> "không có tin mới đã " + length(Fact.SILENCE);
            case SOURCE_ASKS -> "nguồn yêu cầu như vậy";
            case FAILED -> "lỗi" + inARow();
            case THROTTLED -> "nguồn đề nghị đọc thưa hơn" + inARow();
            case RETRY_AFTER -> "nguồn hẹn giờ đó";
            case GONE -> "đã dừng: nguồn báo không còn nữa; một năm sau hỏi lại";
            case ROBOTS -> "robots.txt không cho đọc; mỗi ngày hỏi lại";
            case ARTICLES_LEFT -> "còn bài chưa tải";
            case DELIVERED -> "hub đã gửi tin, cần đọc thêm";
        };
    }

    private String besides() {
        return (has(Fact.PUSHED) ? "; tin đến qua hub" : "")
                + (has(Fact.PRESSURE)
                        ? String.format(
                                Locale.forLanguageTag("vi"),
                                "; đọc thưa đi %.1f lần để giữ hạn mức",
                                number(Fact.PRESSURE) / 100.0)
                        : "")
                + (has(Fact.SKIPPED) ? "; nguồn bỏ qua các giờ trước đó" : "");
    }

    private String inARow() {
        return number(Fact.FAILURES) > 1 ? " " + number(Fact.FAILURES) + " lần liền" : "";
    }

    private String rhythm() {
        if (!has(Fact.PER_WEEK)) {
            return "theo nhịp đăng tin";
        }
        double perDay = number(Fact.PER_WEEK) / 7.0;
        String often = perDay >= 48
                ? Math.round(perDay / 24) + " lần một giờ"
                : perDay >= 2
                        ? Math.round(perDay) + " lần một ngày"
                        : Math.max(1, number(Fact.PER_WEEK)) + " lần một tuần";
        String days = has(Fact.WORKING_DAYS) ? " vào ngày làm việc" : "";
        String hours =
                has(Fact.TO_HOUR) ? " từ " + number(Fact.FROM_HOUR) + " đến " + number(Fact.TO_HOUR) + " giờ" : "";
        return "đăng tin khoảng " + often + (days.isEmpty() && hours.isEmpty() ? "" : ", phần lớn" + days + hours);
    }

    private boolean has(Fact fact) {
        return reason.fact(fact).isPresent();
    }

    private long number(Fact fact) {
        return reason.fact(fact).orElse(0);
    }

    private String length(Fact fact) {
        return new Times(Language.VIETNAMESE, Instant.EPOCH).length(Duration.ofSeconds(number(fact)));
    }
}
