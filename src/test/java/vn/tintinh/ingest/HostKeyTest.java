package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostKeyTest {
    @Test
    void sources_below_one_registered_name_are_claimed_as_one_host(@TempDir Path folder) {
        String yaml = """
                - {id: a, url: "https://stttt.lamdong.gov.vn/rss", enabled: false}
                - {id: b, url: "https://WWW.LamDong.gov.vn/rss", enabled: false}
                - {id: c, url: "https://danang.gov.vn/rss", enabled: false}
                """;
        try (PolledSources polled = new PolledSources(folder, yaml)) {
            assertThat(polled.sql("SELECT count(*) FROM source_state WHERE host = 'lamdong.gov.vn'"))
                    .isEqualTo(2);
            assertThat(polled.sql("SELECT count(*) FROM source_state WHERE host = 'danang.gov.vn'"))
                    .isEqualTo(1);
        }
    }
}
