package io.banksynth.plan;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A share that a user wants a value to have.
 *
 * @param value as people write it; empty for rows without a value
 * @param share of all rows, from 0 to 1
 */
public record ValueShare(TableName table, String column, Optional<String> value, BigDecimal share) {
    private static final int MOST_DECIMALS = 12;

    public ValueShare {
        column = TableName.fold(column);
        if (share.signum() < 0
                || share.compareTo(BigDecimal.ONE) > 0
                || share.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw BankSynthException.usage("Cannot set " + table + "." + column + " to share " + share
                    + ": give a number from 0 to 1, such as 0.05 or 5%, of at most " + MOST_DECIMALS + " decimals");
        }
        share = share.stripTrailingZeros();
    }

    /** The column with its table, for messages. */
    public String label() {
        return table + "." + column;
    }

    /** The value, for messages. */
    String shown() {
        return value.map(v -> "'" + v + "'").orElse("no value");
    }
}
