package vn.tintinh.web;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.tintinh.model.Ground;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.store.Complaint;

/** Complaints in words. */
public final class ComplaintWords {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT).withZone(VietnamTime.ZONE);

    private ComplaintWords() {}

    /** Why somebody complains. */
    public static String of(Ground ground, Language language) {
        return switch (ground) {
            case COPYRIGHT ->
                language.say("Bản quyền: đăng lại khi chưa được phép", "Copyright: republished without right");
            case WITHDRAWN ->
                language.say("Tin đã được gỡ hoặc sửa ở trang gốc", "The original was removed or corrected");
            case UNLAWFUL ->
                language.say(
                        "Vi phạm pháp luật, hoặc theo yêu cầu của cơ quan nhà nước", "Unlawful, or an authority asks");
            case PERSONAL_DATA -> language.say("Lộ thông tin cá nhân", "It shows personal data");
            case ERROR ->
                language.say(
                        "Hiển thị sai: nguồn, giờ, nơi hoặc nội dung", "Shown wrongly: outlet, time, place or text");
            case OTHER -> language.say("Lý do khác", "Something else");
        };
    }

    /** What was done. */
    public static String of(Complaint.Outcome outcome, Language language) {
        return switch (outcome) {
            case REMOVED -> language.say("đã gỡ", "removed");
            case CORRECTED -> language.say("đã sửa", "corrected");
            case REFUSED -> language.say("không thực hiện", "refused");
        };
    }

    /** A time of Việt Nam. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** {@code còn 2 giờ 59 phút}, {@code quá hạn 5 phút}. */
    public static String left(Instant due, Instant now, Language language) {
        Duration left = Duration.between(now, due);
        String time = span(left.abs(), language);
        return left.isNegative()
                ? language.say("quá hạn " + time, time + " late")
                : language.say("còn " + time, time + " left");
    }

    /** {@code 3 giờ}, {@code 1 giờ 30 phút}. */
    public static String span(Duration span, Language language) {
        long hours = span.toHours();
        int minutes = span.toMinutesPart();
        String inHours = hours == 0 ? "" : hours + language.say(" giờ", hours == 1 ? " hour" : " hours");
        String inMinutes =
                minutes == 0 && hours > 0 ? "" : minutes + language.say(" phút", minutes == 1 ? " minute" : " minutes");
        return (inHours + " " + inMinutes).strip();
    }
}
