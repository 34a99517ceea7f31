package vn.tintinh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Feeds as files behind an nginx of our own, which listens on loopback under all of 127.0.0.0/8. */
final class FeedOrigin implements AutoCloseable {
    private static final int HOSTS = 256;

    private final Path root;
    private final int feeds;
    private final int items;
    private final int port;
    private final Process nginx;
    private int published;

    FeedOrigin(Path folder, int feeds, int items) throws IOException {
        this.root = folder.resolve("www");
        this.feeds = feeds;
        this.items = items;
        this.port = freePort();
        Files.createDirectories(root);
        Files.createDirectories(folder.resolve("tmp"));
        write();
        Path conf = folder.resolve("nginx.conf");
        Files.writeString(conf, """
                daemon off; worker_processes 1; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events { worker_connections 4096; }
                http {
                  access_log off; sendfile on; keepalive_requests 1000000; keepalive_timeout 60s;
                  client_body_temp_path %1$s/tmp; proxy_temp_path %1$s/tmp; fastcgi_temp_path %1$s/tmp;
                  uwsgi_temp_path %1$s/tmp; scgi_temp_path %1$s/tmp;
                  types { application/rss+xml xml; }
                  server { listen %2$d backlog=4096; root %3$s; }
                }
                """.formatted(folder, port, root));
        nginx = new ProcessBuilder(
                        "nginx",
                        "-c",
                        conf.toString(),
                        "-e",
                        folder.resolve("error.log").toString())
                .inheritIO()
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Of a feed. */
    String url(int feed) {
        return "http://127.0.7." + feed % HOSTS + ":" + port + "/" + feed + ".xml";
    }

    int port() {
        return port;
    }

    int feeds() {
        return feeds;
    }

    /** The bytes of a feed as it is now. */
    byte[] bytes(int feed) {
        return SampleFeeds.rss(feed, published, items);
    }

    int items() {
        return items;
    }

    /** One more item in every feed. */
    void publish() {
        published++;
        write();
    }

    private void write() {
        try {
            for (int feed = 0; feed < feeds; feed++) {
                Files.write(root.resolve(feed + ".xml"), bytes(feed));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        nginx.destroy();
        try {
            nginx.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
