package io.banksynth.audit;

import io.banksynth.model.PrivacyLedger;
import io.banksynth.privacy.Level;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a pack gives away.
 *
 * @param digest names the pack
 * @param k how many units training asked for
 * @param ledger of a training with differential privacy: then no count of the samples is told, since none has noise
 * @param proof whether samples were there to prove it
 * @param disclosures all of it, by table and column
 * @param leaks what must not be there
 */
public record AuditReport(
        String schema,
        String digest,
        int k,
        Optional<PrivacyLedger> ledger,
        Proof proof,
        List<Disclosure> disclosures,
        List<Leak> leaks) {
    /** Version of the format. */
    public static final int FORMAT = 1;

    public AuditReport {
        disclosures = List.copyOf(disclosures);
        leaks = List.copyOf(leaks);
    }

    /** Whether samples were compared. */
    public enum Proof {
        /** Values of the samples were looked for in the pack. */
        AGAINST_SAMPLES,
        /** Only the pack was read. */
        NOT_MADE
    }

    /**
     * Items of one kind of a column.
     *
     * @param kind such as values, masks, edges
     * @param items how many
     * @param fewest the smallest number of units behind one of them; empty where it was not counted
     * @param kept whether they may stay however few share them: public columns, reference tables, and whatever the
     *     noise of differential privacy covers
     */
    public record Disclosure(
            TableName table, String column, Level level, String kind, int items, OptionalInt fewest, Exemption kept) {}

    /** Why few units may be behind an item. */
    public enum Exemption {
        NONE,
        PUBLIC,
        REFERENCE_TABLE,
        DIFFERENTIAL_PRIVACY
    }

    /**
     * Something that must not be in the pack; the value itself is not told.
     *
     * @param place where it stands
     * @param reason what is wrong with it
     */
    public record Leak(String place, String reason) {}

    /** The result in one sentence. */
    public String verdict() {
        return AuditText.verdict(this);
    }

    /** How many columns something is kept of. */
    public long columns() {
        return disclosures.stream()
                .map(d -> d.table() + "." + d.column())
                .distinct()
                .count();
    }

    /** The content of {@code audit.json}. */
    public String json() {
        return AuditText.json(this);
    }

    /** The content of {@code audit.md}. */
    public String markdown() {
        return AuditText.markdown(this);
    }
}
