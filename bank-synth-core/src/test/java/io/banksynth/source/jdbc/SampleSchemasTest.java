package io.banksynth.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.banksynth.discover.Discovery;
import io.banksynth.discover.DiscoveryRequest;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.CheckRule;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A schema is the same whether its script is read or the dictionary of the database that ran the script. Oracle's sample schemas, left out
 * where they are not at hand.
 */
class SampleSchemasTest {
    private static final Path CASES = Path.of("..", "..", "shared", "discovery", "cases");

    private static SchemaGraph graph(List<Path> ddl, List<Catalogue> catalogues) {
        return Discovery.discover(new DiscoveryRequest(
                        "BANK", List.of(), ddl, catalogues, List.of(), List.of(), 0.9, Optional.empty()))
                .graph();
    }

    /**
     * What a script's words promise and Oracle does not keep: a DATE has a time of day, an INTEGER is a number of any size, whose type the
     * rows settle.
     */
    private static Table likeAScript(Table table) {
        List<Column> columns = table.columns().stream()
                .map(c -> new Column(c.name(), likeAScript(c.type()), c.nullable()))
                .toList();
        return new Table(table.name(), columns, table.primaryKey(), table.unique());
    }

    private static DataType likeAScript(DataType type) {
        if (type.equals(new DataType.Timestamp(0, false))) {
            return new DataType.Date();
        }
        return type.equals(new DataType.Whole(32)) ? new DataType.Decimal(38, 10) : type;
    }

    @ParameterizedTest
    @CsvSource({"oracle_hr, hr_create.sql, 7, 10", "oracle_co, co_create.sql, 7, 9"})
    void scriptAndDictionaryTellTheSame(String name, String file, int tables, int keys)
            throws SQLException, IOException {
        Path script = CASES.resolve(name).resolve("queries").resolve(file);
        assumeTrue(Files.exists(script), "the sample schemas are not at hand");
        SchemaGraph told = graph(List.of(script), List.of());
        try (H2 h2 = H2.likeOracle().run(OracleDictionary.VIEWS)) {
            OracleDictionary.fill(h2.connection(), "BANK", Files.readString(script));
            try (Database database = Database.open(Drivers.ofClassPath(), h2.address())) {
                StoredSchema stored = OracleCatalogue.read(database, "bank");
                SchemaGraph read = graph(List.of(), List.of(stored.catalogue()));

                assertThat(stored.warnings()).isEmpty();
                assertThat(read.tables()).hasSize(tables);
                assertThat(read.tables().stream().map(SampleSchemasTest::likeAScript))
                        .isEqualTo(told.tables().stream()
                                .map(SampleSchemasTest::likeAScript)
                                .toList());
                assertThat(read.foreignKeys().stream().map(Relationship::label))
                        .hasSize(keys)
                        .containsExactlyElementsOf(told.foreignKeys().stream()
                                .map(Relationship::label)
                                .toList());
                assertThat(read.foreignKeys().stream().map(Relationship::optional))
                        .containsExactlyElementsOf(told.foreignKeys().stream()
                                .map(Relationship::optional)
                                .toList());
                assertThat(read.checks().stream().map(CheckRule::toString))
                        .isNotEmpty()
                        .containsExactlyElementsOf(
                                told.checks().stream().map(CheckRule::toString).toList());
                assertThat(read.uses()).isEqualTo(told.uses());
            }
        }
    }
}
