package vn.tintinh.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import vn.tintinh.model.Format;

/**
 * Entries as they were written before. A channel that gets a new entry has forty-nine others that stand in other channels
 * too, and writing them is most of the work; so each is written once a format, and copied from then on. An entry is known
 * again by all that is written of it, so nothing that is out of date can be copied. May be used by any thread.
 */
final class Fragments {
    private static final long MOST_BYTES = 32L << 20;
    private static final int FIXED_BYTES = 1500;

    private static final Cache<Key, byte[]> WRITTEN = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, byte[] fragment) -> FIXED_BYTES + 3 * fragment.length)
            .build();

    private Fragments() {}

    private record Key(Entry entry, Format format, URI base) {}

    /**
     * The entries of a document in their order, those that were not written before by the writer.
     *
     * @param writer gets entries and gives as many fragments
     */
    static List<byte[]> of(ChannelDocument document, Format format, Function<List<Entry>, List<byte[]>> writer) {
        List<Key> keys = document.entries().stream()
                .map(entry -> new Key(entry, format, document.base()))
                .toList();
        byte[][] fragments = new byte[keys.size()][];
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < fragments.length; i++) {
            byte[] known = WRITTEN.getIfPresent(keys.get(i));
            if (known == null) {
                missing.add(i);
            } else {
                fragments[i] = known;
            }
        }
        if (!missing.isEmpty()) {
            List<byte[]> written =
                    writer.apply(missing.stream().map(document.entries()::get).toList());
            for (int i = 0; i < written.size(); i++) {
                int at = missing.get(i);
                fragments[at] = written.get(i);
                WRITTEN.put(keys.get(at), written.get(i));
            }
        }
        return List.of(fragments);
    }

    /**
     * A document in XML. The writer gets it with fewer entries, and what it has written is cut at the entries' tags: all
     * text in it is escaped, so a tag is nothing else.
     *
     * @param element the entries' name
     * @param writer writes a whole document without white space between its entries
     */
    static byte[] xml(
            ChannelDocument document, Format format, String element, Function<ChannelDocument, byte[]> writer) {
        if (document.entries().isEmpty()) {
            return writer.apply(document);
        }
        // The newest entry says when the document was updated.
        Entry newest = document.entries().stream()
                .max(Comparator.comparing(Entry::updated))
                .orElseThrow();
        byte[][] frame = new byte[1][];
        List<byte[]> fragments = of(document, format, missing -> {
            List<Entry> entries = new ArrayList<>(missing);
            entries.add(newest);
            frame[0] = writer.apply(document.with(entries));
            return cut(frame[0], element).subList(0, missing.size());
        });
        byte[] around = frame[0] == null ? writer.apply(document.with(List.of(newest))) : frame[0];
        ByteArrayOutputStream out = new ByteArrayOutputStream(around.length
                + fragments.stream().mapToInt(fragment -> fragment.length).sum());
        int start = start(around, element, 0);
        int end = lastEnd(around, element);
        out.write(around, 0, start);
        fragments.forEach(out::writeBytes);
        out.write(around, end, around.length - end);
        return out.toByteArray();
    }

    private static List<byte[]> cut(byte[] xml, String element) {
        byte[] close = bytes("</" + element + ">");
        List<byte[]> cut = new ArrayList<>();
        for (int from = start(xml, element, 0); from >= 0; ) {
            int end = indexOf(xml, close, from) + close.length;
            cut.add(Arrays.copyOfRange(xml, from, end));
            from = start(xml, element, end);
        }
        return cut;
    }

    /** Where the next start tag begins, with attributes or without; -1 where there is none. */
    private static int start(byte[] xml, String element, int from) {
        byte[] open = bytes("<" + element);
        int at = indexOf(xml, open, from);
        while (at >= 0 && xml[at + open.length] != '>' && xml[at + open.length] != ' ') {
            at = indexOf(xml, open, at + 1);
        }
        return at;
    }

    private static int lastEnd(byte[] xml, String element) {
        byte[] close = bytes("</" + element + ">");
        int end = 0;
        for (int at = indexOf(xml, close, 0); at >= 0; at = indexOf(xml, close, end)) {
            end = at + close.length;
        }
        return end;
    }

    private static int indexOf(byte[] in, byte[] what, int from) {
        for (int at = from; at <= in.length - what.length; at++) {
            if (in[at] == what[0] && Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
