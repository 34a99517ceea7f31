package vn.tintinh.config;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;

/**
 * {@code server.tls}: a certificate with its chain and its private key, read and tried when the configuration is, so that
 * what cannot work is told with its line, and the files are watched as {@code conf/} is.
 */
final class TlsReader {
    private static final String BEGIN = "-----BEGIN ";

    private final Placeholders placeholders;

    TlsReader(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** What is to be used; empty where something is wrong with it, which has been told then. */
    Optional<Settings.Tls> read(Cell group) {
        Optional<Cell> certificateCell = group.get("certificate");
        Optional<Cell> keyCell = group.get("key");
        Optional<String> certificate = certificateCell.flatMap(this::pem);
        Optional<String> key = keyCell.flatMap(this::pem);
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        Optional<PublicKey> owner = certificateCell.flatMap(cell -> owner(cell, certificate.get()));
        return owner.flatMap(known -> keyCell.flatMap(cell -> key(cell, key.get(), known)))
                .map(text -> new Settings.Tls(certificate.get(), text));
    }

    /** The text of a file that is named, or the value itself where that is the text. */
    private Optional<String> pem(Cell cell) {
        String text = cell.text();
        if (text.contains(BEGIN)) {
            return Optional.of(text);
        }
        Placeholders.Filled filled = placeholders.fill("${file:" + text + "}");
        filled.problem().ifPresent(cell::fault);
        return filled.problem().isPresent() ? Optional.empty() : Optional.of(filled.text());
    }

    /** Whose certificate it is: the first one, as those after it only vouch for it. */
    private static Optional<PublicKey> owner(Cell cell, String text) {
        try {
            List<? extends Certificate> chain = List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
            if (!chain.isEmpty()) {
                return Optional.of(chain.get(0).getPublicKey());
            }
        } catch (CertificateException none) {
            // Told below: what the library says of it helps nobody.
        }
        cell.fault("holds no certificate: give a PEM file that begins with -----BEGIN CERTIFICATE-----,"
                + " the server's own first, then those that vouch for it");
        return Optional.empty();
    }

    private static Optional<String> key(Cell cell, String text, PublicKey owner) {
        if (text.contains("ENCRYPTED")) {
            cell.fault("is a key behind a password: write it without one (openssl pkey -in key.pem -out plain.pem)");
            return Optional.empty();
        }
        try {
            PrivateKey key = PrivateKeyText.read(text, owner);
            if (fits(key, owner)) {
                return Optional.of(PrivateKeyText.write(key));
            }
            cell.fault("is not the key of this certificate: give the two that were made together");
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            cell.fault("holds no private key of the certificate's kind (" + owner.getAlgorithm()
                    + "): give a PEM file that begins with -----BEGIN PRIVATE KEY-----");
        }
        return Optional.empty();
    }

    private static boolean fits(PrivateKey key, PublicKey owner) throws GeneralSecurityException {
        String algorithm =
                switch (owner.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> owner.getAlgorithm();
                };
        byte[] words = "Tin Tỉnh".getBytes(StandardCharsets.UTF_8);
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(words);
        Signature proving = Signature.getInstance(algorithm);
        proving.initVerify(owner);
        proving.update(words);
        return proving.verify(signing.sign());
    }
}
