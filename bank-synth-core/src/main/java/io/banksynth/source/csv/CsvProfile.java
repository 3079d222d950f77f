package io.banksynth.source.csv;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What all rows of a file say about its columns.
 *
 * @param columns in the file's order, with inferred types
 * @param evidence for each of them
 * @param rows how many there are, dirty ones left out
 * @param warnings what a person should know, one line each
 */
record CsvProfile(List<Column> columns, List<TypeEvidence> evidence, long rows, List<String> warnings) {
    CsvProfile {
        columns = List.copyOf(columns);
        evidence = List.copyOf(evidence);
        warnings = List.copyOf(warnings);
    }

    /** Reads all rows of a file. */
    static CsvProfile of(CsvFile file) throws IOException {
        TypeEvidence[] evidence = new TypeEvidence[file.header().size()];
        Arrays.setAll(evidence, i -> new TypeEvidence(file.dialect().allowsDecimalComma()));
        long count = 0;
        try (CsvRows rows = file.records()) {
            rows.first();
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                refuseNameless(file, row);
                for (int i = 0; i < evidence.length; i++) {
                    evidence[i].add(row.text(), row.start(i), row.end(i), row.isQuoted(i));
                }
                count++;
            }
        }
        refuseMissingHeader(file, evidence);
        List<Column> columns = IntStream.range(0, evidence.length)
                .mapToObj(i -> evidence[i].column(file.header().get(i)))
                .toList();
        return new CsvProfile(columns, List.of(evidence), count, doubts(file, evidence));
    }

    private static void refuseNameless(CsvFile file, CsvRow row) {
        int named = file.header().size();
        if (row.fields() > named && row.length(named) > 0) {
            throw BankSynthException.source("Cannot read " + file.path() + ": column " + (named + 1)
                    + " has no name in the header and a value on line " + row.line());
        }
    }

    /** A first row that looks like the others in every column with a type is no header. */
    private static void refuseMissingHeader(CsvFile file, TypeEvidence[] evidence) {
        int typed = 0;
        int alike = 0;
        for (int i = 0; i < evidence.length; i++) {
            if (evidence[i].isTyped()) {
                typed++;
                alike += evidence[i].wouldHold(file.header().get(i)) ? 1 : 0;
            }
        }
        if (typed > 0 && alike == typed) {
            throw BankSynthException.source("Cannot read " + file.path()
                    + ": its first row holds values (" + file.header().get(0)
                    + ", ...) like the rows below it, not the names of the columns; add a header row");
        }
    }

    private static List<String> doubts(CsvFile file, TypeEvidence[] evidence) {
        List<String> doubts = new ArrayList<>();
        for (int i = 0; i < evidence.length; i++) {
            String doubt = evidence[i].doubt();
            if (doubt != null) {
                doubts.add(
                        file.path() + ": column " + file.header().get(i) + " is read as text, because " + doubt
                                + "; leave unknown values empty, write dates as 2020-12-31 and decimals as 1234.5 to have it typed");
            }
        }
        return doubts;
    }
}
