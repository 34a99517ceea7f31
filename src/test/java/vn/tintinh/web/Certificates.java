package vn.tintinh.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import vn.tintinh.config.Settings;

/** Certificates that nobody vouches for, made by the keytool of this Java. */
public final class Certificates {
    private Certificates() {}

    /**
     * A certificate for {@code localhost} and its key.
     *
     * @param name in its subject
     * @param algorithm {@code RSA}, {@code EC} or {@code Ed25519}
     */
    public static Settings.Tls make(Path directory, String name, String algorithm) throws Exception {
        Path store = directory.resolve(name + ".p12");
        run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret",
                "-keystore",
                store.toString()));
        KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        return new Settings.Tls(
                pem("CERTIFICATE", keys.getCertificate("own").getEncoded()),
                pem(
                        "PRIVATE KEY",
                        Objects.requireNonNull(keys.getKey("own", "secret".toCharArray()))
                                .getEncoded()));
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("keytool", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(Files.readString(log));
        }
        Files.delete(log);
    }
}
