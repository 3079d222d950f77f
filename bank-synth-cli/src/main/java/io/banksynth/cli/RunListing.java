package io.banksynth.cli;

import io.banksynth.engine.StagedRun;
import io.banksynth.engine.WrittenFile;
import io.banksynth.engine.WrittenTable;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.report.Check;
import io.banksynth.report.PropertyScore;
import io.banksynth.report.QualityReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A run as lines for people: before it, what would be made; after it, what lies where. */
final class RunListing {
    private RunListing() {}

    /** What a run would make: nothing is counted for it, so it takes no longer for more rows. */
    static List<String> of(GenerationPlan plan, long rowsPerFile) {
        List<String> lines = new ArrayList<>();
        lines.add("Would generate " + GraphListing.counted(plan.written().size(), "table")
                + " (rows other than the target's are expected ones; files and bytes of one format):");
        double bytes = 0;
        for (TablePlan table : plan.written()) {
            ExpectedSize size = ExpectedSize.of(table, rowsPerFile);
            bytes += size.bytes();
            lines.add(String.format(
                    Locale.ROOT,
                    "%s  %,7d %-5s  about %s",
                    row(table.name().shown(), Math.round(table.expectedRows())),
                    size.files(),
                    size.files() == 1 ? "file" : "files",
                    ExpectedSize.shown(size.bytes())));
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "In all about %s of ORC; the index of fan-outs takes %s of memory on each machine",
                ExpectedSize.shown(bytes),
                ExpectedSize.shown(ExpectedSize.indexBytes(plan))));
        return lines;
    }

    static List<String> of(StagedRun run, String folder, double seconds) {
        long rows = run.tables().stream().mapToLong(WrittenTable::rows).sum();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Generated %s of %s in %.1f s",
                GraphListing.counted(rows, "row"),
                GraphListing.counted(run.tables().size(), "table"),
                seconds));
        run.tables().forEach(table -> lines.add(row(table.table().shown(), table.rows())));
        lines.add("");
        bytesByFormat(run)
                .forEach((format, bytes) -> lines.add(String.format(
                        Locale.ROOT, "  %-14s %s  (%.1f MB)", format, folder + "/" + format, bytes / 1e6)));
        lines.add(String.format(Locale.ROOT, "  %-14s %s", "manifest", folder + "/manifest.json"));
        return lines;
    }

    /** What the report says in short, with where all of it is. */
    static List<String> of(QualityReport report, String folder) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "  %-14s %s", "report", folder + "/report/quality.html"));
        lines.add("");
        lines.addAll(scores(report));
        return lines;
    }

    /** What a report of its own says in short. */
    static List<String> of(QualityReport report, Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Compared %s: score %.4f of 1",
                GraphListing.counted(report.tables().size(), "table"),
                report.score()));
        lines.add("");
        lines.addAll(scores(report));
        lines.add("");
        lines.add("  report  " + folder.resolve("quality.html"));
        return lines;
    }

    private static List<String> scores(QualityReport report) {
        List<String> lines = new ArrayList<>();
        long holding = report.integrity().checks(Check.State.HOLDS).size();
        long broken = report.integrity().checks(Check.State.BROKEN).size();
        long open = report.integrity().checks(Check.State.NOT_CHECKED).size();
        lines.add("Integrity, read back from the files: " + GraphListing.counted(holding, "check") + " hold"
                + (holding == 1 ? "s" : "") + ", " + broken + " broken" + (open > 0 ? ", " + open + " not made" : ""));
        for (PropertyScore property : report.properties()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-22s %.3f of 1%s",
                    property.property().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    property.score(),
                    property.property().counts() ? "" : "  (not in the score)"));
        }
        return lines;
    }

    private static Map<String, Long> bytesByFormat(StagedRun run) {
        Map<String, Long> bytes = new TreeMap<>();
        for (WrittenTable table : run.tables()) {
            for (WrittenFile file : table.files()) {
                bytes.merge(file.format(), file.bytes(), Long::sum);
            }
            table.partitions().forEach(file -> bytes.merge(file.format(), file.bytes(), Long::sum));
        }
        return bytes;
    }

    private static String row(String table, long rows) {
        return String.format(Locale.ROOT, "  %-30s %,15d", table, rows);
    }
}
