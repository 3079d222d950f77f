package io.banksynth.report;

import java.util.ArrayList;
import java.util.List;

/** The checks that follow from reading a data set. */
final class IntegrityChecks {
    private IntegrityChecks() {}

    static List<Check> of(DataReader.Reading reading) {
        KeyPlan plan = reading.plan();
        List<Check> checks = new ArrayList<>();
        for (DataTable table : reading.data().tables()) {
            checks.addAll(TableChecks.of(table, reading.of(table)));
            plan.keys(table.name()).forEach(key -> checks.add(key(table, key)));
            plan.links(table.name()).forEach(link -> checks.add(reference(table, link)));
        }
        checks.addAll(plan.notChecked());
        return checks;
    }

    private static Check key(DataTable table, KeyPlan.Key key) {
        long absent =
                key.columns().equals(table.table().primaryKey()) ? key.set().absent() : 0;
        return Check.of(
                Check.Kind.KEY,
                key.label(),
                table.formats().get(0),
                key.set().keys() + key.set().absent(),
                table.rows(),
                key.set().repeats() + absent,
                key.set().repeats() == 0 && absent > 0
                        ? detail(absent, "rows have no key")
                        : detail(key.set().repeats(), "rows repeat the key of another row"));
    }

    private static Check reference(DataTable table, KeyPlan.Link link) {
        return Check.of(
                Check.Kind.FOREIGN_KEY,
                link.relationship().label(),
                table.formats().get(0),
                link.check().references() + link.check().absent(),
                table.rows(),
                link.check().orphans(),
                detail(
                        link.check().orphans(),
                        "rows point at no row of " + link.relationship().parent()));
    }

    private static String detail(long rows, String text) {
        return rows == 0 ? "" : rows + " " + text;
    }

    /** What was read of a table, by format. */
    static List<TableQuality.Reading> readings(DataReader.Reading reading, DataTable table) {
        List<TableQuality.Reading> out = new ArrayList<>();
        for (String format : table.formats()) {
            List<FileFindings> files = reading.of(table).stream()
                    .filter(f -> f.file().format().equals(format))
                    .toList();
            List<FileFindings> inFull =
                    files.stream().filter(FileFindings::inFull).toList();
            out.add(new TableQuality.Reading(
                    format,
                    files.size(),
                    files.stream().mapToLong(FileFindings::rows).sum(),
                    inFull.size(),
                    inFull.stream().mapToLong(FileFindings::rows).sum()));
        }
        return out;
    }
}
