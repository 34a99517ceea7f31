package vn.tintinh.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that breaks TCP rather than HTTP: it sends half of an answer, then resets or ends its side. */
final class BrokenSocket implements AutoCloseable {
    private static final byte[] HALF = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss version='2.0'><channel>"
            .getBytes(StandardCharsets.UTF_8);

    private final ServerSocket server;
    private final boolean resets;

    private BrokenSocket(String host, boolean resets) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName(host));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        this.resets = resets;
        Thread accepting = new Thread(this::accept, "broken-socket");
        accepting.setDaemon(true);
        accepting.start();
    }

    static BrokenSocket resetting(String host) {
        return new BrokenSocket(host, true);
    }

    static BrokenSocket halfClosing(String host) {
        return new BrokenSocket(host, false);
    }

    String url() {
        return "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + "/rss";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread serving = new Thread(() -> serve(socket), "broken-connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        byte[] request = new byte[4096];
        try (socket) {
            if (socket.getInputStream().read(request) <= 0) {
                return;
            }
            socket.getOutputStream().write(HALF);
            socket.getOutputStream().flush();
            if (resets) {
                socket.setSoLinger(true, 0);
                return;
            }
            socket.shutdownOutput();
            while (socket.getInputStream().read(request) > 0) {
                // waits for the other side to end, too
            }
        } catch (IOException gone) {
            // the other side had enough
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
