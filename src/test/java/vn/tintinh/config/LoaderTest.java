package vn.tintinh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.Channel;
import vn.tintinh.model.DatabaseHost;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Republication.Mode;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceKind;
import vn.tintinh.model.SourceType;

/** What right files mean. */
final class LoaderTest {
    private static final Outside OUTSIDE = new Outside(
            name -> Optional.ofNullable(
                    Map.of("PORT", "9090", "NUMBER", "123456", "TOKEN", "abc").get(name)),
            selector -> Optional.empty());

    @Test
    void takes_one_line_for_a_source(@TempDir Path conf) throws IOException {
        Source source = source(conf, "- url: https://www.baolamdong.vn/rss/thoi-su\n");
        assertThat(source.id()).isEqualTo("baolamdong-vn-rss-thoi-su");
        assertThat(source.name()).isEqualTo("baolamdong.vn");
        assertThat(source.kind()).isEqualTo(SourceKind.PRESS);
        assertThat(source.type()).isEqualTo(SourceType.AUTO);
        assertThat(source.poll()).isEqualTo(new PollPolicy(Duration.ofMinutes(10), Duration.ofHours(12)));
        assertThat(source.republication().mode()).isEqualTo(Mode.EXCERPT);
        assertThat(source.republication().delay()).isEqualTo(Duration.ofMinutes(60));
        assertThat(source.enabled()).isTrue();
        assertThat(source.province()).isEmpty();
    }

    @Test
    void takes_an_empty_directory_for_the_defaults(@TempDir Path conf) throws IOException {
        Configuration configuration = load(conf);
        assertThat(configuration.settings()).isEqualTo(Settings.defaults());
        assertThat(configuration.categories()).hasSize(36);
        assertThat(configuration.sources()).isEmpty();
        write(conf, "tintinh.yaml", "# nothing\n");
        write(conf, "categories.yaml", "");
        assertThat(load(conf).settings()).isEqualTo(Settings.defaults());
        assertThat(load(conf).categories()).isEmpty();
    }

    @Test
    void says_in_one_sentence_that_there_is_no_directory(@TempDir Path directory) {
        Path conf = directory.resolve("conf");
        List<Problem> told = Loader.load(conf).fold(valid -> List.<Problem>of(), problems -> problems);
        assertThat(told)
                .extracting(Problem::toString)
                .containsExactly(conf + ": there is no such directory: start Tin Tỉnh where its conf directory is,"
                        + " or name one with --conf");
    }

