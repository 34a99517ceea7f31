package vn.tintinh.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tintinh.model.Format;

/** What is put together from entries that were written before is to the byte what is written at once. */
final class FragmentsTest {
    private static String atOnce(ChannelDocument document, Format format) {
        return text(
                switch (format) {
                    case RSS -> RssWriter.write(document);
                    case ATOM -> AtomWriter.write(document);
                    case JSON -> JsonWriter.write(document);
                });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void any_choice_of_entries_in_any_order(Format format) {
        List<Entry> all = new ArrayList<>(Samples.entries());
        for (int i = 0; i < 12; i++) {
            all.add(Samples.partial("e" + i));
        }
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            Collections.shuffle(all, random);
            ChannelDocument document = Samples.document(all.subList(0, random.nextInt(all.size() + 1)));
            assertThat(text(Renderer.render(document, format))).isEqualTo(atOnce(document, format));
            assertThat(text(Renderer.render(document, format))).isEqualTo(atOnce(document, format));
        }
    }

    @Test
    void an_entry_twice_is_written_twice() {
        Entry entry = Samples.entries().get(0);
        ChannelDocument document = Samples.document(List.of(entry, entry));
        assertThat(text(Renderer.render(document, Format.RSS)).split("<item>", -1))
                .hasSize(3);
    }
}
