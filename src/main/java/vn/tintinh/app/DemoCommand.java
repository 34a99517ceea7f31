package vn.tintinh.app;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.tintinh.demo.SampleOrigin;

/** {@code demo}: the whole of Tin Tỉnh on six sample sites, without any set-up; nothing is left behind. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs everything on six small sample sites, with a database of its own; leaves nothing behind.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--port", description = "Public port; default: ${DEFAULT-VALUE}.", defaultValue = "8080")
    private int port;

    @Option(
            names = "--management-port",
            description = "Health and metrics; default: ${DEFAULT-VALUE}.",
            defaultValue = "8081")
    private int managementPort;

    @Option(
            names = "--origin-port",
            description = "The sample sites; default: ${DEFAULT-VALUE}.",
            defaultValue = "8090")
    private int originPort;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("tintinh-demo");
        Vertx vertx = Vertx.vertx();
        try {
            SampleOrigin origin = SampleOrigin.start(vertx, originPort, InstantSource.system())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            Path conf = folder.resolve("conf");
            origin.writeConfiguration(conf);
            Files.writeString(conf.resolve("tintinh.yaml"), settings(folder), StandardOpenOption.APPEND);
            return Launcher.run(conf, ready -> tell(conf, origin), () -> delete(folder));
        } catch (CompletionException failure) {
            return refuse(failure);
        } finally {
            vertx.close();
        }
    }

    private int refuse(CompletionException failure) {
        if (failure.getCause() instanceof BindException) {
            System.err.println("tintinh: port " + originPort
                    + " for the sample sites is in use: stop what listens there, or choose another by --origin-port");
            return 1;
        }
        throw failure;
    }

    private String settings(Path folder) {
        return """
                server:
                  port: %d
                  management-port: %d
                  public-url: http://localhost:%d
                  tag-authority: demo.tintinh.example,2026
                database:
                  directory: "%s"
                """.formatted(
                port, managementPort, port, folder.resolve("data").toString().replace('\\', '/'));
    }

    private void tell(Path conf, SampleOrigin origin) {
        String home = "http://localhost:" + port;
        System.out.printf("""

                Tin Tỉnh đang chạy. Mời xem / Tin Tỉnh is running. Look at:

                  %s/                            trang chủ / the home page
                  %s/feeds/all.atom              mọi tin, lớn dần từng giây / all news, growing as you watch
                  %s/feeds/kinh-te.rss           một chuyên mục / one topic
                  %s/feeds/provinces/lam-dong.json  một tỉnh / one province
                  %s/feeds.opml                  mọi nguồn cấp để nhập vào trình đọc / all feeds, for a feed reader
                  http://localhost:%d/metrics    số đo / metrics
                  http://localhost:%d/admin      trang quản trị (mật khẩu ở dưới) / admin pages (password below)
                  %s/                            sáu trang tin mẫu / the six sample sites

                Cấu hình / configuration: %s (sửa là nạp lại / save to reload)
                Dừng / stop: Ctrl+C

                """, home, home, home, home, home, managementPort, managementPort, origin.url(), conf);
    }

    /** Deepest first; what can't be deleted is the temporary folder's business. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            System.err.println("tintinh: " + folder + " could not be deleted whole: " + left.getMessage());
        }
    }
}
