package io.banksynth.report;

import io.banksynth.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns what was found in a table's files into checks. */
final class TableChecks {
    private final DataTable table;
    private final String format;
    private final List<FileFindings> files;
    /** Digests of the key columns of files that were not read in full, by first row, in the first format. */
    private final Map<Long, String> keyDigests = new TreeMap<>();

    private TableChecks(DataTable table, String format, List<FileFindings> all) {
        this.table = table;
        this.format = format;
        this.files = all.stream().filter(f -> f.file().format().equals(format)).toList();
        String first = table.formats().get(0);
        all.stream()
                .filter(f -> f.file().format().equals(first) && !f.inFull())
                .forEach(f -> keyDigests.put(f.file().rows().from(), f.digest()));
    }

    /** The checks of all formats; keys and references are not among them. */
    static List<Check> of(DataTable table, List<FileFindings> findings) {
        List<Check> checks = new ArrayList<>();
        for (String format : table.formats()) {
            TableChecks one = new TableChecks(table, format, findings);
            if (table.files(format).stream().noneMatch(f -> f.digest().isEmpty())) {
                checks.add(one.rowCount());
                checks.add(one.rowDigest());
            }
            checks.add(one.cellTypes());
            checks.add(one.notNull());
        }
        return checks;
    }

    private Check rowCount() {
        long wrong = 0;
        List<String> where = new ArrayList<>();
        for (FileFindings file : files) {
            long difference = Math.abs(file.rows() - file.file().rows().rows());
            wrong += difference;
            if (difference > 0) {
                where.add(file.file().path() + " has "
                        + (file.rows() > file.file().rows().rows() ? "more than " : "")
                        + Math.min(file.rows(), file.file().rows().rows()) + " rows instead of "
                        + file.file().rows().rows());
            }
        }
        long inFiles = files.stream().mapToLong(f -> f.file().rows().rows()).sum();
        if (inFiles != table.rows()) {
            wrong += Math.abs(inFiles - table.rows());
            where.add("the files should hold " + inFiles + " rows and the table " + table.rows());
        }
        return check(Check.Kind.ROW_COUNT, read(), wrong, first(where));
    }

    private Check rowDigest() {
        List<String> where = new ArrayList<>();
        for (FileFindings file : files) {
            String wanted = file.inFull()
                    ? file.file().digest()
                    : keyDigests.getOrDefault(file.file().rows().from(), "");
            if (!file.digest().equals(wanted)) {
                where.add(file.file().path()
                        + (file.inFull()
                                ? " holds other rows than were generated"
                                : " has other keys than the first format"));
            }
        }
        long inFull = files.stream()
                .filter(FileFindings::inFull)
                .mapToLong(FileFindings::rows)
                .sum();
        return check(Check.Kind.ROW_DIGEST, inFull, where.size(), first(where));
    }

    private Check cellTypes() {
        long wrong = 0;
        List<String> where = new ArrayList<>();
        for (FileFindings file : files) {
            wrong += file.wrongCells() + (file.failure().isPresent() ? 1 : 0);
            file.failure().ifPresent(where::add);
            file.wrongColumn()
                    .ifPresent(c ->
                            where.add(file.file().path() + " has a value in " + c + " that does not fit its type"));
        }
        return check(Check.Kind.CELL_TYPE, read(), wrong, first(where));
    }

    private Check notNull() {
        long wrong = 0;
        List<String> where = new ArrayList<>();
        List<Column> columns = table.table().columns();
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            boolean needed = !column.nullable() || table.table().primaryKey().contains(column.name());
            int position = c;
            long nulls = files.stream().mapToLong(f -> f.nulls()[position]).sum();
            if (needed && nulls > 0) {
                wrong += nulls;
                where.add(column.name() + " lacks a value in " + nulls + " rows");
            }
        }
        return check(Check.Kind.NOT_NULL, read(), wrong, first(where));
    }

    private long read() {
        return files.stream().mapToLong(FileFindings::rows).sum();
    }

    private Check check(Check.Kind kind, long checked, long violations, String detail) {
        return Check.of(kind, table.name().shown(), format, checked, table.rows(), violations, detail);
    }

    private static String first(List<String> places) {
        int shown = 3;
        String more = places.size() > shown ? "; and " + (places.size() - shown) + " more" : "";
        return places.stream().limit(shown).collect(Collectors.joining("; ")) + more;
    }
}
