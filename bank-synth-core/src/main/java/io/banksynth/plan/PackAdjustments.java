package io.banksynth.plan;

import io.banksynth.model.ModelPack;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a user wants otherwise than it was learned. It changes the pack before anything is planned, so that generation and
 * the report see one pack that was learned that way, and every law holds as before.
 *
 * @param shares of values; at most one per value
 * @param asOf the day on which the data ends, where it is not to end when the samples do
 */
public record PackAdjustments(List<ValueShare> shares, Optional<LocalDate> asOf) {
    /** Everything as learned. */
    public static final PackAdjustments NONE = new PackAdjustments(List.of(), Optional.empty());

    public PackAdjustments {
        shares = List.copyOf(shares);
    }

    /**
     * The pack as if it had been learned with these shares and dates. Dates move first: a date whose share is set is a date
     * of the data that is generated.
     *
     * @throws io.banksynth.error.BankSynthException if the pack has no such table, column or value, or cannot be changed so
     */
    public ModelPack apply(ModelPack pack) {
        ModelPack moved = asOf.map(day -> DateShift.to(day, pack).apply(pack)).orElse(pack);
        return shares.isEmpty() ? moved : new ShareAdjustment(moved, shares).apply();
    }
}
