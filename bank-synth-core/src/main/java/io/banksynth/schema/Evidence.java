package io.banksynth.schema;

/**
 * One place that speaks for a relationship.
 *
 * @param file the file it was seen in, empty when it comes from no file
 * @param line the line, from 1; 0 when unknown
 * @param query the query's name, empty when it has none
 * @param count how often it was seen there
 */
public record Evidence(EvidenceSource source, String file, int line, String query, int count) {
    public Evidence {
        if (line < 0 || count < 1) {
            throw new IllegalArgumentException("Evidence has a line >= 0 and a count >= 1");
        }
    }
}
