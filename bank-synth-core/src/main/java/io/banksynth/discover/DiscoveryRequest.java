package io.banksynth.discover;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to discover relationships in.
 *
 * @param schema the name that the user gives to the whole
 * @param queries files of SQL, or folders with them at any depth
 * @param ddl scripts that define tables, or folders with them
 * @param catalogues what databases declare
 * @param samples whole tables in memory, with the types their files show
 * @param tables the only tables to look at; empty for all
 * @param minConfidence relationships below it are left out, 0 to 1
 * @param relationships a file in which a person reviewed relationships
 */
public record DiscoveryRequest(
        String schema,
        List<Path> queries,
        List<Path> ddl,
        List<Catalogue> catalogues,
        List<Sample> samples,
        List<TableName> tables,
        double minConfidence,
        Optional<Path> relationships) {
    /** Below this, relationships are left out when nobody says otherwise. */
    public static final double MIN_CONFIDENCE = 0.3;

    /** Without a database. */
    public DiscoveryRequest(
            String schema,
            List<Path> queries,
            List<Path> ddl,
            List<Sample> samples,
            List<TableName> tables,
            double minConfidence,
            Optional<Path> relationships) {
        this(schema, queries, ddl, List.of(), samples, tables, minConfidence, relationships);
    }

    public DiscoveryRequest {
        queries = List.copyOf(queries);
        ddl = List.copyOf(ddl);
        catalogues = List.copyOf(catalogues);
        samples = List.copyOf(samples);
        tables = List.copyOf(tables);
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw new IllegalArgumentException("A confidence lies between 0 and 1, not at " + minConfidence);
        }
    }
}
