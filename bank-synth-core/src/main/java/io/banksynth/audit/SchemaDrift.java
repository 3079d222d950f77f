package io.banksynth.audit;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the tables since a pack was trained: rows of the pack would not fit any more.
 *
 * @param differences that rows of the pack break on, one line each
 * @param notes that they do not break on: tables and columns that the pack does not make
 */
public record SchemaDrift(List<String> differences, List<String> notes) {
    public SchemaDrift {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /** How sure the types are that a pack is held against. */
    public enum Source {
        /** Definitions of tables: every type and NOT NULL counts. */
        DECLARED,
        /** Samples, whose types are what their values show: only kinds of types count. */
        SAMPLED
    }

    /** Compares the tables of a pack with what is there now. */
    public static SchemaDrift of(SchemaGraph trained, SchemaGraph found, Source source) {
        List<String> differences = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Table table : trained.tables()) {
            Optional<Table> now = found.table(table.name());
            if (now.isEmpty()) {
                differences.add("table " + table.name() + " is gone");
            } else {
                columns(table, now.get(), source, differences, notes);
            }
        }
        found.tables().stream()
                .filter(t -> trained.table(t.name()).isEmpty())
                .forEach(t -> notes.add("table " + t.name() + " is not in the pack"));
        return new SchemaDrift(differences, notes);
    }

    private static void columns(Table trained, Table now, Source source, List<String> differences, List<String> notes) {
        for (Column column : trained.columns()) {
            String name = "column " + trained.name() + "." + column.name();
            Optional<Column> same = now.column(column.name());
            if (same.isEmpty()) {
                differences.add(name + " is gone");
            } else if (!fits(column.type(), same.get().type(), source)) {
                differences.add(name + " is " + same.get().type() + " and was " + column.type());
            } else if (source == Source.DECLARED
                    && column.nullable()
                    && !same.get().nullable()) {
                differences.add(name + " needs a value and could be without");
            }
        }
        for (Column column : now.columns()) {
            if (trained.column(column.name()).isEmpty()) {
                boolean needed = source == Source.DECLARED && !column.nullable();
                String line = "column " + trained.name() + "." + column.name() + " is not in the pack";
                (needed ? differences : notes).add(needed ? line + " and needs a value" : line);
            }
        }
    }

    /** Whether values of one type can be kept in another. */
    private static boolean fits(DataType from, DataType to, Source source) {
        if (from.equals(to) || (to instanceof DataType.Text text && text.length() == 0)) {
            return true;
        }
        if (source == Source.SAMPLED) {
            return kind(from) == kind(to);
        }
        if (from instanceof DataType.Text was && to instanceof DataType.Text is) {
            return was.length() > 0 && is.length() >= was.length();
        }
        if (from instanceof DataType.Timestamp was && to instanceof DataType.Timestamp is) {
            return was.zoned() == is.zoned() && is.precision() >= was.precision();
        }
        if (from instanceof DataType.Date && to instanceof DataType.Timestamp is) {
            return !is.zoned();
        }
        return kind(from) == 0 && kind(to) == 0 && numberFits(from, to);
    }

    private static boolean numberFits(DataType from, DataType to) {
        if (to instanceof DataType.Floating) {
            return true;
        }
        return whole(to) >= whole(from) && fraction(to) >= fraction(from);
    }

    /** Digits before the point that a type holds whatever they are. */
    private static int whole(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal.precision() - decimal.scale();
        }
        return type instanceof DataType.Whole whole ? (int) Math.floor(whole.bits() * Math.log10(2)) : 38;
    }

    private static int fraction(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal.scale();
        }
        return type instanceof DataType.Whole ? 0 : 38;
    }

    /** Numbers, times, truths, bytes and texts. */
    private static int kind(DataType type) {
        if (type instanceof DataType.Date || type instanceof DataType.Timestamp) {
            return 1;
        }
        if (type instanceof DataType.Bool) {
            return 2;
        }
        if (type instanceof DataType.Binary) {
            return 3;
        }
        return type instanceof DataType.Text ? 4 : 0;
    }
}
