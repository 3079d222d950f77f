package io.banksynth;

import io.banksynth.model.TableModel;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.List;

/** What was learned: data only, without a row of the samples. May be kept as a folder of JSON. */
public final class ModelPack {
    private final io.banksynth.model.ModelPack learned;
    private final String digest;

    ModelPack(io.banksynth.model.ModelPack learned) {
        this(learned, PackFiles.digest(learned));
    }

    private ModelPack(io.banksynth.model.ModelPack learned, String digest) {
        this.learned = learned;
        this.digest = digest;
    }

    /**
     * Reads a pack that {@link #save} or {@code bank_synth train} wrote.
     *
     * @throws io.banksynth.error.BankSynthException if there is none, or it is damaged or of a newer version
     */
    public static ModelPack load(Path folder) {
        PackFiles.Loaded loaded = PackFiles.load(folder);
        return new ModelPack(loaded.pack(), loaded.digest());
    }

    /**
     * Writes the pack in one step; a pack that was there is replaced.
     *
     * @throws io.banksynth.error.BankSynthException if it cannot be written, or something else is there
     */
    public void save(Path folder) {
        PackFiles.save(learned, folder);
    }

    /** Tables, keys and relationships. */
    public SchemaGraph graph() {
        return learned.graph();
    }

    /** The tables that can be generated. */
    public List<TableName> tables() {
        return learned.models().stream().map(TableModel::table).toList();
    }

    /** What a person should know of the training, one line each. */
    public List<String> warnings() {
        return learned.warnings();
    }

    /** The pack as engines take it. */
    public io.banksynth.model.ModelPack learned() {
        return learned;
    }

    String digest() {
        return digest;
    }
}
