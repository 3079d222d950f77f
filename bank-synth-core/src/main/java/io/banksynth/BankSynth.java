package io.banksynth;

import io.banksynth.discover.Discovery;
import io.banksynth.discover.DiscoveryRequest;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import io.banksynth.source.Samples;
import io.banksynth.train.Trainer;
import io.banksynth.train.TrainingGraph;
import io.banksynth.train.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a program begins: relationships are discovered, a model is trained, and rows are generated from it.
 *
 * <pre>{@code
 * SchemaGraph graph = BankSynth.autoDiscover("CORE", Path.of("queries"), Path.of("samples"));
 * ModelPack pack = BankSynth.train(graph, Path.of("samples"));
 * SyntheticData data = new Generator(pack, GenerationConfig.of("TRANSACTIONS", 100_000)).generate();
 * for (Row row : data.rows("TRANSACTIONS")) {
 *     System.out.println(row.text("AMOUNT"));
 * }
 * data.write(Path.of("output"), "hive_orc", "oracle");
 * }</pre>
 *
 * <p>Whatever a user can do something about is an {@link io.banksynth.error.BankSynthException}, whose message is one line.
 */
public final class BankSynth {
    private BankSynth() {}

    /**
     * Discovers tables, keys and relationships, without any configuration.
     *
     * @param schema a name for the whole set of tables
     * @param queries a folder of SQL files, or one file
     * @param sampleDir a folder with a file of rows for each table, named after it
     * @return tables and relationships with their evidence
     * @throws io.banksynth.error.BankSynthException if something cannot be read
     */
    public static SchemaGraph autoDiscover(String schema, Path queries, Path sampleDir) {
        return discover(new DiscoveryRequest(
                schema,
                List.of(queries),
                List.of(),
                samples(sampleDir).samples(),
                List.of(),
                DiscoveryRequest.MIN_CONFIDENCE,
                Optional.empty()));
    }

    /** As {@link #autoDiscover}, with all that may be said: definitions of tables, reviewed relationships, other thresholds. */
    public static SchemaGraph discover(DiscoveryRequest request) {
        return Discovery.discover(request).graph();
    }

    /**
     * Learns from all rows of the samples. Tables of the graph that have no sample are left out.
     *
     * @throws io.banksynth.error.BankSynthException if a sample cannot be read
     */
    public static ModelPack train(SchemaGraph graph, Path sampleDir) {
        Samples samples = samples(sampleDir);
        TrainingGraph sampled = TrainingGraph.of(graph, samples, Map.of(), Optional.empty());
        return new ModelPack(Trainer.train(sampled.graph(), samples.samples(), TrainingOptions.defaults()));
    }

    private static Samples samples(Path folder) {
        return SampleLoader.load(SampleFolder.of(folder).tables(), Map.of());
    }
}
