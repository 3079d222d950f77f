package io.banksynth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banksynth.model.PrivacyLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An audit for programs and for people. */
final class AuditText {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AuditText() {}

    static String json(AuditReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", AuditReport.FORMAT);
        tree.put("schema", report.schema());
        tree.put("pack", report.digest());
        tree.put("k", report.k());
        report.ledger().ifPresent(ledger -> {
            Map<String, Object> promise = new LinkedHashMap<>();
            promise.put("epsilon", ledger.epsilon());
            promise.put("delta", ledger.delta());
            promise.put("unit", ledger.unit());
            promise.put("rows_per_unit", ledger.rowsPerUnit());
            promise.put("rho", ledger.rho());
            tree.put("differential_privacy", promise);
        });
        tree.put("proof", word(report.proof()));
        List<Object> leaks = new ArrayList<>();
        report.leaks().forEach(leak -> leaks.add(Map.of("place", leak.place(), "reason", leak.reason())));
        tree.put("leaks", leaks);
        List<Object> disclosures = new ArrayList<>();
        for (AuditReport.Disclosure item : report.disclosures()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("table", item.table().shown());
            entry.put("column", item.column());
            entry.put("level", item.level().word());
            entry.put("kind", item.kind());
            entry.put("items", item.items());
            item.fewest().ifPresent(units -> entry.put("fewest_units", units));
            if (item.kept() != AuditReport.Exemption.NONE) {
                entry.put("kept_as", word(item.kept()));
            }
            disclosures.add(entry);
        }
        tree.put("disclosures", disclosures);
        try {
            return JSON.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values is always JSON", e);
        }
    }

    static String markdown(AuditReport report) {
        StringBuilder out = new StringBuilder("# What the pack gives away\n\n");
        out.append("Schema ").append(report.schema()).append(", pack ").append(report.digest(), 0, 16);
        out.append(", ")
                .append(report.ledger().map(AuditText::promise).orElse("k = " + report.k()))
                .append(".\n\n**")
                .append(verdict(report))
                .append("**\n");
        if (!report.leaks().isEmpty()) {
            out.append("\n| Where | What is wrong |\n|---|---|\n");
            report.leaks()
                    .forEach(leak -> out.append("| `")
                            .append(leak.place())
                            .append("` | ")
                            .append(leak.reason())
                            .append(" |\n"));
        }
        out.append("\n| Table | Column | Level | Kind | Items | Fewest units | Kept however few |\n")
                .append("|---|---|---|---|---:|---:|---|\n");
        for (AuditReport.Disclosure item : report.disclosures()) {
            out.append("| ").append(item.table()).append(" | ").append(item.column());
            out.append(" | ").append(item.level().word()).append(" | ").append(item.kind());
            out.append(" | ").append(item.items()).append(" | ");
            out.append(
                    item.fewest().isPresent() ? Integer.toString(item.fewest().getAsInt()) : "not counted");
            out.append(" | ");
            out.append(
                    item.kept() == AuditReport.Exemption.NONE
                            ? ""
                            : word(item.kept()).replace('_', ' '));
            out.append(" |\n");
        }
        return out.append("\nUnits are counted for values, frequencies and masks. Edges, weights and other numbers are")
                .append(" listed and not counted.\n")
                .toString();
    }

    static String verdict(AuditReport report) {
        if (!report.leaks().isEmpty()) {
            return "The pack must not leave: " + report.leaks().size() + " items in it must not be there.";
        }
        if (report.ledger().isPresent()) {
            String made = " with " + promise(report.ledger().get()) + ".";
            return report.proof() == AuditReport.Proof.AGAINST_SAMPLES
                    ? "No value of a sensitive, personal or restricted column of the samples stands in the pack; the rest was made"
                            + made
                    : "Listed, and not proved: give --sample_dir to compare with the samples. The pack was made" + made;
        }
        return report.proof() == AuditReport.Proof.AGAINST_SAMPLES
                ? "No value of a sensitive, personal or restricted column and no rare value of the samples stands in the pack."
                : "Listed, and not proved: give --sample_dir to compare with the samples.";
    }

    private static String promise(PrivacyLedger ledger) {
        return "differential privacy, epsilon " + ledger.epsilon() + " and delta " + ledger.delta() + ", for "
                + ledger.unit();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
