package io.banksynth.report;

import java.util.List;
import java.util.Optional;

/**
 * What a report says.
 *
 * @param reference what the rows are compared with
 * @param score the overall score, 0 to 1: the mean of the properties that count, whatever integrity says
 * @param properties that any table or relationship has metrics of
 * @param queries how like the answers to queries are; empty where none were replayed. They are not in the score
 */
public record QualityReport(
        Reference reference,
        double score,
        Integrity integrity,
        List<PropertyScore> properties,
        List<TableQuality> tables,
        List<RelationshipQuality> relationships,
        Optional<List<QueryQuality>> queries) {
    /** Version of the format. */
    public static final int FORMAT = 2;

    public QualityReport {
        properties = List.copyOf(properties);
        tables = List.copyOf(tables);
        relationships = List.copyOf(relationships);
        queries = queries.map(List::copyOf);
    }

    /** A report without queries. */
    public QualityReport(
            Reference reference,
            double score,
            Integrity integrity,
            List<PropertyScore> properties,
            List<TableQuality> tables,
            List<RelationshipQuality> relationships) {
        this(reference, score, integrity, properties, tables, relationships, Optional.empty());
    }

    /** The same report with what came of queries. */
    public QualityReport withQueries(List<QueryQuality> replayed) {
        return new QualityReport(reference, score, integrity, properties, tables, relationships, Optional.of(replayed));
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
