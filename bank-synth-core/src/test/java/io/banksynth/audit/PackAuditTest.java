package io.banksynth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.CodeVector;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableStatistics;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.train.Trainer;
import io.banksynth.train.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An audit is worth something only if it finds what it is there for, and says so without telling it. */
class PackAuditTest {
    private static final List<Sample> SAMPLES = CoreBanking.samples();
    private static final ModelPack PACK = CoreBanking.pack();
    private static final TableName CUSTOMERS = TableName.of("customers");

    private static AuditReport audit(ModelPack pack) {
        return PackAudit.of(new PackFiles.Loaded(pack, "0123456789abcdef0123"), Optional.of(SAMPLES));
    }

    /** A real last name: personal, and nothing that stands in a pack by chance. */
    private static String lastName() {
        Sample customers = SAMPLES.stream()
                .filter(s -> s.table().equals(CUSTOMERS))
                .findFirst()
                .orElseThrow();
        CodeVector email = (CodeVector) customers.rows().vector(6);
        return email.dictionary().text(3);
    }

    @Test
    void whatTrainingKeepsPasses() {
        AuditReport report = audit(PACK);

        assertThat(report.leaks()).isEmpty();
        assertThat(report.disclosures())
                .anyMatch(d -> d.kind().equals("values") && d.fewest().isPresent());
        assertThat(report.disclosures())
                .filteredOn(d ->
                        d.kept() == AuditReport.Exemption.NONE && d.fewest().isPresent())
                .allMatch(d -> d.fewest().getAsInt() >= PACK.k());
        assertThat(report.verdict()).startsWith("No value of a sensitive, personal or restricted column");
    }

    @Test
    void withoutSamplesNothingIsProved() {
        AuditReport report = PackAudit.of(new PackFiles.Loaded(PACK, "0123456789abcdef0123"), Optional.empty());

        assertThat(report.verdict()).startsWith("Listed, and not proved");
        assertThat(report.markdown()).contains("not counted");
    }

    @Test
    void aPackWithoutThresholdIsFoundOut() {
        ModelPack open =
                Trainer.train(CoreBanking.graph(SAMPLES), SAMPLES, new TrainingOptions(1, Map.of(), List.of()));
        ModelPack claims = new ModelPack(
                10,
                open.privacy(),
                open.configuration(),
                open.warnings(),
                open.graph(),
                open.statistics(),
                open.models(),
                Set.of());

        assertThat(audit(claims).leaks()).hasSizeGreaterThan(100);
    }

    /** A personal value is found in the statistics of its column, and in a warning. */
    @Test
    void personalValuesAreFoundWhereverTheyStand() {
        String value = lastName();
        List<TableStatistics> statistics = new ArrayList<>(PACK.statistics());
        statistics.replaceAll(table -> {
            List<ColumnStatistics> columns = new ArrayList<>(table.columns());
            columns.replaceAll(
                    column -> table.table().equals(CUSTOMERS) && column.column().equals("EMAIL")
                            ? new ColumnStatistics("EMAIL", 0, Map.of(value, 12L), Optional.empty())
                            : column);
            return new TableStatistics(table.table(), table.rows(), columns);
        });
        ModelPack leaking = new ModelPack(
                10,
                PACK.privacy(),
                PACK.configuration(),
                List.of("row 3 (" + value + ") is odd"),
                PACK.graph(),
                statistics,
                PACK.models(),
                Set.of());

        AuditReport report = audit(leaking);

        assertThat(report.leaks()).hasSize(2);
        assertThat(report.json() + report.markdown() + report.verdict()).doesNotContain(value);
    }
}
