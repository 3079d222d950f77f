package io.banksynth.privacy.detect;

import io.banksynth.privacy.provider.PersonNames;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells of a column whether it is personal, by its name and its values. */
final class Detector {
    /** Share of values that proves a kind without a name. */
    private static final double PROOF = 0.9;
    /** Share of values that a name needs beside it, where the kind has a look. */
    private static final double SUPPORT = 0.5;
    /** Distinct values below which a look is chance. */
    private static final int FEWEST = 5;

    private static final double MOSTLY_DISTINCT = 0.5;

    private final NameValues names;

    Detector(Supplier<PersonNames> names) {
        this.names = new NameValues(names);
    }

    Optional<Finding> find(Sample sample, int position) {
        Column column = sample.columns().get(position);
        if (column.type() instanceof DataType.Bool || column.type() instanceof DataType.Floating) {
            return Optional.empty();
        }
        Optional<Kind> named = named(sample.table(), column);
        ValueSigns values = ValueSigns.of(sample, position);
        Optional<Finding> byName = named.flatMap(kind -> byName(kind, values));
        return byName.isPresent() ? byName : byValues(column, values);
    }

    private static Optional<Kind> named(TableName table, Column column) {
        return NameSigns.of(table, column.name())
                .filter(kind -> kind.types().include(column.type()))
                .filter(kind -> kind != Kind.POSTCODE || NameSigns.isOfPersons(table));
    }

    /** What a name tells where no value may be looked at; a single letter is a flag. */
    static Optional<Finding> byName(TableName table, Column column) {
        boolean flag = column.type() instanceof DataType.Text text && text.length() == 1;
        return named(table, column)
                .filter(kind -> !flag)
                .map(kind -> new Finding(kind, "its name says " + kind.label()));
    }

    private static Optional<Finding> byName(Kind kind, ValueSigns values) {
        double share = values.share(kind);
        return switch (kind) {
            case FREE_TEXT ->
                values.distinctShare() > MOSTLY_DISTINCT
                        ? Optional.of(named(kind, "and most values differ"))
                        : Optional.empty();
            case CARD, IBAN, BIC, EMAIL, PHONE ->
                values.isFlag() || (share < SUPPORT && values.values().size() < FEWEST)
                        ? Optional.empty()
                        : Optional.of(named(kind, "and " + percent(share) + " of its values look like one"));
            case IPV4 ->
                values.share(Kind.IPV6) > share
                        ? Optional.of(named(Kind.IPV6, "and its values look like one"))
                        : values.isFlag() || share < SUPPORT
                                ? Optional.empty()
                                : Optional.of(named(kind, "and " + percent(share) + " of its values look like one"));
            default ->
                values.isFlag() ? Optional.empty() : Optional.of(new Finding(kind, "its name says " + kind.label()));
        };
    }

    private static Finding named(Kind kind, String rest) {
        return new Finding(kind, "its name says " + kind.label() + ", " + rest);
    }

    private Optional<Finding> byValues(Column column, ValueSigns values) {
        if (values.values().size() < FEWEST) {
            return Optional.empty();
        }
        for (Kind kind : ValueSigns.PROVED_BY_VALUES) {
            double share = kind.types().include(column.type()) ? values.share(kind) : 0;
            if (share >= PROOF) {
                return Optional.of(valued(kind, share));
            }
        }
        if (!(column.type() instanceof DataType.Text)) {
            return Optional.empty();
        }
        double phones = values.internationalPhones();
        if (phones >= PROOF) {
            return Optional.of(valued(Kind.PHONE, phones));
        }
        double sentences = values.share(Kind.FREE_TEXT);
        if (sentences >= SUPPORT && values.distinctShare() > MOSTLY_DISTINCT) {
            return Optional.of(valued(Kind.FREE_TEXT, sentences));
        }
        return names.find(values).map(found -> valued(found.kind(), found.share()));
    }

    private static Finding valued(Kind kind, double share) {
        return new Finding(kind, percent(share) + " of its values look like " + kind.label());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(100 * share));
    }
}
