package vn.tintinh.render;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Format;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.Person;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Republication;
import vn.tintinh.model.SafeHtml;

/** Entries as newsrooms write them. */
final class Samples {
    static final URI BASE = URI.create("https://tintinh.example");
    static final Outlet LAM_DONG = new Outlet(
            "tag:tintinh.example,2026:channel/sources/bao-lam-dong",
            "Báo Lâm Đồng",
            Optional.of("https://baolamdong.vn/"),
            "https://baolamdong.vn/rss/thoi-su?a=1&b=2",
            Optional.of("https://tintinh.example/sources/bao-lam-dong"));

    private Samples() {}

    static ChannelDocument document(List<Entry> entries) {
        return new ChannelDocument(
                "tag:tintinh.example,2026:channel/kinh-te",
                "Kinh tế – Tin Tỉnh",
                "Tin Kinh tế từ báo, đài & cổng thông tin.",
                "Tin Tỉnh",
                BASE,
                URI.create(BASE + "/categories/kinh-te"),
                Map.of(
                        Format.RSS, URI.create(BASE + "/feeds/kinh-te.rss"),
                        Format.ATOM, URI.create(BASE + "/feeds/kinh-te.atom"),
                        Format.JSON, URI.create(BASE + "/feeds/kinh-te.json")),
                Instant.parse("2026-01-01T00:00:00Z"),
                entries,
                Optional.empty(),
                Navigation.NONE,
                List.of());
    }

    /** Three entries: one a mode. */
    static List<Entry> entries() {
        return List.of(
                entry("a1", full(), Republication.Mode.FULL),
                entry("a2", plain("Giá cà phê < 100.000 đồng/kg & còn giảm"), Republication.Mode.EXCERPT),
                entry("a3", plain("Chỉ dẫn liên kết"), Republication.Mode.LINK));
    }

    static Entry entry(String id, Item item, Republication.Mode mode) {
        Instant published = item.published().orElse(Instant.parse("2026-03-01T00:00:00Z"));
        return new Entry(
                "tag:tintinh.example,2026:item/" + id,
                item,
                LAM_DONG,
                mode,
                false,
                published,
                published.plusSeconds(id.equals("a1") ? 3600 : 0),
                List.of(
                        new Topic("kinh-te", "Kinh tế", List.of("04000000")),
                        new Topic("nong-nghiep", "Nông nghiệp", List.of("20000210", "04000000"))),
                Optional.of("binh-thuan"),
                Optional.of("Bình Thuận"),
                Optional.empty(),
                List.of());
    }

    /** An entry that is no more than a listing told, though its outlet allows the whole. */
    static Entry partial(String id) {
        Entry whole = entry(id, plain("Lời hứa của một danh sách"), Republication.Mode.FULL);
        return new Entry(
                whole.id(),
                whole.item(),
                whole.outlet(),
                whole.mode(),
                true,
                whole.published(),
                whole.updated(),
                whole.topics(),
                whole.province(),
                whole.provinceName(),
                whole.story(),
                whole.others());
    }

    static Item plain(String title) {
        return new Item(
                List.of(new ItemKey(ItemKey.Kind.GUID, title)),
                Optional.of("https://baolamdong.vn/kinh-te/gia-cà-phê-123.html?x=1&y=2"),
                title,
                SafeHtml.sanitised("Tóm tắt <b>ngắn</b> &amp; gọn."),
                SafeHtml.sanitised("<p>Toàn văn không được đăng.</p>"),
                List.of(),
                Optional.of(Instant.parse("2026-03-01T01:30:00Z")),
                Optional.empty(),
                DateBasis.PUBLISHED,
                Precision.MINUTE,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("vi"));
    }

    private static Item full() {
        return new Item(
                List.of(new ItemKey(ItemKey.Kind.GUID, "1")),
                Optional.of("https://baolamdong.vn/kinh-te/123.html"),
                "Lễ hội Katê “lớn nhất” năm – 10.000 người dự",
                SafeHtml.sanitised("<p>Lễ hội mở ra sáng nay.</p>"),
                SafeHtml.sanitised(
                        "<p>Lễ hội mở ra sáng nay.</p><p>Thân bài &lt;có&gt; <a href=\"https://x.vn/?a=1&amp;b=2\">nối</a>.</p>"),
                List.of(Person.named("Tô Long"), Person.named("Báo Lâm Đồng"), Person.named("K’Brếu")),
                Optional.of(Instant.parse("2017-08-04T04:20:00Z")),
                Optional.empty(),
                DateBasis.PUBLISHED,
                Precision.MINUTE,
                List.of("Tin hoạt động"),
                List.of(
                        new Enclosure(
                                "https://baolamdong.vn/a.mp3",
                                Optional.of("audio/mpeg"),
                                OptionalLong.of(12345),
                                Optional.of("Bản tin")),
                        new Enclosure(
                                "https://baolamdong.vn/b.pdf",
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.empty())),
                Optional.of(new Image(
                        "https://baolamdong.vn/ảnh.jpg",
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.of(800),
                        OptionalInt.of(450),
                        Optional.of("Lễ hội"))),
                Optional.of("vi"));
    }
}
