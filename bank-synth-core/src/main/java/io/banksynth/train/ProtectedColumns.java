package io.banksynth.train;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.Vector;
import io.banksynth.error.BankSynthException;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.model.TickScale;
import io.banksynth.privacy.ColumnPrivacy;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.PersonalData;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.privacy.provider.Providers;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.source.Sample;
import io.banksynth.train.leaf.ColumnTicks;
import io.banksynth.train.leaf.LearnedLeaf;
import io.banksynth.train.leaf.TextLearner;
import io.banksynth.train.leaf.ValueUnits;
import java.util.Map;
import java.util.Optional;

/** The models of columns whose values must not be learned: providers and forms. */
final class ProtectedColumns {
    private final PrivacyPlan privacy;
    private final int k;

    ProtectedColumns(PrivacyPlan privacy, int k) {
        this.privacy = privacy;
        this.k = k;
    }

    /** A model that keeps no value, if the column needs one. */
    Optional<ColumnModel> value(Sample sample, int position, int[] units) {
        Column column = sample.columns().get(position);
        ColumnPrivacy treatment = privacy.of(sample.table(), column.name());
        if (treatment.level().learnable()) {
            return Optional.empty();
        }
        Cells cells = Cells.of(sample, position, units, k);
        Optional<String> provider = provider(treatment, sample, column);
        if (provider.isPresent()) {
            ColumnModel.Repeats repeats = Providers.identifies(provider.get()) && cells.allDiffer(k)
                    ? ColumnModel.Repeats.NEVER
                    : ColumnModel.Repeats.ALLOWED;
            return Optional.of(provided(sample, column, treatment, provider.get(), repeats, cells.nulls()));
        }
        LearnedLeaf<? extends Encoder> form = form(treatment, sample, position, cells);
        return Optional.of(new ColumnModel.Learned(column.name(), form.encoder(), form.leaf()));
    }

    /** What a report compares of a column whose values are not learned: how many rows have none. */
    Optional<ColumnStatistics> statistics(Sample sample, int position, int[] units) {
        String column = sample.columns().get(position).name();
        return privacy.level(sample.table(), column).learnable()
                ? Optional.empty()
                : Optional.of(new ColumnStatistics(
                        column, Cells.of(sample, position, units, k).nulls(), Map.of(), Optional.empty()));
    }

    /** The model of a key of one column, if its level asks for another than its learned form. */
    Optional<ColumnModel> key(Sample sample, int position, int[] units) {
        Column column = sample.columns().get(position);
        ColumnPrivacy treatment = privacy.of(sample.table(), column.name());
        if (treatment.level().learnable()) {
            return Optional.empty();
        }
        Optional<String> provider = provider(treatment, sample, column);
        if (provider.isPresent()) {
            long nulls = Cells.of(sample, position, units, k).nulls();
            return Optional.of(provided(sample, column, treatment, provider.get(), ColumnModel.Repeats.NEVER, nulls));
        }
        if (treatment.pattern().isEmpty()) {
            return Optional.empty();
        }
        FormatPattern pattern = pattern(treatment, sample, column);
        if (column.type() instanceof DataType.Text) {
            return Optional.of(new ColumnModel.Key(column.name(), new KeyForm.Masked(pattern.mask())));
        }
        if (column.type() instanceof DataType.Whole) {
            int digits = Long.toString(pattern.range(0)[1] - 1).length();
            return Optional.of(new ColumnModel.Key(column.name(), new KeyForm.Scattered(digits)));
        }
        return Optional.empty();
    }

    private ColumnModel provided(
            Sample sample,
            Column column,
            ColumnPrivacy treatment,
            String provider,
            ColumnModel.Repeats repeats,
            long nulls) {
        String person = PersonalData.otherPerson(column.name());
        Optional<String> gender = person.isEmpty()
                ? sample.columns().stream()
                        .filter(c -> PersonalData.isGender(c.name())
                                && privacy.level(sample.table(), c.name()).learnable())
                        .map(Column::name)
                        .findFirst()
                : Optional.empty();
        return new ColumnModel.Provided(
                column.name(),
                provider,
                treatment.locale().orElseThrow(),
                repeats,
                person,
                gender,
                nulls,
                sample.size());
    }

