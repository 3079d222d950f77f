package io.banksynth.cli;

import io.banksynth.model.PrivacyLedger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The account of a training with differential privacy, as lines for people; metadata.json tells every measurement. */
final class LedgerListing {
    private LedgerListing() {}

    static List<String> lines(PrivacyLedger ledger) {
        List<String> lines = new ArrayList<>();
        lines.add("Differential privacy: epsilon " + ledger.epsilon() + ", delta " + ledger.delta() + " for "
                + ledger.unit());
        lines.add(String.format(
                Locale.ROOT,
                "  spent: rho %.6f in %s; a unit counts by at most %s of a table",
                ledger.rho(),
                GraphListing.counted(ledger.measurements().size(), "measurement"),
                GraphListing.counted(ledger.rowsPerUnit(), "row")));
        ledger.measurements().stream()
                .max(Comparator.comparingLong(PrivacyLedger.Measurement::variance))
                .ifPresent(m -> lines.add(String.format(
                        Locale.ROOT,
                        "  most noise: a deviation of %.1f rows on %s",
                        Math.sqrt((double) m.variance()),
                        m.of())));
        return lines;
    }
}