    @ParameterizedTest
    @CsvSource({
        "https://baolamdong.vn/rss, PRESS, 60",
        "https://nld.com.vn/rss, PRESS, 60",
        "https://lamdong.gov.vn/rss, GOVERNMENT, 0",
        "https://baohiemxahoi.gov.vn/, GOVERNMENT, 0",
        "https://sonduong.tuyenquang.gov.vn/, DISTRICT, 0",
        "https://hungyen.dcs.vn/, PARTY, 0",
        "https://tuyengiaotiengiang.vn/, PARTY, 0",
        "https://btg.dongthap.gov.vn/, PARTY, 0",
        "https://ptthlamdong.vn/, BROADCAST, 60",
        "http://truyenhinhthanhhoa.vn, BROADCAST, 60",
        "http://ktv.org.vn, BROADCAST, 60",
    })
    void guesses_who_speaks_and_holds_back_press_and_broadcast(
            String url, SourceKind kind, long minutes, @TempDir Path conf) throws IOException {
        Source source = source(conf, "- url: " + url);
        assertThat(source.kind()).isEqualTo(kind);
        assertThat(source.republication().delay()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void holds_bare_links_back_by_no_delay_and_takes_defaults_from_the_settings(@TempDir Path conf) throws IOException {
        write(conf, "tintinh.yaml", """
                polling: {min: 90s, max: 2d}
                republication: {mode: full, delay: 3h}
                """);
        write(conf, "sources/a.yaml", """
                - {url: "https://baoa.vn", poll: {max: 6h}}
                - {url: "https://baob.vn", republish: {mode: link}}
                - {url: "https://baoc.vn", republish: {delay: 0}}
                """);
        List<Source> sources = load(conf).sources();
        assertThat(sources.get(0).poll()).isEqualTo(new PollPolicy(Duration.ofSeconds(90), Duration.ofHours(6)));
        assertThat(sources.get(0).republication().mode()).isEqualTo(Mode.FULL);
        assertThat(sources)
                .extracting(source -> source.republication().delay())
                .containsExactly(Duration.ofHours(3), Duration.ZERO, Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"60\"', 60",
        "60, 60",
        "04, 04",
        "4, 04",
        "binh-thuan, 60",
        "Bình Thuận, 60",
        "BINH THUAN, 60",
        "TP.HCM, 79",
        "Thừa Thiên Huế, 46",
        // Its own code until 2025, as 15 was that of Yên Bái then.
        "lao-cai, 10",
        "'\"15\"', 15",
    })
    void reads_a_province_by_code_slug_name_and_alias(String written, String code, @TempDir Path conf)
            throws IOException {
        assertThat(source(conf, "- url: https://a.vn\n  province: " + written).province())
                .contains(code);
    }

    @Test
    void takes_text_for_text_whatever_yaml_would_guess(@TempDir Path conf) throws IOException {
        Source source = source(conf, """
                - id: 2026
                  url: https://a.vn
                  name: no
                  drop: [1e3, 0x10, 2026-03-01, ~x]
                  republish: {agreement: 2026-03-01}
                  enabled: off
                  page:
                """);
        assertThat(source.id()).isEqualTo("2026");
        assertThat(source.name()).isEqualTo("no");
        assertThat(source.drop()).containsExactly("1e3", "0x10", "2026-03-01", "~x");
        assertThat(source.republication().agreement()).contains("2026-03-01");
        assertThat(source.enabled()).isFalse();
    }

    @Test
    void composes_names_that_were_typed_in_decomposed_letters(@TempDir Path conf) throws IOException {
        assertThat(source(conf, "- url: https://a.vn\n  name: Ba\u0301o Tie\u0302\u0300n Giang")
                        .name())
                .isEqualTo("Báo Tiền Giang");
    }

    @Test
    void fills_in_placeholders_by_the_type_that_is_wanted(@TempDir Path conf) throws IOException {
        write(conf, "secret.txt", "from a file\n");
        write(conf, "tintinh.yaml", """
                server: {port: "${env:PORT}"}
                database: {url: "postgresql://${env:TOKEN}/x", password: "${env:NUMBER}"}
                """);
        write(conf, "sources/a.yaml", """
                - url: https://a.vn
                  headers: {Authorization: "Bearer ${env:TOKEN} ${file:secret.txt}", X: "a${b}"}
                """);
        Configuration configuration = load(conf);
        assertThat(configuration.settings().server().port()).isEqualTo(9090);
        assertThat(configuration.settings().database().url()).contains("postgresql://abc/x");
        assertThat(configuration.settings().database().password()).contains("123456");
        assertThat(configuration.sources().get(0).headers())
                .containsEntry("Authorization", "Bearer abc from a file")
                .containsEntry("X", "a${b}");
        assertThat(configuration.toString()).doesNotContain("123456", "from a file");
    }

    @Test
    void reads_the_servers_of_a_database(@TempDir Path conf) throws IOException {
        write(conf, "tintinh.yaml", """
                database:
                  url: postgresql:///tintinh
                  hosts: [{host: db-1, role: primary}, {host: "fd00::2", port: 5433, role: replica}]
                """);
        assertThat(load(conf).settings().database().hosts())
                .containsExactly(
                        new DatabaseHost("db-1", 5432, DatabaseHost.Role.PRIMARY),
                        new DatabaseHost("fd00::2", 5433, DatabaseHost.Role.REPLICA));
    }

    @Test
    void keeps_ids_of_different_urls_apart_and_those_of_one_source_together() {
        assertThat(id("https://www.a.vn/tin/")).isEqualTo(id("http://a.vn/tin")).isEqualTo("a-vn-tin");
        assertThat(List.of(
                        id("https://a.vn/?id=1"),
                        id("https://a.vn/?id=2"),
                        id("https://a.vn/ID=1"),
                        id("https://a.vn:8443/"),
                        id("https://a.vn/Tin"),
                        id("https://a.vn/tin"),
                        id("https://a.vn/tin-"),
                        id("https://a.vn/" + "x".repeat(100)),
                        id("https://a.vn/" + "x".repeat(101)),
                        id("https://a.vn/%C4%91")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*") && id.length() < 75);
    }

    @Test
    void takes_urls_as_people_copy_them(@TempDir Path conf) throws IOException {
        assertThat(source(conf, "- url: HTTPS://Báo.vn/tag/Lâm-Đồng?q=a b".replace(" b", "%20b"))
                        .url())
                .isEqualTo(URI.create("https://xn--bo-mia.vn/tag/L%C3%A2m-%C4%90%E1%BB%93ng?q=a%20b"));
    }

    @Test
    void reads_channels_and_partners(@TempDir Path conf) throws IOException {
        write(conf, "feeds.yaml", """
                - path: du-lich-tay-nguyen
                  title: Du lịch Tây Nguyên
                  categories: [du-lich]
                  provinces: [Lâm Đồng, gia-lai]
                  words: cà phê
                """);
        write(
                conf,
                "partners.yaml",
                "- {id: a, name: A, origins: ['https://A.vn:443/', 'http://b.vn:8080'], colours: {accent: '#A9231b'}}");
        Configuration configuration = load(conf);
        Channel channel = configuration.channels().get(0);
        assertThat(channel.selection().provinces()).containsExactly("lam-dong", "gia-lai");
        assertThat(channel.selection().words()).contains("cà phê");
        assertThat(channel.limit()).isEqualTo(50);
        assertThat(configuration.partners().get(0).origins())
                .containsExactly(URI.create("https://a.vn"), URI.create("http://b.vn:8080"));
        assertThat(configuration.partners().get(0).colours().accent()).contains("#A9231b");
    }

    @Test
    void a_channel_folds_stories_unless_it_or_the_default_says_otherwise(@TempDir Path conf) throws IOException {
        write(conf, "feeds.yaml", """
                - {path: thuong, title: Thường}
                - {path: giu, title: Giữ, duplicates: keep}
                - {path: gop, title: Gộp, duplicates: fold}
                """);
        assertThat(load(conf).channels())
                .extracting(Channel::duplicates)
                .containsExactly(Channel.Duplicates.FOLD, Channel.Duplicates.KEEP, Channel.Duplicates.FOLD);
        write(conf, "tintinh.yaml", "publishing: {duplicates: keep}");
        assertThat(load(conf).channels())
                .extracting(Channel::duplicates)
                .containsExactly(Channel.Duplicates.KEEP, Channel.Duplicates.KEEP, Channel.Duplicates.FOLD);
    }

    @Test
    void loads_a_thousand_categories_and_ten_thousand_sources_in_seconds(@TempDir Path conf) throws IOException {
        write(conf, "categories.yaml", categories(1000));
        write(conf, "sources/a.yaml", sources(0, 5000));
        write(conf, "sources/b.yaml", sources(5000, 10_000));
        // Processor time, as the machine may be busy with other things.
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Configuration configuration = load(conf);
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(8));
        assertThat(configuration.sources()).hasSize(10_000);
        assertThat(configuration.categories()).hasSize(1000);
    }

    @Test
    void tells_ten_thousand_faults_in_seconds(@TempDir Path conf) throws IOException {
        write(conf, "categories.yaml", categories(1000));
        write(conf, "sources/a.yaml", sources(0, 10_000).replace("[c", "[ch"));
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<Problem> told = Loader.load(conf).fold(valid -> List.<Problem>of(), problems -> problems);
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(8));
        assertThat(told).hasSize(10_000);
        assertThat(told.get(0).toString()).endsWith("the category 'ch0' is not known: did you mean 'c0'?");
    }

    private static String categories(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "- {slug: c" + i + ", name: Loại " + i + ", labels: [Nhãn " + i + ", Nhãn khác " + i
                        + "], media-topics: [20000210]}\n")
                .collect(Collectors.joining());
    }

    private static String sources(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> """
                        - id: nguon-%1$d
                          name: Báo số %1$d
                          url: https://bao%1$d.vn/rss/home.rss
                          kind: press
                          province: Lâm Đồng
                          categories: [c%2$d]
                          page: {body: div.content, date: .date, remove: [.ads, .share]}
                          keep: ["/chuyển đổi/"]
                          poll: {min: 10m, max: 2d}
                        """.formatted(i, i % 1000))
                .collect(Collectors.joining());
    }

    private static String id(String url) {
        return SourceDefaults.id(URI.create(url));
    }

    private static Source source(Path conf, String yaml) throws IOException {
        write(conf, "sources/a.yaml", yaml);
        return load(conf).sources().get(0);
    }

    private static Configuration load(Path conf) {
        return Loader.load(conf, OUTSIDE).fold(valid -> valid, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static void write(Path conf, String name, String text) throws IOException {
        Path file = conf.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
