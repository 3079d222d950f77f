package io.banksynth.report;

import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Relationship;
import java.util.Optional;

/**
 * How close a relationship is to the pack.
 *
 * @param cardinality children per parent, or how children are spread over a reference table's rows
 * @param missing children without a parent
 */
public record RelationshipQuality(Relationship relationship, Optional<Metric> cardinality, Optional<Metric> missing) {}
