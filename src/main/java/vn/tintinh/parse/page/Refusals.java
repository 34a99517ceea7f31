package vn.tintinh.parse.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.tintinh.model.Document;

/** Documents that are no page of news: another kind of file, an error page, a challenge to prove being human. */
final class Refusals {
    private static final Pattern ERROR = Pattern.compile(
            "(?iu)(?:^\\W*(?:error|lỗi)?\\W*(?:40[0134]|410|429|50[0234])\\b.*|.*\\b(?:404|403|500|502|503)\\s*[-–:|]?\\s*(?:not found"
                    + "|forbidden|error|internal|bad gateway|service).*|.*(?:page|file|resource)\\W+(?:cannot be|could not be|not)"
                    + " found.*|.*server error in.*|.*runtime error.*|^\\W*(?:access|permission) denied.*|^\\W*forbidden\\W*$"
                    + "|.*internal server error.*|.*bad gateway.*|.*service (?:temporarily )?unavailable.*"
                    + "|.*không tìm thấy (?:trang|đường dẫn|nội dung|bài viết|tập tin|dữ liệu).*|.*trang (?:này )?không tồn tại.*"
                    + "|.*không tồn tại.*(?:trang|bài).*|^\\W*(?:có )?lỗi (?:hệ thống|máy chủ|kết nối|xảy ra).*|.*đã xảy ra lỗi.*"
                    + "|.*từ chối truy cập.*)");
    private static final Pattern CHALLENGE = Pattern.compile(
            "(?iu)(?:.*just a moment.*|.*attention required.*|.*checking your browser.*|.*are you a (?:human|robot).*"
                    + "|.*security check.*|.*ddos.?guard.*|.*xác (?:minh|thực) (?:bạn|trình duyệt|người).*|.*captcha.*)");
    private static final Pattern MAINTENANCE = Pattern.compile(
            "(?iu).*(?:bảo trì|nâng cấp hệ thống|đang nâng cấp|under maintenance|maintenance mode|coming soon|website tạm ngưng"
                    + "|account suspended|domain.*expired).*");
    private static final Pattern LOGIN = Pattern.compile("(?iu)^\\W*(?:đăng nhập|log ?in|sign ?in)\\b.{0,40}$");
    private static final Pattern NEWS_FRAME =
            Pattern.compile("(?i)(?:main|content|noi-?dung|body|center|giua|news|tin)");
    private static final int FEW_LETTERS = 1500;

    private Refusals() {}

    /** What a document is, if it is no HTML. */
    static Optional<String> notHtml(Document document) {
        byte[] bytes = document.body();
        String start = new String(bytes, 0, Math.min(bytes.length, 600), StandardCharsets.UTF_8)
                .replaceFirst("^\\uFEFF", "")
                .stripLeading();
        String lower = start.toLowerCase(Locale.ROOT);
        if (bytes.length == 0 || (start.isEmpty() && bytes.length < 600)) {
            return Optional.of("the document is empty");
        }
        if (start.startsWith("%PDF")) {
            return Optional.of("the document is a PDF, not an HTML page");
        }
        if (start.startsWith("\u0089PNG")
                || start.startsWith("GIF8")
                || start.startsWith("PK\u0003")
                || isJpeg(bytes)) {
            return Optional.of("the document is a binary file, not an HTML page");
        }
        if (lower.contains("<rss")
                || (lower.contains("<feed") && lower.contains("atom"))
                || lower.contains("<rdf:rdf")) {
            return lower.contains("<html")
                    ? Optional.empty()
                    : Optional.of("the document is a feed, not an HTML page; poll it with type: feed");
        }
        if (start.startsWith("{") || start.startsWith("[{")) {
            return Optional.of("the document is JSON, not an HTML page");
        }
        return Optional.empty();
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
    }

    /** What kind of no-news a page is; judged by its title and headings, and only where it has little text. */
    static Optional<String> error(Page page) {
        Optional<String> frames = frames(page);
        if (frames.isPresent()) {
            return frames;
        }
        Element body = page.html().body();
        if (Plain.holds(body, FEW_LETTERS + 1)) {
            return Optional.empty();
        }
        String text = Plain.of(body.text());
        if (Plain.weight(text) == 0) {
            return page.html().selectFirst("script") != null
                    ? Optional.of("the page has no text without running its scripts")
                    : Optional.of("the page has no text");
        }
        if (Plain.weight(text) > FEW_LETTERS) {
            return Optional.empty();
        }
        List<String> telling = new ArrayList<>(List.of(Plain.of(page.html().title())));
        page.html().select("h1, h2, h3").forEach(heading -> telling.add(Plain.of(heading.text())));
        telling.add(text.substring(0, Math.min(text.length(), 200)));
        boolean isShort = Plain.weight(text) < FEW_LETTERS / 4;
        for (String line : isShort ? telling : telling.subList(0, telling.size() - 1)) {
            Optional<String> kind = kind(line);
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> kind(String line) {
        String quoted = ": “" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "”";
        if (ERROR.matcher(line).matches()) {
            return Optional.of("the page is an error page" + quoted);
        }
        if (CHALLENGE.matcher(line).matches()) {
            return Optional.of("the page asks for proof of being human" + quoted);
        }
        if (MAINTENANCE.matcher(line).matches()) {
            return Optional.of("the site is under maintenance" + quoted);
        }
        return LOGIN.matcher(line).matches() ? Optional.of("the page asks for a login" + quoted) : Optional.empty();
    }

    /** The frame that most likely holds the news, and the others. */
    private static Optional<String> frames(Page page) {
        Element body = page.html().body();
        boolean isSet = body.normalName().equals("frameset");
        if (!isSet && Plain.holds(body, 1)) {
            return Optional.empty();
        }
        List<Element> frames = page.html().select(isSet ? "frame[src]" : "iframe[src]:not(noscript *)");
        List<String> urls = new ArrayList<>();
        for (Element frame : frames) {
            Optional<String> url = Page.link(frame, "src").filter(found -> !urls.contains(found));
            boolean isMain = NEWS_FRAME
                    .matcher(frame.attr("name") + " " + frame.id() + " " + frame.attr("src"))
                    .find();
            url.ifPresent(found -> urls.add(isMain ? 0 : urls.size(), found));
        }
        return urls.isEmpty()
                ? Optional.empty()
                : Optional.of("the page is only frames; poll the frame with the news instead: "
                        + String.join(" or ", urls.subList(0, Math.min(urls.size(), 5))));
    }
}
