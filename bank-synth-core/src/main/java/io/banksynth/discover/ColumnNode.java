package io.banksynth.discover;

import io.banksynth.discover.data.ColumnProfile;
import io.banksynth.discover.name.ColumnName;
import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.schema.DataType;
import java.util.Optional;

/**
 * A column with everything that is known of it before relationships are weighed.
 *
 * @param position in its table, from 0
 * @param profile what the samples say, empty without samples
 */
record ColumnNode(
        BaseColumn id,
        int position,
        Optional<DataType> type,
        KeyStanding standing,
        ColumnName name,
        Optional<ColumnProfile> profile) {
    /** How a column takes part in its table's keys. */
    enum KeyStanding {
        /** The primary key is declared to be this column. */
        PRIMARY,
        /** A unique key is declared to be this column. */
        UNIQUE,
        /** It is part of a declared key of several columns. */
        PART,
        /** The table's keys are declared, and this column is in none. */
        NONE,
        /** Nothing is declared of the table's keys. */
        UNKNOWN
    }

    /** Types that can be compared as keys. */
    enum TypeClass {
        NUMBER,
        TEXT,
        TIME,
        OTHER,
        UNKNOWN
    }

    TypeClass typeClass() {
        if (type.isEmpty()) {
            return TypeClass.UNKNOWN;
        }
        DataType t = type.get();
        if (t instanceof DataType.Whole || t instanceof DataType.Decimal) {
            return TypeClass.NUMBER;
        }
        if (t instanceof DataType.Text) {
            return TypeClass.TEXT;
        }
        return t instanceof DataType.Date || t instanceof DataType.Timestamp ? TypeClass.TIME : TypeClass.OTHER;
    }

    boolean declaredKey() {
        return standing == KeyStanding.PRIMARY || standing == KeyStanding.UNIQUE;
    }

    /** Whether every row of the samples has another value, or could have one since there are no samples. */
    boolean identifiesInData() {
        return profile.isEmpty() || profile.get().rows() == 0 || profile.get().identifies();
    }
}
