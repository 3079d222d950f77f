package io.banksynth.model.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.fixture.CoreBanking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature holds for one pack as it was and for one key. */
class PackSignatureTest {
    @TempDir
    private Path folder;

    private Path pack;

    @BeforeEach
    void save() {
        pack = folder.resolve("pack");
        PackFiles.save(CoreBanking.pack(), pack);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "EC", "RSA"})
    void holdsForItsKeyAlone(String algorithm) throws Exception {
        keys(algorithm, "office");
        keys(algorithm, "other");

        PackSignature.sign(pack, folder.resolve("office.pem"));

        assertThatCode(() -> PackSignature.verify(pack, folder.resolve("office.pub")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PackSignature.verify(pack, folder.resolve("other.pub")))
                .hasMessageContaining("did not sign it");
        assertThat(PackFiles.load(pack).pack()).as("still a pack").isEqualTo(CoreBanking.pack());
    }

    @Test
    void holdsForThePackAsItWasAlone() throws Exception {
        keys("Ed25519", "office");
        assertThatThrownBy(() -> PackSignature.verify(pack, folder.resolve("office.pub")))
                .hasMessageContaining("nobody signed it");
        PackSignature.sign(pack, folder.resolve("office.pem"));

        Path metadata = pack.resolve("metadata.json");
        Files.writeString(metadata, Files.readString(metadata).replace("\"k\" : ", "\"k\" :  "));
        assertThatThrownBy(() -> PackSignature.verify(pack, folder.resolve("office.pub")))
                .hasMessageContaining("changed since");

        PackFiles.save(CoreBanking.pack(), pack);
        assertThatThrownBy(() -> PackSignature.verify(pack, folder.resolve("office.pub")))
                .hasMessageContaining("nobody signed it");
    }

    @Test
    void whatIsNoKeyIsNamedAndNotShown() throws Exception {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> PackSignature.sign(pack, secret))
                .hasMessageStartingWith("Cannot read key " + secret)
                .hasMessageNotContaining("aHVudGVyMg");
        assertThatThrownBy(() -> PackSignature.sign(pack, folder.resolve("none")))
                .hasMessageContaining("there is no such key file");
        assertThatThrownBy(() -> PackSignature.verify(pack, secret)).hasMessageContaining("BEGIN PUBLIC KEY");
    }

    private void keys(String algorithm, String name) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        pem(name + ".pem", "PRIVATE KEY", pair.getPrivate());
        pem(name + ".pub", "PUBLIC KEY", pair.getPublic());
    }

    private void pem(String file, String kind, Key key) throws Exception {
        String encoded = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + encoded + "\n-----END " + kind + "-----\n");
    }
}
