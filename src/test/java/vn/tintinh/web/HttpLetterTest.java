package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.DirectDecompress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The letter of HTTP, case by case from {@code letter.txt}, asked byte by byte over real connections. */
final class HttpLetterTest {
    private static final Map<String, String> KNOWN = new TreeMap<>();
    private static Site site;
    private static byte[] plain = {};

    @BeforeAll
    static void start() throws IOException {
        site = new Site(PublicSite.options(), Duration.ofSeconds(30));
        for (String coding : List.of("identity", "gzip", "br")) {
            try (Wire wire = new Wire(site.port())) {
                wire.send("GET /feeds/all.rss HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: " + coding + "\r\n\r\n");
                Wire.Answer answer = wire.read("GET");
                KNOWN.put(
                        Map.of("identity", "{rss}", "gzip", "{rss.gz}", "br", "{rss.br}")
                                .get(coding),
                        answer.field("etag"));
                KNOWN.put("{date}", answer.field("last-modified"));
                plain = coding.equals("identity") ? answer.body() : plain;
            }
        }
        KNOWN.put("{past}", "Sat, 01 Jan 2000 00:00:00 GMT");
        KNOWN.put("{future}", "Fri, 01 Jan 2100 00:00:00 GMT");
        KNOWN.put("{5000}", "x".repeat(5000));
        KNOWN.put("{20000}", "x".repeat(20_000));
        KNOWN.put("\\r", "\r");
        KNOWN.put("\\n", "\n");
        KNOWN.put("\\t", "\t");
        KNOWN.put("\\0", "\0");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** One line of the table. */
    private record Case(String section, String what, String request, String fields, String status, String answer) {
        private static Case of(String line) {
            String[] cells = line.split("\\s\\|(?=\\s|$)", -1);
            assertThat(cells).as(line).hasSize(6);
            List<String> all = Arrays.stream(cells).map(String::strip).toList();
            return new Case(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5));
        }

        private String method() {
            return request.replace("\\r\\n", "").replaceFirst(" .*", "");
        }

        private String bytes() {
            StringBuilder out = new StringBuilder(known(request));
            if (!request.matches(".* HTTP(/.*)?")) {
                out.append(" HTTP/1.1");
            }
            out.append("\r\n");
            List<String> all = split(fields);
            if (!all.contains("-Host")) {
                out.append("Host: localhost\r\n");
            }
            all.stream().filter(field -> !field.equals("-Host")).forEach(field -> out.append(known(field))
                    .append("\r\n"));
            return out.append("\r\n").toString();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_case_is_answered_to_the_letter() throws IOException {
        try (InputStream in = Objects.requireNonNull(HttpLetterTest.class.getResourceAsStream("/http/letter.txt"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            assertThat(lines).hasSizeGreaterThan(120);
            return lines.stream()
                    .map(Case::of)
                    .map(one -> DynamicTest.dynamicTest("RFC " + one.section() + " " + one.what(), () -> check(one)));
        }
    }

    private static void check(Case one) throws IOException {
        try (Wire wire = new Wire(site.port())) {
            wire.send(one.bytes());
            Wire.Answer answer = wire.read(one.method());
            assertThat(Integer.toString(answer.status())).matches(one.status());
            for (String expected : split(one.answer())) {
                expect(expected, answer, wire);
            }
        }
    }

    private static void expect(String expected, Wire.Answer answer, Wire wire) throws IOException {
        switch (expected) {
            case "body" -> assertThat(answer.body()).isNotEmpty();
            case "empty" -> assertThat(answer.body()).isEmpty();
            case "plain" -> assertThat(answer.body()).isEqualTo(plain);
            case "gzip" -> {
                assertThat(answer.field("content-encoding")).isEqualTo("gzip");
                assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                        .isEqualTo(plain);
            }
            case "br" -> {
                assertThat(answer.field("content-encoding")).isEqualTo("br");
                assertThat(DirectDecompress.decompress(answer.body()).getDecompressedData())
                        .isEqualTo(plain);
            }
            case "closes" -> assertThat(wire.isClosed()).isTrue();
            case "keeps" -> {
                wire.send("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(wire.one("GET").status()).isEqualTo(200);
            }
            default -> field(expected, answer);
        }
    }

    private static void field(String expected, Wire.Answer answer) {
        if (expected.startsWith("!")) {
            assertThat(answer.fields()).doesNotContainKey(expected.substring(1));
            return;
        }
        int colon = expected.indexOf(": ");
        String name = expected.substring(0, colon);
        String pattern = expected.substring(colon + 2);
        if (pattern.startsWith("{")) {
            assertThat(answer.fields().get(name)).containsExactly(known(pattern));
        } else {
            assertThat(answer.fields()).containsKey(name);
            assertThat(answer.field(name)).matches(pattern);
        }
    }

    private static List<String> split(String cell) {
        return Arrays.stream(cell.strip().split(" ;; "))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String known(String text) {
        String filled = text;
        for (Map.Entry<String, String> one : KNOWN.entrySet()) {
            filled = filled.replace(one.getKey(), one.getValue());
        }
        return filled;
    }
}
