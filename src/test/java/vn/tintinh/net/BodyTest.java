package vn.tintinh.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.testing.HostileRoutes.brotli;
import static vn.tintinh.testing.HostileRoutes.deflate;
import static vn.tintinh.testing.HostileRoutes.gzip;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class BodyTest {
    private static final int CAP = 1_000_000;
    private static final byte[] PLAIN =
            "Ủy ban nhân dân tỉnh Lâm Đồng. ".repeat(3000).getBytes(StandardCharsets.UTF_8);

    @Test
    void undoes_every_encoding_however_the_chunks_are_cut() throws Exception {
        Map<String, byte[]> encoded = Map.of(
                "gzip", gzip(PLAIN),
                "x-gzip", gzip(PLAIN),
                "deflate", deflate(PLAIN, false),
                " Deflate ", deflate(PLAIN, true),
                "br", brotli(PLAIN),
                "gzip, br", brotli(gzip(PLAIN)),
                "br,gzip,deflate", deflate(gzip(brotli(PLAIN)), false),
                "identity", PLAIN,
                "UTF-8", PLAIN,
                "", gzip(PLAIN));
        Random random = new Random(7);
        for (Map.Entry<String, byte[]> one : encoded.entrySet()) {
            for (int most : new int[] {1, 3, 100, 1_000_000}) {
                assertThat(decode(one.getKey(), one.getValue(), most, random))
                        .as("%s in chunks of at most %d", one.getKey(), most)
                        .isEqualTo(PLAIN);
            }
        }
    }

    @Test
    void reads_all_members_and_all_header_fields_of_gzip() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(gzip("một ".getBytes(StandardCharsets.UTF_8)));
        bytes.write(withAllHeaderFields("hai".getBytes(StandardCharsets.UTF_8)));
        bytes.write(new byte[20]);

        for (int most : new int[] {1, 7, 1000}) {
            assertThat(decode("gzip", bytes.toByteArray(), most, new Random(1)))
                    .isEqualTo("một hai".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void passes_on_what_is_no_gzip_though_it_says_so() throws Exception {
        for (String text : new String[] {"<rss/>", "<", "\u001f", "\u001fx", ""}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(decode("gzip", bytes, 1, new Random(1))).isEqualTo(bytes);
        }
    }

    @Test
    void forgives_a_missing_gzip_trailer() throws Exception {
        byte[] whole = gzip(PLAIN);

        assertThat(decode("gzip", Arrays.copyOf(whole, whole.length - 8), 100, new Random(1)))
                .isEqualTo(PLAIN);
    }

    @Test
    void refuses_data_that_break_off_or_are_broken() {
        byte[] wrongSum = gzip(PLAIN);
        wrongSum[wrongSum.length - 6] ^= 1;
        byte[] brokenDeflate = deflate(PLAIN, false);
        brokenDeflate[40] ^= 0x55;

        refuses("gzip", Arrays.copyOf(gzip(PLAIN), 100), Trouble.ENCODING);
        refuses("gzip", Arrays.copyOf(gzip(PLAIN), 5), Trouble.ENCODING);
        refuses("gzip", wrongSum, Trouble.ENCODING);
        refuses("deflate", Arrays.copyOf(deflate(PLAIN, false), 50), Trouble.ENCODING);
        refuses("deflate", brokenDeflate, Trouble.ENCODING);
        refuses("br", Arrays.copyOf(brotli(PLAIN), 30), Trouble.ENCODING);
        refuses("br", PLAIN, Trouble.ENCODING);
        refuses("zstd", PLAIN, Trouble.ENCODING);
        refuses("gzip,gzip,gzip,gzip", PLAIN, Trouble.ENCODING);
    }

    @Test
    void stops_at_the_cap_in_every_layer() {
        byte[] zeros = new byte[20 * CAP];

        refuses("gzip", gzip(zeros), Trouble.SIZE);
        refuses("deflate", deflate(zeros, true), Trouble.SIZE);
        refuses("br", brotli(zeros), Trouble.SIZE);
        refuses("gzip, gzip", gzip(gzip(zeros)), Trouble.SIZE);
        refuses("", zeros, Trouble.SIZE);
        refuses("", gzip(zeros), Trouble.SIZE);
        // Empty members: little as sent, nothing at the end, too much in between
        byte[] empty = gzip(new byte[0]);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < CAP / 10; i++) {
            many.write(empty, 0, empty.length);
        }
        refuses("gzip, br", brotli(many.toByteArray()), Trouble.SIZE);
    }

    @Test
    void takes_exactly_the_cap() throws Exception {
        byte[] full = new byte[CAP];

        assertThat(decode("gzip", gzip(full), 5000, new Random(1))).isEqualTo(full);
        refuses("gzip", gzip(new byte[CAP + 1]), Trouble.SIZE);
    }

    @Test
    void makes_a_value_or_a_fault_of_any_bytes_within_the_cap() {
        Random random = new Random(20260701);
        List<byte[]> seeds = List.of(gzip(PLAIN), deflate(PLAIN, false), deflate(PLAIN, true), brotli(PLAIN));
        List<String> encodings = List.of("gzip", "deflate", "deflate", "br");
        int faults = 0;
        for (int round = 0; round < 4000; round++) {
            byte[] bytes = seeds.get(round % 4).clone();
            for (int i = 0; i <= round % 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                byte[] cut = Arrays.copyOf(bytes, round % 5 == 0 ? random.nextInt(bytes.length) : bytes.length);
                assertThat(decode(encodings.get(round % 4), cut, 1000, random)).hasSizeLessThanOrEqualTo(CAP);
            } catch (BodyFault fault) {
                faults++;
            }
        }
        assertThat(faults).isGreaterThan(1000);
    }

    @Test
    void tells_the_digest_of_the_content() throws Exception {
        try (Body body = Body.of("br", CAP)) {
            body.write(Buffer.buffer(brotli("abc".getBytes(StandardCharsets.UTF_8))));
            body.end();

            // FIPS 180-2, appendix B.1
            assertThat(body.digest()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }

    private static byte[] decode(String encoding, byte[] sent, int mostOfChunk, Random random) throws BodyFault {
        try (Body body = Body.of(encoding, CAP)) {
            for (int at = 0; at < sent.length; ) {
                int length = Math.min(sent.length - at, 1 + random.nextInt(mostOfChunk));
                body.write(Buffer.buffer(Arrays.copyOfRange(sent, at, at + length)));
                at += length;
            }
            body.end();
            return body.bytes();
        }
    }

    private static void refuses(String encoding, byte[] sent, Trouble trouble) {
        assertThatThrownBy(() -> decode(encoding, sent, 8192, new Random(1)))
                .isInstanceOfSatisfying(
                        BodyFault.class, fault -> assertThat(fault.trouble()).isEqualTo(trouble));
    }

    private static byte[] withAllHeaderFields(byte[] plain) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 0, 3, 0, 1, 2, 3});
        bytes.write("tên\0lời bàn\0".getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {0, 0});
        bytes.write(deflate(plain, true));
        CRC32 sum = new CRC32();
        sum.update(plain);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes.write((int) (sum.getValue() >> shift));
        }
        bytes.write(new byte[] {(byte) plain.length, 0, 0, 0});
        return bytes.toByteArray();
    }
}
