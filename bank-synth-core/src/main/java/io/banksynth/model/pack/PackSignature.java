package io.banksynth.model.pack;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Who let a pack leave: {@code signature.txt} in its folder, a signature in Base64 of {@code metadata.json}, which holds the
 * checksums of all other files. A pack that is trained anew has none.
 */
public final class PackSignature {
    private static final String FILE = "signature.txt";
    private static final int LARGEST = 1 << 16;

    private PackSignature() {}

    /**
     * Signs a pack, in place of whoever signed it before.
     *
     * @param keyFile a private key as PEM (PKCS #8): Ed25519, EC or RSA
     * @throws BankSynthException if the pack is damaged, the key cannot be used or the file not written
     */
    public static void sign(Path folder, Path keyFile) {
        PackFiles.load(folder);
        PrivateKey key = KeyFile.privateKey(keyFile);
        try {
            Signature signature = Signature.getInstance(scheme(key));
            signature.initSign(key);
            signature.update(metadata(folder));
            Path written =
                    folder.resolve("." + FILE + "-" + ProcessHandle.current().pid());
            Files.writeString(written, Base64.getEncoder().encodeToString(signature.sign()) + "\n");
            Files.move(
                    written, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw BankSynthException.usage(
                    "Cannot sign " + folder + ": the key in " + keyFile + " cannot be used for it");
        } catch (IOException e) {
            throw BankSynthException.output("Cannot sign " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure that a pack is as the owner of a key signed it.
     *
     * @param keyFile the public key as PEM (X.509)
     * @throws BankSynthException if nobody or somebody else signed it, or it was changed since
     */
    public static void verify(Path folder, Path keyFile) {
        PublicKey key = KeyFile.publicKey(keyFile);
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw refused(folder, "nobody signed it; sign it with audit --sign_key");
        }
        boolean right;
        try {
            Signature signature = Signature.getInstance(scheme(key));
            signature.initVerify(key);
            signature.update(metadata(folder));
            if (Files.size(file) > LARGEST) {
                throw refused(folder, FILE + " is larger than a signature is");
            }
            right = signature.verify(
                    Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refused(folder, FILE + " is no signature of the kind that " + keyFile + " makes");
        } catch (IOException e) {
            throw BankSynthException.source("Cannot read pack " + folder + ": " + FILE + " is not readable", e);
        }
        if (!right) {
            throw refused(folder, "the owner of " + keyFile + " did not sign it, or it was changed since");
        }
    }

    private static BankSynthException refused(Path folder, String reason) {
        return new BankSynthException(FailureKind.PRIVACY_GATE, "Cannot trust pack " + folder + ": " + reason);
    }

    private static byte[] metadata(Path folder) throws IOException {
        return Files.readAllBytes(folder.resolve(PackFiles.METADATA));
    }

    private static String scheme(Key key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "Ed25519";
        };
    }
}
