package vn.tintinh.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tintinh.model.Document;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.parse.feed.FeedParser;

/** When sources published. */
final class Traces {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int FEWEST = 12;
    private static final int SOURCES = 60;
    private static final int WEEKS = 12;
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    /** Tết of 2026 and the days off around it: almost nothing is published. */
    private static final LocalDate TET_FROM = LocalDate.of(2026, 2, 14);

    private static final LocalDate TET_TO = LocalDate.of(2026, 2, 23);

    private Traces() {}

    /** Sources of one kind. */
    record Kind(String name, List<List<Instant>> traces) {}

    static List<Kind> all() throws IOException {
        return List.of(
                new Kind("real feeds", real(Path.of("../shared/suites/feeds"))),
                new Kind("provincial offices", made(1, Traces::office)),
                new Kind("provincial newspapers", made(2, Traces::newspaper)),
                new Kind("district portals", made(3, Traces::portal)),
                new Kind(
                        "all of these made ones",
                        Stream.of(made(1, Traces::office), made(2, Traces::newspaper), made(3, Traces::portal))
                                .flatMap(List::stream)
                                .toList()));
    }

    /** Expected items in an hour of a day. */
    private interface Shape {
        double rate(DayOfWeek day, int hour, double size);
    }

    private static double office(DayOfWeek day, int hour, double size) {
        boolean works = day.getValue() <= 5 && (hour >= 8 && hour < 11 || hour >= 14 && hour < 17);
        return works ? size : size / 60;
    }

    private static double newspaper(DayOfWeek day, int hour, double size) {
        double day0 = day.getValue() <= 5 ? 1 : 0.6;
        double[] shape = {
            .05, .02, .02, .02, .1, .8, 1.6, 1.6, 1.4, 1.4, 1.4, 1, .6, .7, 1.2, 1.4, 1.6, 1.4, 1.2, 1, .8, .6, .4, .1
        };
        return 2 * size * day0 * shape[hour];
    }

    /** A clerk who puts online what has gathered, late in the afternoon of some days. */
    private static double portal(DayOfWeek day, int hour, double size) {
        return day.getValue() <= 5 && hour == 16 ? size * 3 : size / 200;
    }

    private static List<List<Instant>> made(long seed, Shape shape) {
        List<List<Instant>> traces = new ArrayList<>();
        Random random = new Random(seed);
        for (int source = 0; source < SOURCES; source++) {
            double size = Math.exp(random.nextGaussian() * 0.9 - 0.5);
            int shift = random.nextInt(3) - 1;
            List<Instant> trace = new ArrayList<>();
            for (LocalDateTime hour = START.atStartOfDay();
                    hour.isBefore(START.plusWeeks(WEEKS).atStartOfDay());
                    hour = hour.plusHours(1)) {
                LocalDate day = hour.toLocalDate();
                boolean tet = !day.isBefore(TET_FROM) && day.isBefore(TET_TO);
                double rate = shape.rate(hour.getDayOfWeek(), (hour.getHour() + shift + 24) % 24, size);
                int items = poisson(random, tet ? rate / 20 : rate);
                Instant begin = hour.atZone(ZONE).toInstant();
                for (int item = 0; item < items; item++) {
                    trace.add(begin.plusSeconds(random.nextInt(3600)));
                }
            }
            if (trace.size() >= FEWEST) {
                trace.sort(null);
                traces.add(trace);
            }
        }
        return traces;
    }

    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** The dates that feeds tell of their items, of those that span between a day and four months. */
    private static List<List<Instant>> real(Path suite) throws IOException {
        if (!Files.isDirectory(suite)) {
            return List.of();
        }
        List<Path> documents;
        try (Stream<Path> files = Files.walk(suite)) {
            documents = files.filter(Files::isRegularFile)
                    .filter(file -> Set.of("xml", "rss", "atom", "rdf", "json")
                            .contains(file.toString().replaceFirst(".*\\.", "")))
                    .sorted()
                    .toList();
        }
        FeedParser parser = new FeedParser();
        List<List<Instant>> traces = new ArrayList<>();
        for (Path file : documents) {
            Document document =
                    new Document(Optional.of(URI.create("https://feed.example/")), Map.of(), Files.readAllBytes(file));
            ParsedFeed feed = parser.parse(document, Instant.parse("2026-11-01T00:00:00Z"), ZONE, Optional.empty())
                    .fold(read -> read, (problem, feeds) -> null);
            if (feed == null) {
                continue;
            }
            TreeSet<Instant> times = new TreeSet<>();
            feed.entries()
                    .forEach(
                            entry -> entry.published().or(entry::updated).ifPresent(date -> times.add(date.instant())));
            if (times.size() >= FEWEST) {
                Duration span = Duration.between(times.first(), times.last());
                if (span.toHours() > 24 && span.toDays() < 120) {
                    traces.add(List.copyOf(times));
                }
            }
        }
        return traces;
    }
}
