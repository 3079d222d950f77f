package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.model.PrivacyLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The account of a training with differential privacy, as a tree for {@code metadata.json}. */
final class LedgerJson {
    private LedgerJson() {}

    static Map<String, Object> tree(PrivacyLedger ledger) {
        List<Object> measurements = new ArrayList<>();
        for (PrivacyLedger.Measurement measurement : ledger.measurements()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("of", measurement.of());
            entry.put("bins", measurement.bins());
            entry.put("sensitivity", measurement.sensitivity());
            entry.put("variance", measurement.variance());
            entry.put("rho", measurement.rho());
            measurement.threshold().ifPresent(threshold -> entry.put("threshold", threshold));
            measurements.add(entry);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("epsilon", ledger.epsilon());
        tree.put("delta", ledger.delta());
        tree.put("unit", ledger.unit());
        tree.put("rows_per_unit", ledger.rowsPerUnit());
        tree.put("rho", ledger.rho());
        tree.put("measurements", measurements);
        return tree;
    }

    static PrivacyLedger ledger(DocumentNode node) {
        node.withKeys("epsilon", "delta", "unit", "rows_per_unit", "rho", "measurements");
        return new PrivacyLedger(
                node.required("epsilon").number(),
                node.required("delta").number(),
                node.required("unit").text(),
                node.required("rows_per_unit").count(),
                node.required("rho").number(),
                node.items("measurements").stream().map(LedgerJson::measurement).toList());
    }

    private static PrivacyLedger.Measurement measurement(DocumentNode node) {
        node.withKeys("of", "bins", "sensitivity", "variance", "rho", "threshold");
        return new PrivacyLedger.Measurement(
                node.required("of").text(),
                node.required("bins").count(),
                node.required("sensitivity").whole(),
                node.required("variance").whole(),
                node.required("rho").number(),
                node.optional("threshold")
                        .map(threshold -> OptionalLong.of(threshold.whole()))
                        .orElse(OptionalLong.empty()));
    }
}
