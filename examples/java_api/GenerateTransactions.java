import io.banksynth.BankSynth;
import io.banksynth.GenerationConfig;
import io.banksynth.Generator;
import io.banksynth.ModelPack;
import io.banksynth.Row;
import io.banksynth.SyntheticData;
import io.banksynth.schema.SchemaGraph;
import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * Bank Synth from a Java program: discovers, trains, generates, looks at rows, and writes files.
 *
 * <p>Usage, after the program was built: {@code java -cp 'bank-synth-cli/target/lib/*' examples/java_api/GenerateTransactions.java
 * examples/core_banking output/java_api}
 */
public class GenerateTransactions {
    public static void main(String[] arguments) {
        Path example = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);

        SchemaGraph graph = BankSynth.autoDiscover("CORE", example.resolve("queries"), example.resolve("samples"));
        System.out.println(
                graph.tables().size() + " tables, " + graph.foreignKeys().size() + " relationships");

        ModelPack trained = BankSynth.train(graph, example.resolve("samples"));
        trained.save(output.resolve("model"));

        ModelPack pack = ModelPack.load(output.resolve("model"));
        GenerationConfig config =
                GenerationConfig.of("TRANSACTIONS", 5_000).withSeed(7).withShare("TRANSACTIONS", "CHANNEL", "ATM", 0.5);
        SyntheticData data = new Generator(pack, config).generate();

        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : data.rows("TRANSACTIONS")) {
            sum = sum.add((BigDecimal) row.value("AMOUNT"));
        }
        System.out.println(data.count("TRANSACTIONS") + " transactions of " + data.count("ACCOUNTS") + " accounts, "
                + sum + " in all");
        System.out.println(
                "The first of them: " + data.rows("TRANSACTIONS").iterator().next());

        Path run = data.write(output, "hive_orc", "oracle");
        System.out.println("Written to " + run);
    }
}
