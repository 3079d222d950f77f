package io.banksynth.report;

import io.banksynth.report.detect.Detection;
import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.likeness.Sequences;
import io.banksynth.report.measure.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers the metrics of a report by what they add up to. */
final class Properties {
    private final Map<Property, List<Metric>> metrics = new EnumMap<>(Property.class);

    private Properties() {}

    /** The scores of all properties that have a metric. */
    static List<PropertyScore> of(List<TableQuality> tables, List<RelationshipQuality> relationships) {
        Properties all = new Properties();
        tables.forEach(all::add);
        relationships.forEach(all::add);
        return all.metrics.entrySet().stream()
                .map(e -> PropertyScore.of(e.getKey(), e.getValue()))
                .toList();
    }

    private void add(Property property, Metric metric) {
        metrics.computeIfAbsent(property, p -> new ArrayList<>()).add(metric);
    }

    private void add(TableQuality table) {
        for (ColumnQuality column : table.columns()) {
            column.shape().ifPresent(m -> add(Property.COLUMN_SHAPES, m));
            column.missing().ifPresent(m -> add(Property.MISSING_VALUES, m));
            column.adherence().ifPresent(m -> add(Property.ADHERENCE, m));
        }
        for (PairLikeness pair : table.trends().pairs()) {
            add(Property.COLUMN_PAIR_TRENDS, pair.metric());
        }
        table.trends().sequences().ifPresent(this::add);
        for (Detection detection : table.trends().detections()) {
            add(Property.DETECTION, detection.metric());
        }
    }

    private void add(Sequences sequences) {
        add(Property.SEQUENCES, sequences.gaps());
        sequences.trends().forEach(t -> add(Property.SEQUENCES, t.metric()));
    }

    private void add(RelationshipQuality relationship) {
        relationship.cardinality().ifPresent(m -> add(Property.CARDINALITY, m));
        relationship.missing().ifPresent(m -> add(Property.MISSING_VALUES, m));
        relationship.integrity().ifPresent(m -> add(Property.REFERENTIAL_INTEGRITY, m));
        relationship.trends().forEach(t -> add(Property.INTERTABLE_TRENDS, t.metric()));
    }
}
