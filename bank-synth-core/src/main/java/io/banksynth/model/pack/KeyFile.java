package io.banksynth.model.pack;

import io.banksynth.error.BankSynthException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** A key in a PEM file. What such a file holds is in no message. */
final class KeyFile {
    private static final List<String> ALGORITHMS = List.of("Ed25519", "EC", "RSA");
    private static final long LARGEST = 1 << 16;

    private KeyFile() {}

    static PrivateKey privateKey(Path file) {
        byte[] encoded = content(file, "PRIVATE KEY");
        return key(file, factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    }

    static PublicKey publicKey(Path file) {
        byte[] encoded = content(file, "PUBLIC KEY");
        return key(file, factory -> factory.generatePublic(new X509EncodedKeySpec(encoded)));
    }

    private interface Decoding<K> {
        K by(KeyFactory factory) throws InvalidKeySpecException;
    }

    private static <K> K key(Path file, Decoding<K> decoding) {
        for (String algorithm : ALGORITHMS) {
            try {
                return decoding.by(KeyFactory.getInstance(algorithm));
            } catch (InvalidKeySpecException another) {
                // The file does not name its algorithm where it could be read without trying.
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK since 15 has " + algorithm, e);
            }
        }
        throw BankSynthException.usage("Cannot read key " + file + ": it is none of " + String.join(", ", ALGORITHMS));
    }

    private static byte[] content(Path file, String kind) {
        String begin = "-----BEGIN " + kind + "-----";
        String end = "-----END " + kind + "-----";
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw BankSynthException.usage("Cannot read key " + file + ": there is no such key file");
            }
            String text = Files.readString(file);
            int from = text.indexOf(begin);
            int to = text.indexOf(end, Math.max(from, 0));
            if (from < 0 || to < 0) {
                throw BankSynthException.usage("Cannot read key " + file + ": it holds no line " + begin);
            }
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IOException | IllegalArgumentException e) {
            throw BankSynthException.usage("Cannot read key " + file + ": it is not readable as PEM");
        }
    }
}
