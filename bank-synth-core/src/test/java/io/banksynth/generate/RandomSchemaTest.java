package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.batch.RowDigest;
import io.banksynth.batch.RowRange;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.PortablePlan;
import io.banksynth.fixture.RandomSchema;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.train.Trainer;
import io.banksynth.train.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the schema, a database with all constraints takes the rows. H2 is the oracle: it checks primary keys, not-null columns and
 * foreign keys in its own way.
 */
class RandomSchemaTest {
    private static final int SCHEMAS = 100;
    private static final int MANY_SCHEMAS = 500;

    @TempDir
    private Path temporary;

    @Test
    void aDatabaseWithAllConstraintsTakesTheRows() throws IOException, SQLException {
        check(0, SCHEMAS);
    }

    @Test
    @Tag("integration")
    void andThoseOfManyMoreSchemas() throws IOException, SQLException {
        check(SCHEMAS, MANY_SCHEMAS);
    }

    private void check(int from, int to) throws IOException, SQLException {
        for (int seed = from; seed < to; seed++) {
            int size = seed % 20 == 0 ? 60 : 4 + seed % 14;
            Path folder = Files.createDirectory(temporary.resolve("s" + seed));
            RandomSchema.Result schema = RandomSchema.make(seed, size, folder);
            ModelPack pack =
                    Trainer.train(schema.graph(), schema.samples(), new TrainingOptions(3, Map.of(), List.of()));
            assertThat(pack.warnings())
                    .as("seed " + seed)
                    .allMatch(warning -> warning.startsWith("Hardly any values of "));
            TableName target = schema.graph()
                    .tables()
                    .get(seed % schema.graph().tables().size())
                    .name();
            long rows = pack.model(target).orElseThrow().rows();
            GenerationPlan plan = Planner.plan(
                    pack,
                    new GenerationRequest(target, rows, seed, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0));
            IndexedPlan indexed = new LocalEngine(2).index(plan);
            assertThat(indexed.rows(target)).isEqualTo(rows);
            load(seed, indexed, pack);
            List<String> digests = digests(indexed);
            assertThat(digests).as("seed " + seed).isEqualTo(digests(new LocalEngine(1).index(plan)));
            assertThat(digests).as("elsewhere, seed " + seed).isEqualTo(digests(carried(pack, indexed)));
        }
    }

    /** The plan as another process has it. */
    private static IndexedPlan carried(ModelPack pack, IndexedPlan plan) {
        byte[] bytes = PortablePlan.bytes(pack, plan.plan().request());
        return PortablePlan.indexed(PortablePlan.plan(bytes), PortablePlan.counts(plan));
    }

    private static List<String> digests(IndexedPlan plan) {
        List<String> out = new ArrayList<>();
        for (TablePlan table : plan.plan().tables()) {
            long rows = plan.rows(table.name());
            RowDigest digest = new RowDigest(table.table().columns().size());
            long half = rows / 2;
            plan.generator(table.name()).generate(new RowRange(half, rows), digest::add);
            plan.generator(table.name()).generate(new RowRange(0, half), digest::add);
            out.add(table.name() + " " + digest.hex());
        }
        return out;
    }

    private static void load(int seed, IndexedPlan plan, ModelPack pack) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:random" + seed);
                Statement statement = connection.createStatement()) {
            for (TablePlan table : plan.plan().tables()) {
                statement.execute(ddl(table.table()));
                insert(connection, plan, table);
            }
            for (TablePlan table : plan.plan().tables()) {
                for (Relationship r : pack.graph().parentsOf(table.name())) {
                    String sql = "ALTER TABLE " + r.child() + " ADD FOREIGN KEY (" + String.join(",", r.childColumns())
                            + ") REFERENCES " + r.parent() + " (" + String.join(",", r.parentColumns()) + ")";
                    try {
                        statement.execute(sql);
                    } catch (SQLException e) {
                        throw new SQLException("seed " + seed + ": " + r.label() + " " + r.role(), e);
                    }
                }
            }
        } catch (SQLException e) {
            throw new SQLException("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private static String ddl(Table table) {
        String columns = table.columns().stream()
                .map(c -> c.name() + " " + type(c.type().toString()) + (c.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", "));
        String key = table.primaryKey().isEmpty() ? "" : ", PRIMARY KEY (" + String.join(",", table.primaryKey()) + ")";
        return "CREATE TABLE " + table.name() + " (" + columns + key + ")";
    }

    private static String type(String type) {
        return type.equals("string") ? "varchar" : type;
    }

    private static void insert(Connection connection, IndexedPlan plan, TablePlan table) throws SQLException {
        String marks = table.table().columns().stream().map(c -> "?").collect(Collectors.joining(","));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table.name() + " VALUES (" + marks + ")")) {
            TableGenerator generator = plan.generator(table.name());
            for (long row = 0; row < generator.rows(); row += Batch.CAPACITY) {
                Batch batch = generator.fill(row, generator.rows());
                for (int i = 0; i < batch.size(); i++) {
                    for (int c = 0; c < batch.columns().size(); c++) {
                        insert.setString(
                                c + 1,
                                batch.vector(c).nulls()[i]
                                        ? null
                                        : CellText.text(
                                                batch.vector(c),
                                                i,
                                                batch.columns().get(c).type()));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
