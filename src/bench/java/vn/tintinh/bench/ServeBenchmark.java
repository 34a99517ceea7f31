package vn.tintinh.bench;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.publish.Coding;
import vn.tintinh.publish.Rendition;

/**
 * Requests a second and the slowest hundredth beside nginx, which serves the same bytes with the same header fields from
 * files ({@code gzip_static}, open files kept): a feed with gzip, without, and unchanged, over 64 and 256 connections,
 * one request at a time and sixteen; then 10,000 channels, some asked for much more than others, while 50 items a second
 * are stored. Rounds of both take turns; the median counts. wrk, nginx, PostgreSQL and we share the machine.
 *
 * <p>Needs {@code nginx} and {@code wrk}. About five minutes:
 *
 * <pre>mvn -Pbench -Dbench.class=vn.tintinh.bench.ServeBenchmark</pre>
 */
public final class ServeBenchmark {
    private static final int CHANNELS = Integer.getInteger("channels", 10_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int SECONDS = Integer.getInteger("seconds", 2);
    private static final int DEPTH = 16;
    private static final int ITEMS_A_SECOND = 50;
    private static final int MIXED_URLS = 20_000;
    private static final String FEED = "/feeds/all.rss";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern SLOW = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

    private final Path folder;
    private final Path root;
    private final int port = freePort();
    private final int nginxPort = freePort();

    private ServeBenchmark(Path folder) throws IOException {
        this.folder = folder;
        this.root = Files.createDirectories(folder.resolve("root"));
    }

    /** One run of wrk. */
    private record Figures(double rate, double slowMillis) {}

    /** What is asked for; the script is empty for one request at a time. */
    private record Load(String name, int connections, List<String> fields, String script) {}

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        if (!installed("nginx") || !installed("wrk")) {
            System.out.println("This benchmark needs nginx and wrk (Debian: apt-get install nginx-light wrk).");
            System.exit(1);
        }
        Path folder = Files.createTempDirectory("serve");
        try {
            new ServeBenchmark(folder).run();
        } finally {
            try (var paths = Files.walk(folder)) {
                paths.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
        System.exit(0);
    }

    private void run() throws Exception {
        try (BenchSite site = new BenchSite(port, CHANNELS, 5, List.of())) {
            List<String> uris = uris(site);
            long begun = System.nanoTime();
            site.warm(uris);
            System.out.printf(
                    Locale.ROOT, "%,d feeds made in %.1f s%n", uris.size(), (System.nanoTime() - begun) / 1e9);
            for (String uri : uris) {
                write(uri, site.publisher().ready(uri).orElseThrow());
            }
            Process nginx = nginx();
            try {
                measure(site, uris);
            } finally {
                nginx.destroy();
                nginx.waitFor(5, TimeUnit.SECONDS);
            }
        }
    }

    private void measure(BenchSite site, List<String> uris) throws Exception {
        String pipelined = script("pipeline.lua", """
                init = function(args)
                  local all = {}
                  for i = 1, %d do all[i] = wrk.format(nil, "%s") end
                  everything = table.concat(all)
                end
                request = function() return everything end
                """.formatted(DEPTH, FEED));
        warmUp();
        System.out.printf(
                "%-26s %4s %10s %10s %6s %9s %9s %6s%n",
                "", "", "ours/s", "nginx/s", "ratio", "p99 ms", "nginx", "ratio");
        for (String script : List.of("", pipelined)) {
            for (int connections : new int[] {64, 256}) {
                String suffix = script.isEmpty() ? "" : ", " + DEPTH + " at a time";
                compare(new Load("gzip" + suffix, connections, List.of("Accept-Encoding: gzip"), script));
                compare(new Load("identity" + suffix, connections, List.of(), script));
                compare(new Load(
                        "304" + suffix, connections, List.of("Accept-Encoding: gzip", "If-None-Match: ?"), script));
            }
        }
        mixed(site, uris);
    }

    /** Java compiles what is hot before anything counts. */
    private void warmUp() throws Exception {
        for (String fields : List.of("Accept-Encoding: gzip", "X: 1", "Accept-Encoding: gzip\nIf-None-Match: ?")) {
            wrk(port, new Load("", 64, List.of(fields.split("\n")), ""), 3);
        }
    }

    private void mixed(BenchSite site, List<String> uris) throws Exception {
        Thread intake = new Thread(() -> store(site));
        intake.setDaemon(true);
        intake.start();
        String zipf = script("zipf.lua", """
                local asked, n = {}, 0
                for line in io.lines("%s") do asked[#asked + 1] = line end
                request = function()
                  n = n %% #asked + 1
                  return wrk.format(nil, asked[n])
                end
                """.formatted(zipf(uris)));
        for (int connections : new int[] {64, 256}) {
            compare(new Load("mix and intake, gzip", connections, List.of("Accept-Encoding: gzip"), zipf));
            compare(new Load("mix and intake, identity", connections, List.of(), zipf));
        }
        intake.interrupt();
    }

    private static void store(BenchSite site) {
        Random random = new Random(1);
        long due = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            site.add(random.nextInt(CHANNELS), random.nextInt(20), random.nextInt(30));
            due += TimeUnit.SECONDS.toNanos(1) / ITEMS_A_SECOND;
            java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /** The n-th of the channels is asked for 1/n as often as the first. */
    private Path zipf(List<String> uris) throws IOException {
        double[] upTo = new double[uris.size()];
        double sum = 0;
        for (int n = 0; n < upTo.length; n++) {
            sum += 1.0 / (n + 1);
            upTo[n] = sum;
        }
        Random random = new Random(7);
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < MIXED_URLS; i++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            asked.add(uris.get(at < 0 ? -at - 1 : at));
        }
        return Files.write(folder.resolve("zipf.txt"), asked);
    }

    private void compare(Load load) throws Exception {
        List<Figures> ours = new ArrayList<>();
        List<Figures> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(wrk(port, load, SECONDS));
            theirs.add(wrk(nginxPort, load, SECONDS));
        }
        Figures we = median(ours);
        Figures they = median(theirs);
        System.out.printf(
                Locale.ROOT,
                "%-26s %4d %,10.0f %,10.0f %6.2f %9.2f %9.2f %6.2f%n",
                load.name(),
                load.connections(),
                we.rate(),
                they.rate(),
                we.rate() / they.rate(),
                we.slowMillis(),
                they.slowMillis(),
                we.slowMillis() / they.slowMillis());
    }

    private static Figures median(List<Figures> all) {
        double[] rates = all.stream().mapToDouble(Figures::rate).sorted().toArray();
        double[] slow = all.stream().mapToDouble(Figures::slowMillis).sorted().toArray();
        return new Figures(rates[rates.length / 2], slow[slow.length / 2]);
    }

    private Figures wrk(int at, Load load, int seconds) throws Exception {
        String base = "http://127.0.0.1:" + at;
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t2", "-c" + load.connections(), "-d" + seconds + "s", "--latency"));
        for (String field : load.fields()) {
            command.add("-H");
            command.add(field.replace("?", field.startsWith("If-None-Match") ? tag(base) : "?"));
        }
        if (!load.script().isEmpty()) {
            command.addAll(List.of("-s", load.script()));
        }
        command.add(base + FEED);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException(said);
        }
        return new Figures(Double.parseDouble(find(RATE, said).group(1)), millis(find(SLOW, said)));
    }

