package vn.tintinh.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection that sends bytes as they are and reads answers to the letter, as no client library would. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        in = socket.getInputStream();
    }

    /**
     * An answer.
     *
     * @param fields names in small letters; of a field that comes twice, both values
     * @param body as sent
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Map<String, List<String>> fields, byte[] body) {
        String field(String name) {
            return String.join(", ", fields.getOrDefault(name, List.of()));
        }
    }

    Socket socket() {
        return socket;
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The next final answer; of one to {@code HEAD} no body is expected. */
    Answer read(String method) throws IOException {
        Answer answer = one(method);
        while (answer.status() / 100 == 1) {
            answer = one(method);
        }
        return answer;
    }

    /** The next answer, be it an interim one. */
    Answer one(String method) throws IOException {
        String[] status = line().split(" ", 3);
        Map<String, List<String>> fields = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status[1]);
        boolean none = method.equals("HEAD") || code == 304 || code == 204 || code / 100 == 1;
        List<String> length = fields.getOrDefault("content-length", List.of("0"));
        return new Answer(code, fields, none ? new byte[0] : in.readNBytes(Integer.parseInt(length.get(0))));
    }

    /** Whether the server has closed the connection and nothing more was sent. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the answer breaks off after: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
