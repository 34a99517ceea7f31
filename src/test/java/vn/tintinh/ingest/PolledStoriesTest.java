package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.model.Story;
import vn.tintinh.testing.HostileOrigin;

/** Two outlets that print one release, polled as they are. */
final class PolledStoriesTest {
    private static final String RELEASE =
            "<p>Đến hết tháng 10, cả nước giải ngân hơn 491 nghìn tỷ đồng vốn đầu tư công, đạt 54,4% kế hoạch Thủ tướng giao."
                    + " Bộ Tài chính đề nghị các địa phương hoà giải vướng mắc mặt bằng, bảo đảm quý IV hoàn thành mục tiêu.</p>";

    @Test
    void a_release_in_two_feeds_is_one_story(@TempDir Path folder) {
        Vertx vertx = Vertx.vertx();
        HostileOrigin origin = value(HostileOrigin.start(vertx));
        feed(origin, "mot", "Giải ngân đầu tư công đạt 54,4%", RELEASE);
        feed(
                origin,
                "hai",
                "Đầu tư công: mười tháng giải ngân 491 nghìn tỷ đồng",
                "<div class=\"sapo\">(TTXVN) Tiến độ đã nhanh hơn cùng kỳ.</div>"
                        + RELEASE.replace("hoà", "hòa").replace("quý", "quí")
                        + "<p><i>Theo TTXVN</i></p>");
        feed(origin, "ba", "Bão số 13 suy yếu", "<p>" + "Vùng áp thấp di chuyển chậm về phía tây. ".repeat(9) + "</p>");
        try (PolledSources polled =
                new PolledSources(folder, source(origin, "mot") + source(origin, "hai") + source(origin, "ba"))) {
            polled.awaitRuns(0);

            assertThat(others(polled, "mot")).containsExactly("Đầu tư công: mười tháng giải ngân 491 nghìn tỷ đồng");
            assertThat(others(polled, "hai")).containsExactly("Giải ngân đầu tư công đạt 54,4%");
            assertThat(others(polled, "ba")).isEmpty();
        } finally {
            value(vertx.close());
        }
    }

    private static List<String> others(PolledSources polled, String source) {
        return polled.items(source).values().stream()
                .flatMap(item -> item.story().stream())
                .flatMap(story -> story.members().stream())
                .map(Story.Member::title)
                .toList();
    }

    private static void feed(HostileOrigin origin, String id, String title, String content) {
        String rss = "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
                + "<title>Báo " + id
                + "</title><link>https://tin.example/</link><description>Tin</description><item><guid>"
                + id + "</guid><link>https://tin.example/" + id + "</link><title>" + title
                + "</title><content:encoded><![CDATA[" + content + "]]></content:encoded></item></channel></rss>";
        origin.on(
                "/" + id,
                (asked, socket) ->
                        socket.end(HostileOrigin.http("200 OK", Map.of("Content-Type", "application/rss+xml"), rss)));
    }

    private static String source(HostileOrigin origin, String id) {
        return "- {id: %s, url: \"%s\", type: feed, poll: {min: 1h, max: 12h}}\n".formatted(id, origin.url("/" + id));
    }
}