    private static String tag(String base) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + FEED))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("etag")
                .orElseThrow();
    }

    private static Matcher find(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException(said);
        }
        return matcher;
    }

    private static double millis(Matcher slow) {
        double number = Double.parseDouble(slow.group(1));
        return switch (slow.group(2)) {
            case "us" -> number / 1000;
            case "ms" -> number;
            default -> number * 1000;
        };
    }

    private static List<String> uris(BenchSite site) {
        return site.publisher().channels().list().stream()
                .limit(CHANNELS)
                .map(channel -> "/feeds/" + channel.path() + ".rss")
                .toList();
    }

    private void write(String uri, Rendition rendition) throws IOException {
        Path file = root.resolve(uri.substring(1));
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(rendition.plain().bytes()));
        Files.write(
                file.resolveSibling(file.getFileName() + ".gz"),
                bytes(rendition.body(Coding.GZIP).orElseThrow().bytes()));
    }

    private static byte[] bytes(Buffer buffer) {
        return buffer.getBytes();
    }

    private Process nginx() throws Exception {
        Path conf = folder.resolve("nginx.conf");
        Files.writeString(conf, """
                daemon off; worker_processes auto; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events { worker_connections 4096; }
                http {
                  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 60s;
                  open_file_cache max=50000 inactive=600s; open_file_cache_valid 600s; gzip_static on; gzip_vary on;
                  client_body_temp_path %1$s/tmp; proxy_temp_path %1$s/tmp; fastcgi_temp_path %1$s/tmp;
                  uwsgi_temp_path %1$s/tmp; scgi_temp_path %1$s/tmp;
                  types { application/rss+xml rss; }
                  add_header Cache-Control "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";
                  add_header Access-Control-Allow-Origin "*"; add_header X-Content-Type-Options "nosniff";
                  add_header Access-Control-Expose-Headers "Date, ETag, IM, Last-Modified, Link";
                  add_header Link "<http://localhost:8080/feeds/all.rss>; rel=self, <http://localhost:8080/hub>; rel=hub";
                  server { listen 127.0.0.1:%2$d backlog=4096; root %3$s; }
                }
                """.formatted(folder, nginxPort, root));
        Runtime.getRuntime()
                .exec(new String[] {"chmod", "-R", "a+rX", folder.toString()})
                .waitFor();
        Process nginx = new ProcessBuilder(
                        "nginx",
                        "-c",
                        conf.toString(),
                        "-e",
                        folder.resolve("error.log").toString())
                .inheritIO()
                .start();
        for (int i = 0; i < 50; i++) {
            try {
                tag("http://127.0.0.1:" + nginxPort);
                return nginx;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        nginx.destroy();
        throw new IllegalStateException("nginx does not answer");
    }

    private String script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
