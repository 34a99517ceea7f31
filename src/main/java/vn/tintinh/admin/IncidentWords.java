package vn.tintinh.admin;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import vn.tintinh.store.Incident;

/**
 * What a kind of incident is called, and what to do about it, in Vietnamese and in English.
 *
 * @param name a few words
 * @param english the same
 * @param advice one sentence
 * @param englishAdvice the same
 */
record IncidentWords(String name, String english, String advice, String englishAdvice) {
    private static final Map<Incident.Kind, IncidentWords> ALL = Map.ofEntries(
            entry(
                    Incident.Kind.LIST_LOST,
                    new IncidentWords(
                            "Mất danh sách tin",
                            "list lost",
                            "Mở trang xem: nếu trang đổi giao diện, hãy khai page.list; nếu chuyển chỗ, hãy sửa url.",
                            "Look at the page: if it was redesigned, name page.list; if it has moved, correct url.")),
            entry(
                    Incident.Kind.LIST_EMPTIED,
                    new IncidentWords(
                            "Danh sách trống",
                            "list emptied",
                            "Thường do trang nguồn: chờ, hoặc chọn url khác.",
                            "Mostly the site's fault: wait, or choose another url.")),
            entry(
                    Incident.Kind.RULE_FAILS,
                    new IncidentWords(
                            "Bộ chọn không còn khớp",
                            "rule fails",
                            "Sửa hoặc xóa bộ chọn được nêu trong bằng chứng.",
                            "Correct or delete the selector that the evidence names.")),
            entry(
                    Incident.Kind.ARTICLES_CHANGED,
                    new IncidentWords(
                            "Bài viết đổi khuôn",
                            "articles changed",
                            "Khai page.title và page.body, hoặc hỏi trang nguồn nếu nó đòi đăng nhập.",
                            "Name page.title and page.body, or ask the site if it shows a login.")),
            entry(
                    Incident.Kind.BODIES_SHORT,
                    new IncidentWords(
                            "Nội dung bị cụt",
                            "bodies short",
                            "Mở một bài xem; khai page.body nếu lấy nhầm phần.",
                            "Look at an article; name page.body where the wrong part is found.")),
            entry(
                    Incident.Kind.TITLES_REPEAT,
                    new IncidentWords(
                            "Nhiều bài trùng tiêu đề",
                            "titles repeat",
                            "Khai page.title, hoặc hỏi trang nguồn nếu nó đòi đăng nhập.",
                            "Name page.title, or ask the site if it shows a login.")),
            entry(
                    Incident.Kind.FIELDS_LOST,
                    new IncidentWords(
                            "Mất ngày, liên kết hoặc tiêu đề",
                            "fields lost",
                            "Báo cho trang nguồn; với trang web, hãy khai page.date hoặc page.title.",
                            "Tell the site; of a page, name page.date or page.title.")),
            entry(
                    Incident.Kind.IDS_SHARED,
                    new IncidentWords(
                            "Nhiều tin dùng chung mã",
                            "ids shared",
                            "Không cần làm gì; báo cho trang nguồn.",
                            "Nothing; tell the site.")),
            entry(
                    Incident.Kind.IDS_CHANGE,
                    new IncidentWords(
                            "Mã tin bị đổi",
                            "ids change",
                            "Không cần làm gì; báo cho trang nguồn.",
                            "Nothing; tell the site.")),
            entry(
                    Incident.Kind.HUB_SILENT,
                    new IncidentWords(
                            "Hub không đẩy tin",
                            "hub silent",
                            "Không cần làm gì; báo cho trang nguồn hoặc chủ hub.",
                            "Nothing; tell the site, or whoever runs the hub.")),
            entry(
                    Incident.Kind.SILENT,
                    new IncidentWords(
                            "Im lặng khác thường",
                            "silent",
                            "Mở trang nguồn: nếu có tin mới, hãy tìm url khác; nếu trang không đăng gì, không cần làm gì.",
                            "Open the site: if it has news, look for another url; if it has none, nothing.")),
            entry(
                    Incident.Kind.UNREAD,
                    new IncidentWords(
                            "Cả ngày không đọc được",
                            "unread for a day",
                            "Mở url xem trang nguồn còn không; vẫn tự thử lại.",
                            "Open the url to see whether the site is there; it is asked again by itself.")),
            entry(
                    Incident.Kind.DEAD,
                    new IncidentWords(
                            "Nguồn đã chết",
                            "dead",
                            "Tìm url mới của nguồn, hoặc đặt enabled: false.",
                            "Look for the source's new url, or set enabled: false.")),
            entry(
                    Incident.Kind.BLOCKED,
                    new IncidentWords(
                            "Bị chặn",
                            "blocked",
                            "Mở url bằng trình duyệt; nếu được, hãy đề nghị trang nguồn mở cho chúng ta.",
                            "Open the url in a browser; if that works, ask the site to let us in.")),
            entry(
                    Incident.Kind.PAGES_VANISHED,
                    new IncidentWords(
                            "Nhiều bài biến mất cùng lúc",
                            "pages vanished",
                            "Xem trang nguồn có hỏng hay đổi địa chỉ không; chưa gỡ tin nào trong vòng một ngày.",
                            "See whether the site is broken or has new addresses; nothing is removed for a day.")));

    /** Every kind has them. */
    static IncidentWords of(Incident.Kind kind) {
        return requireNonNull(ALL.get(kind), () -> "no words for " + kind);
    }
}
