package io.banksynth.plan;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.model.LearnedStatistics;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.TableStatistics;
import io.banksynth.model.TickScale;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Moves all learned dates and times by one number of days. Dates from the year 9000 on stand for "never" and stay; so do
 * reference tables, which are kept as they are. Whole days keep the time of day and every granularity that was learned.
 */
final class DateShift {
    private static final long NEVER_DAY = LocalDate.of(9000, 1, 1).toEpochDay();
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();

    private final long days;

    private DateShift(long days) {
        this.days = days;
    }

    /**
     * The shift after which the data ends on a day: the last date, by its safe bound, of the table with most rows that has
     * any.
     *
     * @throws BankSynthException if no table has dates, or the day is far from all calendars in use
     */
    static DateShift to(LocalDate day, ModelPack pack) {
        if (day.toEpochDay() < FIRST_DAY || day.toEpochDay() >= NEVER_DAY) {
            throw BankSynthException.usage(
                    "Cannot let the data end on " + day + ": give a day from 0001-01-01 to 8999-12-31");
        }
        long end = pack.models().stream()
                .filter(m -> !m.reference() && end(pack, m).isPresent())
                .max(Comparator.comparingLong(TableModel::rows).thenComparing(TableModel::table))
                .map(m -> end(pack, m).orElseThrow())
                .orElseThrow(() -> BankSynthException.usage(
                        "Cannot let the data end on " + day + ": no table of the pack has dates; leave out --as_of"));
        return new DateShift(day.toEpochDay() - end);
    }

    /** The last day of a table's dates and times. */
    private static OptionalLong end(ModelPack pack, TableModel model) {
        OptionalLong end = OptionalLong.empty();
        for (ColumnModel column : model.columns()) {
            DataType type = type(pack, model.table(), column.column());
            if (column instanceof ColumnModel.Learned learned
                    && isTime(type)
                    && pack.privacy().level(model.table(), column.column()).learnable()
                    && learned.encoder() instanceof Encoder.Numbers numbers) {
                long day = numbers.scale().day(type);
                List<Long> lasts = new ArrayList<>(numbers.values());
                numbers.edges().forEach(edge -> lasts.add(edge - 1));
                for (long last : lasts) {
                    long on = Math.floorDiv(last, day);
                    if (on < NEVER_DAY && (end.isEmpty() || on > end.getAsLong())) {
                        end = OptionalLong.of(on);
                    }
                }
            }
        }
        return end;
    }

    ModelPack apply(ModelPack pack) {
        List<TableModel> models =
                pack.models().stream().map(m -> shifted(pack, m)).toList();
        List<TableStatistics> statistics = new ArrayList<>();
        for (TableStatistics table : pack.statistics()) {
            TableModel model = models.stream()
                    .filter(m -> m.table().equals(table.table()))
                    .findFirst()
                    .orElseThrow();
            statistics.add(model.reference() ? table : shifted(pack, table, model));
        }
        return pack.with(statistics, models);
    }

    private TableModel shifted(ModelPack pack, TableModel model) {
        if (model.reference()) {
            return model;
        }
        List<ColumnModel> columns = new ArrayList<>();
        for (ColumnModel column : model.columns()) {
            DataType type = type(pack, model.table(), column.column());
            columns.add(isTime(type) ? shifted(model.table(), column, type) : column);
        }
        return model.with(columns, model.links(), model.rowModel().map(rows -> rows.moved(days)));
    }

    private ColumnModel shifted(TableName table, ColumnModel column, DataType type) {
        if (column instanceof ColumnModel.Learned learned && learned.encoder() instanceof Encoder.Numbers numbers) {
            Ticks ticks =
                    new Ticks(table + "." + column.column(), numbers.scale().day(type));
            return new ColumnModel.Learned(
                    column.column(),
                    new Encoder.Numbers(
                            numbers.scale(),
                            numbers.values().stream().map(ticks::shifted).toList(),
                            numbers.edges().stream().map(ticks::shifted).toList(),
                            numbers.steps()),
                    learned.leaf());
        }
        return column instanceof ColumnModel.Key key
                ? new ColumnModel.Key(
                        column.column(),
                        shifted(key.form(), new Ticks(table + "." + column.column(), TickScale.CELLS.day(type))))
                : column;
    }

    private static KeyForm shifted(KeyForm form, Ticks ticks) {
        if (form instanceof KeyForm.Sequence sequence) {
            return new KeyForm.Sequence(ticks.shifted(sequence.start()), sequence.step());
        }
        if (form instanceof KeyForm.Spread spread) {
            return new KeyForm.Spread(ticks.shifted(spread.first()), spread.step(), spread.count());
        }
        return form instanceof KeyForm.Digit digit
                ? new KeyForm.Digit(ticks.shifted(digit.first()), digit.step(), digit.count())
                : form;
    }

    /** Statistics are read off what was learned, so they are read off again. */
    private static TableStatistics shifted(ModelPack pack, TableStatistics table, TableModel model) {
        List<ColumnStatistics> columns = new ArrayList<>();
        for (ColumnStatistics known : table.columns()) {
            boolean moves = model.column(known.column()).orElse(null) instanceof ColumnModel.Learned
                    && isTime(type(pack, table.table(), known.column()));
            columns.add(moves ? again(pack, table.table(), model, known.column()) : known);
        }
        return new TableStatistics(table.table(), table.rows(), columns);
    }

    private static ColumnStatistics again(ModelPack pack, TableName table, TableModel model, String name) {
        Column column = pack.graph().table(table).orElseThrow().column(name).orElseThrow();
        ColumnModel.Learned learned = (ColumnModel.Learned) model.column(name).orElseThrow();
        return LearnedStatistics.of(column, learned.encoder(), learned.leaf());
    }

    private static DataType type(ModelPack pack, TableName table, String column) {
        return pack.graph()
                .table(table)
                .orElseThrow()
                .column(column)
                .orElseThrow()
                .type();
    }

    private static boolean isTime(DataType type) {
        return type instanceof DataType.Date || type instanceof DataType.Timestamp;
    }

    /** Ticks of one column. */
    private final class Ticks {
        private final String label;
        private final long perDay;

        Ticks(String label, long perDay) {
            this.label = label;
            this.perDay = perDay;
        }

        long shifted(long ticks) {
            long day = Math.floorDiv(ticks, perDay);
            if (day >= NEVER_DAY) {
                return ticks;
            }
            if (day + days < FIRST_DAY || day + days >= NEVER_DAY) {
                throw BankSynthException.usage("Cannot move all dates by " + days + " days: " + label
                        + " would leave the years 1 to 8999; choose another --as_of");
            }
            return ticks + days * perDay;
        }
    }
}
