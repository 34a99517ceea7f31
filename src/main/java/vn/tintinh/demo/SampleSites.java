package vn.tintinh.demo;

import java.time.Instant;
import java.util.List;

/** The six sample sites, each with another way of being polled. */
final class SampleSites {
    private static final Place PAPER = new Place(
            "bao-tinh",
            "Báo Cao Nguyên (mẫu)",
            "press",
            "68",
            "Lâm Đồng",
            "lam-dong",
            List.of("Đức Trọng", "Di Linh", "Lạc Dương", "Đơn Dương", "Bảo Lâm", "Lâm Hà", "Đam Rông"),
            7);
    private static final Place PORTAL = new Place(
            "cong-thong-tin",
            "Cổng thông tin Vùng Mỏ (mẫu)",
            "government",
            "22",
            "Quảng Ninh",
            "quang-ninh",
            List.of("Hạ Long", "Cẩm Phả", "Uông Bí", "Móng Cái", "Tiên Yên", "Bình Liêu", "Vân Đồn"),
            9);
    private static final Place PARTY = new Place(
            "tuyen-giao",
            "Ban Tuyên giáo Tỉnh ủy Bình Thuận (mẫu)",
            "party",
            "60",
            "Bình Thuận",
            "binh-thuan",
            List.of("Hàm Thuận Bắc", "Tuy Phong", "Bắc Bình", "Tánh Linh", "Đức Linh", "La Gi", "Phú Quý"),
            13);
    private static final Place STATION = new Place(
            "phat-thanh",
            "Đài Phát thanh Sông Lam (mẫu)",
            "broadcast",
            "40",
            "Nghệ An",
            "nghe-an",
            List.of("Nam Đàn", "Thanh Chương", "Con Cuông", "Quỳ Hợp", "Diễn Châu", "Yên Thành", "Cửa Lò"),
            11);
    private static final Place DEPARTMENT = new Place(
            "so-nganh",
            "Sở Nông nghiệp Vùng Bảy Núi (mẫu)",
            "government",
            "89",
            "An Giang",
            "an-giang",
            List.of("Châu Đốc", "Tân Châu", "Tịnh Biên", "Tri Tôn", "Chợ Mới", "Phú Tân", "Thoại Sơn"),
            17);
    private static final Place DISTRICT = new Place(
            "huyen",
            "Trang tin huyện Vùng Cao (mẫu)",
            "district",
            "10",
            "Lào Cai",
            "lao-cai",
            List.of("Bát Xát", "Mường Khương", "Si Ma Cai", "Bắc Hà", "Văn Bàn", "Bảo Yên", "Sa Pa"),
            10);

    private SampleSites() {}

    /** All sites, their news beginning at {@code start}, served at {@code origin}. */
    static List<Site> all(String origin, Instant start) {
        Phrases phrases = Phrases.load();
        return List.of(
                new PaperSite(PAPER, new StoryWriter(PAPER, phrases, start), origin),
                new PortalSite(PORTAL, new StoryWriter(PORTAL, phrases, start), origin),
                new PartySite(PARTY, new StoryWriter(PARTY, phrases, start)),
                new StationSite(STATION, new StoryWriter(STATION, phrases, start)),
                new DepartmentSite(DEPARTMENT, new StoryWriter(DEPARTMENT, phrases, start), origin),
                new BrokenSite(new PaperSite(DISTRICT, new StoryWriter(DISTRICT, phrases, start), origin)));
    }
}
