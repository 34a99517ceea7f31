package vn.tintinh.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;
import vn.tintinh.testing.FileOrigin;
import vn.tintinh.testing.TinTinhProcess;

/**
 * What README promises a newcomer: the demo runs, a source is added by pasting its URL, its items are in a category's
 * feed, and that category is embedded in an otherwise empty HTML file.
 */
final class NewcomerIT {
    private static final String FEED = """
            <rss version="2.0"><channel><title>Trang tin của tôi</title><link>https://tin.example/</link>
            <item><title>Hợp tác xã đầu tiên bán cà phê qua mạng</title><link>%s</link><category>Kinh tế</category>
            <pubDate>%s</pubDate><description>Bán được hai tấn trong tuần đầu.</description></item>
            </channel></rss>
            """;

    @Test
    void adds_a_source_by_its_url_and_embeds_its_category(@TempDir Path folder) throws IOException {
        Path site = Files.createDirectory(folder.resolve("site"));
        try (Chromium chromium = Chromium.start();
                FileOrigin origin = new FileOrigin(site);
                TinTinhProcess demo = TinTinhProcess.demo(folder)) {
            Files.writeString(
                    site.resolve("tin.rss"),
                    FEED.formatted(
                            origin.url("1.html"),
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    ZonedDateTime.now(ZoneOffset.UTC).minusHours(1))));
            chromium.look(Screen.DESKTOP, "light").logIn(demo);
            chromium.find("nav a[href='/admin/add']").click();
            chromium.find("#url").sendKeys(origin.url("tin.rss"));
            chromium.find("main form button.main").click();
            chromium.find("form[action$='/write'] button").click();
            chromium.find("main .notice.good");

            String feed = "/feeds/kinh-te.rss";
            demo.await("the new item in " + feed, () -> new String(
                            demo.get(feed, Map.of()).body(), StandardCharsets.UTF_8)
                    .contains("Hợp tác xã đầu tiên bán cà phê qua mạng"));

            chromium.open(demo.url("/embed"));
            new Select(chromium.find("#channel")).selectByValue("kinh-te");
            chromium.await("code for that category", () -> code(chromium).contains("channel=\"kinh-te\""));
            Path blank = folder.resolve("blank.html");
            Files.writeString(
                    blank, "<!DOCTYPE html><meta charset=\"utf-8\"><title>Trang của tôi</title>" + code(chromium));
            chromium.open(blank.toUri().toString());
            chromium.await("the item in the block", () -> String.valueOf(
                            chromium.ask("return document.querySelector('tin-tinh').shadowRoot.textContent"))
                    .contains("Hợp tác xã đầu tiên bán cà phê qua mạng"));
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static String code(Chromium chromium) {
        return String.valueOf(chromium.find("#code-script").getDomProperty("value"));
    }
}
