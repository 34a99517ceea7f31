package vn.tintinh.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.model.Selection;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Rendition;

/**
 * How long it takes from the commit of an item until all of its channels are served with it: among 1,000 channels that
 * are kept ready in three formats, of which an item belongs to ten; the same while 50 other items a second are stored;
 * and of an item that belongs to all of 1,000 channels at once.
 *
 * <p>About a minute:
 *
 * <pre>mvn -Pbench -Dbench.class=vn.tintinh.bench.RebuildBenchmark</pre>
 */
public final class RebuildBenchmark {
    private static final int SOURCES = 700;
    private static final int FURTHER = 280;
    private static final int ITEMS = Integer.getInteger("items", 100);
    private static final int EVERYWHERE = 5;
    private static final int PORT = 18_743;

    private RebuildBenchmark() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        List<Channel> further = new ArrayList<>();
        for (int n = 0; n < FURTHER; n++) {
            String category = "c" + n % 20;
            further.add(channel("rieng-" + n, category, "s" + n * 2 % SOURCES, "s" + (n * 2 + 1) % SOURCES));
        }
        try (BenchSite site = new BenchSite(PORT, SOURCES, 60, further)) {
            warm(site);
            measure("one item, 1,000 channels", site, 0, false);
            measure("one item, 50 others a second", site, 0, true);
        }
        further.clear();
        for (int n = 0; n < 1000; n++) {
            further.add(channel("chung-" + n, "c0"));
        }
        try (BenchSite site = new BenchSite(PORT + 1, 10, 60, further)) {
            for (Channel channel : further) {
                site.warm(List.of(uri(channel, Format.RSS)));
            }
            measure("one item of 1,000 channels, RSS", site, 1000, false);
        }
        System.exit(0);
    }

    private static Channel channel(String path, String category, String... sources) {
        Selection selection = new Selection(List.of(category), List.of(), List.of(sources), Optional.empty());
        return new Channel(path, path, Optional.empty(), selection, 50, Channel.Duplicates.FOLD);
    }

    private static void warm(BenchSite site) {
        List<String> uris = new ArrayList<>();
        for (Channel channel : site.publisher().channels().list()) {
            for (Format format : Format.values()) {
                uris.add(uri(channel, format));
            }
        }
        long begun = System.nanoTime();
        site.warm(uris);
        System.out.printf(
                Locale.ROOT,
                "%,d renditions of %,d channels made in %.1f s%n",
                uris.size(),
                site.publisher().channels().list().size(),
                (System.nanoTime() - begun) / 1e9);
    }

    private static void measure(String name, BenchSite site, int everywhere, boolean busy) throws InterruptedException {
        Random random = new Random(3);
        Thread others = new Thread(() -> store(site));
        others.setDaemon(true);
        if (busy) {
            others.start();
        }
        int rounds = everywhere > 0 ? EVERYWHERE : ITEMS;
        double[] millis = new double[rounds];
        int rebuilt = 0;
        for (int round = 0; round < rounds; round++) {
            int source = random.nextInt(everywhere > 0 ? 10 : SOURCES);
            int category = everywhere > 0 ? 0 : random.nextInt(20);
            int province = random.nextInt(30);
            Map<String, Rendition> waited = touched(site.publisher(), source, category);
            rebuilt = waited.size();
            String id = site.add(source, category, province);
            long committed = System.nanoTime();
            while (!waited.isEmpty()) {
                LockSupport.parkNanos(500_000);
                waited.entrySet().removeIf(old -> shows(site.publisher(), old, id));
            }
            millis[round] = (System.nanoTime() - committed) / 1e6;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        others.interrupt();
        others.join(1000);
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-32s %5d renditions: median %6.0f ms, p90 %6.0f ms, p99 %6.0f ms%n",
                name,
                rebuilt,
                millis[rounds / 2],
                millis[rounds * 9 / 10],
                millis[Math.min(rounds - 1, rounds * 99 / 100)]);
    }

    private static void store(BenchSite site) {
        Random random = new Random(5);
        while (!Thread.currentThread().isInterrupted()) {
            site.add(random.nextInt(SOURCES), random.nextInt(20), random.nextInt(30));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** What is ready of the channels that an item belongs to. */
    private static Map<String, Rendition> touched(Publisher publisher, int source, int category) {
        Map<String, Rendition> touched = new HashMap<>();
        for (Channel channel : publisher.channels().list()) {
            Selection selection = channel.selection();
            boolean fits = (selection.sources().isEmpty() || selection.sources().contains("s" + source))
                    && (selection.categories().isEmpty()
                            || selection.categories().contains("c" + category))
                    && selection.provinces().isEmpty();
            for (Format format : Format.values()) {
                String uri = uri(channel, format);
                if (fits) {
                    publisher.ready(uri).ifPresent(rendition -> touched.put(uri, rendition));
                }
            }
        }
        return touched;
    }

    /** Looks into a rendition once, when it is a new one, so that waiting costs next to nothing. */
    private static boolean shows(Publisher publisher, Map.Entry<String, Rendition> old, String id) {
        Rendition now = publisher.ready(old.getKey()).orElseThrow();
        if (now.equals(old.getValue())) {
            return false;
        }
        old.setValue(now);
        return now.plain().bytes().toString().contains("item/" + id);
    }

    private static String uri(Channel channel, Format format) {
        return "/feeds/" + channel.path() + "." + format.extension();
    }
}
