package io.banksynth.cli;

import io.banksynth.model.pack.PackFiles;
import io.banksynth.model.pack.PackSignature;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model pack is used, and whose signature it must bear. */
final class PackOptions {
    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model pack, as train wrote it.")
    Path model;

    @Option(
            names = "--verify_key",
            paramLabel = "FILE",
            description = "Refuse a pack that the owner of this public key (PEM) did not sign with audit --sign_key.")
    @Nullable Path verifyKey;

    PackFiles.Loaded load() {
        if (verifyKey != null) {
            PackSignature.verify(model, verifyKey);
        }
        return PackFiles.load(model);
    }
}
