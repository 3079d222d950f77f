package io.banksynth.train.dp;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.source.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Cells of chosen rows, each read by its declared type alone, whatever the other rows hold. A cell that is missing where the
 * declaration allows none is passed over.
 */
public final class DeclaredCells {
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(18);
    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

    private final Column declared;
    private final List<String> texts = new ArrayList<>();
    private long missing;

    /**
     * @param declared the column as it is declared; the sample has it in that type
     * @param rows the chosen ones
     */
    public static DeclaredCells of(Sample sample, Column declared, int[] rows) {
        int position = IntStream.range(0, sample.columns().size())
                .filter(c -> sample.columns().get(c).name().equals(declared.name()))
                .findFirst()
                .orElseThrow();
        Vector vector = sample.rows().vector(position);
        DeclaredCells cells = new DeclaredCells(declared);
        for (int row : rows) {
            cells.add(
                    vector.nulls()[row] ? Optional.empty() : Optional.of(CellText.text(vector, row, declared.type())));
        }
        return cells;
    }

    private DeclaredCells(Column declared) {
        this.declared = declared;
    }

    private void add(Optional<String> text) {
        boolean free = declared.type() instanceof DataType.Text;
        if (text.isPresent() && (free || tick(text.get()).isPresent())) {
            texts.add(text.get());
        } else {
            missing++;
        }
    }

    DataType type() {
        return declared.type();
    }

    /** Texts of the cells that have a value. */
    List<String> texts() {
        return texts;
    }

    /** How many cells have none; empty where none may be missing. */
    public OptionalLong nulls() {
        return declared.nullable() ? OptionalLong.of(missing) : OptionalLong.empty();
    }

    /** How many cells have a value. */
    public long values() {
        return texts.size();
    }

    /** The values as {@link PublicGrid} counts them. */
    long[] ticks() {
        return texts.stream().mapToLong(text -> tick(text).orElseThrow()).toArray();
    }

    /** Floating-point numbers that are none have no tick. */
    private OptionalLong tick(String text) {
        try {
            return OptionalLong.of(tickOf(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private long tickOf(String text) {
        DataType type = declared.type();
        if (type instanceof DataType.Bool) {
            return Boolean.parseBoolean(text) ? 1 : 0;
        }
        if (type instanceof DataType.Date) {
            return LocalDate.parse(text).toEpochDay();
        }
        if (type instanceof DataType.Timestamp timestamp) {
            LocalDateTime time = LocalDateTime.parse(timestamp.zoned() ? text.substring(0, text.length() - 1) : text);
            boolean wide = timestamp.precision() > DataType.Timestamp.LONG_DIGITS;
            return (wide ? ChronoUnit.SECONDS : ChronoUnit.MICROS).between(EPOCH, time);
        }
        int decimals = type instanceof DataType.Whole ? 0 : PublicGrid.decimals(type);
        BigDecimal ticks = new BigDecimal(text).scaleByPowerOfTen(decimals).setScale(0, RoundingMode.HALF_EVEN);
        return ticks.min(LARGEST).max(LARGEST.negate()).longValueExact();
    }
}
