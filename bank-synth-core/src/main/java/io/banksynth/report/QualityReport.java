package io.banksynth.report;

import java.util.List;

/**
 * What a report says.
 *
 * @param reference what the rows are compared with
 * @param score the overall score, 0 to 1: the mean of the properties that count, whatever integrity says
 * @param properties that any table or relationship has metrics of
 */
public record QualityReport(
        Reference reference,
        double score,
        Integrity integrity,
        List<PropertyScore> properties,
        List<TableQuality> tables,
        List<RelationshipQuality> relationships) {
    /** Version of the format. */
    public static final int FORMAT = 2;

    public QualityReport {
        properties = List.copyOf(properties);
        tables = List.copyOf(tables);
        relationships = List.copyOf(relationships);
    }

    /** A report with its scores. */
    static QualityReport of(
            Reference reference,
            Integrity integrity,
            List<TableQuality> tables,
            List<RelationshipQuality> relationships) {
        List<PropertyScore> properties = Properties.of(tables, relationships);
        double score = properties.stream()
                .filter(p -> p.property().counts())
                .mapToDouble(PropertyScore::score)
                .average()
                .orElse(0);
        return new QualityReport(reference, score, integrity, properties, tables, relationships);
    }

    /** All of it in a sentence. */
    public String verdict() {
        return QualityAdvice.verdict(this);
    }

    /** What to do about it, a sentence each. */
    public List<String> advice() {
        return QualityAdvice.of(this);
    }

    /** The content of {@code report/quality.json}. */
    public String json() {
        return QualityJson.text(this);
    }

    /** The content of {@code report/quality.md}. */
    public String markdown() {
        return QualityMarkdown.text(this);
    }
}