    /** The provider, where the column's type holds its texts. */
    private static Optional<String> provider(ColumnPrivacy treatment, Sample sample, Column column) {
        if (treatment.level() != Level.PII || treatment.provider().isEmpty()) {
            return Optional.empty();
        }
        String name = treatment.provider().get();
        boolean text = column.type() instanceof DataType.Text;
        boolean digits =
                column.type() instanceof DataType.Whole whole && whole.bits() == 64 && Providers.isNumber(name);
        if (text || digits) {
            return Optional.of(name);
        }
        boolean fits = Providers.isNumber(name) || Providers.isDay(name);
        if (treatment.origin() == ColumnPrivacy.Origin.DECLARED && !fits) {
            throw BankSynthException.usage("Cannot use faker_provider " + name + " for " + sample.table() + "."
                    + column.name() + ": the column holds " + column.type() + "; choose a provider of numbers or days,"
                    + " or leave the provider out");
        }
        return Optional.empty();
    }

    private static FormatPattern pattern(ColumnPrivacy treatment, Sample sample, Column column) {
        return new FormatPattern(treatment.pattern().orElseThrow(), sample.table() + "." + column.name());
    }

    private LearnedLeaf<? extends Encoder> form(ColumnPrivacy treatment, Sample sample, int position, Cells cells) {
        Column column = sample.columns().get(position);
        Vector vector = sample.rows().vector(position);
        boolean day = column.type() instanceof DataType.Date || column.type() instanceof DataType.Timestamp;
        if (vector instanceof CodeVector codes) {
            return treatment.pattern().isPresent()
                    ? FormLearner.texts(pattern(treatment, sample, column).mask(), cells.values(), cells.nulls())
                    : TextLearner.ofForms(k).learn(cells.sorted(), cells.nulls(), codes.dictionary());
        }
        FormLearner learner = new FormLearner(k);
        if (treatment.pattern().isEmpty() || day || column.type() instanceof DataType.Bool) {
            return learner.numbers(cells.sorted(), cells.nulls(), cells.scale(), column.type());
        }
        int decimals = cells.scale().unit() == TickScale.Unit.DOUBLE
                ? cells.scale().exponent()
                : column.type() instanceof DataType.Decimal decimal ? decimal.scale() : 0;
        long[] range = pattern(treatment, sample, column).range(decimals);
        long high = Math.min(range[1], FormLearner.exclusive(column.type()));
        return learner.range(range[0], high, cells.values(), cells.nulls(), cells.scale());
    }

    /** A column's cells with their units; nulls that fewer than k units have are none. */
    private record Cells(ValueUnits.Sorted sorted, TickScale scale, long values, long nulls) {
        static Cells of(Sample sample, int position, int[] units, int k) {
            Vector vector = sample.rows().vector(position);
            ColumnTicks ticks =
                    ColumnTicks.of(vector, sample.columns().get(position).type(), sample.size());
            ValueUnits values = new ValueUnits();
            ValueUnits absent = new ValueUnits();
            for (int row = 0; row < sample.size(); row++) {
                if (vector.nulls()[row]) {
                    absent.add(0, units[row]);
                } else {
                    values.add(ticks.ticks()[row], units[row]);
                }
            }
            boolean shared = absent.size() > 0 && absent.sorted().units(0) >= k;
            return new Cells(values.sorted(), ticks.scale(), values.size(), shared ? absent.size() : 0);
        }

        /** Whether no value stands in two rows, and there are enough of them to tell. */
        boolean allDiffer(int k) {
            return sorted.distinct() == sorted.rows() && sorted.rows() >= 2 * k;
        }
    }
}
