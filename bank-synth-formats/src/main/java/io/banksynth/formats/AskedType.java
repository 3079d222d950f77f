package io.banksynth.formats;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.nio.file.Path;

/** Which types a file's column can be read as: those that hold all its values, or nearly all (narrower decimals). */
public final class AskedType {
    private AskedType() {}

    /**
     * Checks that a file's column can be read as the asked type.
     *
     * @param stored the column's type in the file
     * @throws BankSynthException if it cannot
     */
    public static void require(DataType stored, Column asked, Path file) {
        if (!holds(stored, asked.type())) {
            throw BankSynthException.source("Cannot read " + file + ": column " + asked.name() + " is " + stored
                    + " in it, not " + asked.type());
        }
    }

    private static boolean holds(DataType stored, DataType asked) {
        if (stored.getClass() != asked.getClass()) {
            return false;
        }
        if (stored instanceof DataType.Whole from && asked instanceof DataType.Whole to) {
            return from.bits() <= to.bits();
        }
        if (stored instanceof DataType.Decimal from && asked instanceof DataType.Decimal to) {
            return from.scale() == to.scale();
        }
        return true;
    }

    /** The failure when a value does not fit the asked decimal type. */
    public static BankSynthException tooLarge(String value, Column asked, Path file) {
        return BankSynthException.source("Cannot read " + file + ": column " + asked.name() + " holds " + value
                + ", which is no " + asked.type());
    }
}
