package io.banksynth.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report in a sentence, and what to do about it. */
final class QualityAdvice {
    private static final double GOOD = 0.9;
    private static final double FAIR = 0.8;
    private static final int SHOWN = 5;

    private QualityAdvice() {}

    static String verdict(QualityReport report) {
        int broken = report.integrity().checks(Check.State.BROKEN).size();
        int open = report.integrity().checks(Check.State.NOT_CHECKED).size();
        int all = report.integrity().checks().size();
        String likeness = String.format(
                Locale.ROOT,
                "their score against %s is %.3f of 1 (%s)",
                report.reference().words(),
                report.score(),
                report.score() >= GOOD ? "good" : report.score() >= FAIR ? "fair" : "poor");
        if (broken > 0) {
            return "Do not use these rows: " + broken + " of " + all + " checks of integrity are broken; " + likeness
                    + ".";
        }
        return open > 0
                ? "No check of integrity is broken, " + open + " of " + all + " could not be made; " + likeness + "."
                : "The rows hold together: all " + all + " checks of integrity hold; " + likeness + ".";
    }

    static List<String> of(QualityReport report) {
        List<String> advice = new ArrayList<>();
        List<Check> broken = report.integrity().checks(Check.State.BROKEN);
        if (broken.stream().anyMatch(c -> c.kind() == Check.Kind.ROW_DIGEST || c.kind() == Check.Kind.ROW_COUNT)) {
            advice.add(
                    "The files are not what was generated. Check the disk and whatever else writes to the folder, then"
                            + " generate again: the same seed gives the same rows.");
        } else if (!broken.isEmpty() && report.reference() == Reference.ROWS) {
            advice.add("Check that the keys and relationships listed below are true; `--relationships` corrects them.");
        } else if (!broken.isEmpty()) {
            advice.add(
                    "The files hold what was generated, so the rows themselves break what is listed below. Check that"
                            + " these keys and relationships are true (`--relationships` corrects them); if they are, it is a fault"
                            + " of Bank Synth: please report it.");
        }
        List<String> poor = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (TableQuality table : report.tables()) {
            for (ColumnQuality column : table.columns()) {
                String name = QualityMarkdown.code(
                        table.table() + "." + column.column().name());
                if (column.shape().map(m -> m.score().isEmpty()).orElse(false)) {
                    missing.add(name);
                } else if (column.shape().map(m -> m.counted() < FAIR).orElse(false)) {
                    poor.add(name);
                }
            }
        }
        if (!poor.isEmpty()) {
            advice.add("Least alike: " + some(poor) + ". More sample rows, or samples of the same customers in every"
                    + " table, bring them closer.");
        }
        if (!missing.isEmpty()) {
            advice.add("Not measured, and counted as 0: " + some(missing)
                    + (report.reference() == Reference.PACK
                            ? ". The pack keeps what at least k units share and knows too little of these; the tables below"
                                    + " say why."
                            : "; the tables below say why."));
        }
        if (advice.isEmpty()) {
            advice.add("Nothing to do.");
        }
        return advice;
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
