package io.banksynth.report;

import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.measure.Distribution;
import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Relationship;
import java.util.List;
import java.util.Optional;

/**
 * How close a relationship is to the reference.
 *
 * @param cardinality children per parent, or how children are spread over a reference table's rows
 * @param missing children without a parent
 * @param integrity the share of foreign keys that have their parent; empty against a pack, whose checks say it
 * @param trends pairs of a column of the parent and one of the child
 * @param fanOut children per parent, to be drawn
 */
public record RelationshipQuality(
        Relationship relationship,
        Optional<Metric> cardinality,
        Optional<Metric> missing,
        Optional<Metric> integrity,
        List<PairLikeness> trends,
        Optional<Distribution> fanOut) {
    public RelationshipQuality {
        trends = List.copyOf(trends);
    }

    /** A relationship that the reference does not know. */
    static RelationshipQuality unknown(Relationship relationship) {
        return new RelationshipQuality(
                relationship, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }
}
