package vn.tintinh.admin;

import vn.tintinh.web.Language;

/** Requests that are refused, and our own fault, in words. */
enum Faults {
    UNAUTHORISED(401, "Chưa đăng nhập", "Not logged in", "Đăng nhập lại.", "Log in again."),
    FORBIDDEN(
            403,
            "Không nhận biểu mẫu này",
            "This form is not accepted",
            "Nó không đến từ một trang đang mở của bạn ở đây. Tải lại trang rồi thử lại.",
            "It does not come from a page that you have open here. Reload the page and try again."),
    TOO_LARGE(413, "Biểu mẫu quá lớn", "The form is too large", "Rút ngắn lại.", "Say it in fewer words."),
    NO_FORM(415, "Đây không phải biểu mẫu", "This is no form", "Hãy dùng các trang này.", "Use these pages."),
    MISDIRECTED(
            421,
            "Tên máy chủ lạ",
            "A name that is not ours",
            "Trang quản trị chỉ mở dưới tên đã cấu hình (server.management-host, server.public-url), localhost hoặc địa chỉ IP.",
            "Admins' pages are open under the configured names only (server.management-host, server.public-url), localhost, or an IP address."),
    OURS(500, "Lỗi của chúng tôi", "Our fault", "Đã ghi vào nhật ký.", "It has been logged.");

    private final int status;
    private final String heading;
    private final String englishHeading;
    private final String text;
    private final String englishText;

    Faults(int status, String heading, String englishHeading, String text, String englishText) {
        this.status = status;
        this.heading = heading;
        this.englishHeading = englishHeading;
        this.text = text;
        this.englishText = englishText;
    }

    /** That of a status; ours where there is none. */
    static Faults of(int status) {
        for (Faults fault : values()) {
            if (fault.status == status) {
                return fault;
            }
        }
        return status == 400 ? NO_FORM : OURS;
    }

    int status() {
        return status;
    }

    String heading(Language language) {
        return language.say(heading, englishHeading);
    }

    String text(Language language) {
        return language.say(text, englishText);
    }
}
