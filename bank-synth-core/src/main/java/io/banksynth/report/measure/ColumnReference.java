package io.banksynth.report.measure;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.Encoder;
import io.banksynth.model.TableModel;
import io.banksynth.model.TableStatistics;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chooses what a column is compared with. */
public final class ColumnReference {
    private final Optional<TableModel> model;
    private final Optional<TableStatistics> statistics;

    /** What a pack knows of a table, as far as it knows anything. */
    public ColumnReference(Optional<TableModel> model, Optional<TableStatistics> statistics) {
        this.model = model;
        this.statistics = statistics;
    }

    /** The classes in which a column's cells are counted. */
    public Classes classes(Column column) {
        Optional<ColumnModel> learned = model.flatMap(m -> m.column(column.name()));
        if (learned.isPresent() && learned.get() instanceof ColumnModel.Verbatim verbatim) {
            return verbatim(verbatim);
        }
        Optional<ColumnStatistics> known = statistics.flatMap(s -> s.column(column.name()));
        long rows = statistics.map(TableStatistics::rows).orElse(0L);
        if (known.isEmpty() || rows == 0) {
            return new NullClasses(Reasons.NO_STATISTICS, OptionalDouble.empty());
        }
        OptionalDouble nullShare = OptionalDouble.of((double) known.get().nulls() / rows);
        if (counts(column.type())) {
            return known.get()
                    .range()
                    .<Classes>map(range -> new NumberClasses(range.quantiles(), nullShare, column.type()))
                    .orElse(new NullClasses(Reasons.TOO_FEW, nullShare));
        }
        if (learned.isPresent()
                && learned.get() instanceof ColumnModel.Learned drawn
                && drawn.encoder() instanceof Encoder.Texts texts) {
            return new TextClasses(texts, drawn.leaf(), rows);
        }
        return known.get().frequencies().isEmpty()
                ? new NullClasses(Reasons.TOO_FEW, nullShare)
                : new ValueClasses(known.get().frequencies(), rows, known.get().nulls());
    }

    /** Only whether there is a value: of columns whose values are not learned. */
    public Classes absence(Column column) {
        long rows = statistics.map(TableStatistics::rows).orElse(0L);
        OptionalDouble share = statistics
                .flatMap(s -> s.column(column.name()))
                .filter(known -> rows > 0)
                .map(known -> OptionalDouble.of((double) known.nulls() / rows))
                .orElse(OptionalDouble.empty());
        return new NullClasses(Reasons.NOT_LEARNED, share);
    }

    private static boolean counts(DataType type) {
        return !(type instanceof DataType.Bool || type instanceof DataType.Text || type instanceof DataType.Binary);
    }

    private static Classes verbatim(ColumnModel.Verbatim column) {
        Map<String, Long> frequencies = new LinkedHashMap<>();
        long nulls = 0;
        for (Optional<String> value : column.values()) {
            if (value.isPresent()) {
                frequencies.merge(value.get(), 1L, Long::sum);
            } else {
                nulls++;
            }
        }
        return new ValueClasses(frequencies, column.values().size(), nulls);
    }
}
