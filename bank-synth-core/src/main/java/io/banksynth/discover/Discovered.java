package io.banksynth.discover;

import io.banksynth.schema.SchemaGraph;
import java.util.List;

/** What was discovered. */
public final class Discovered {
    private final SchemaGraph graph;
    private final List<String> warnings;
    private final List<String> untyped;
    private final Explanations explanations;

    Discovered(SchemaGraph graph, List<String> warnings, List<String> untyped, Explanations explanations) {
        this.graph = graph;
        this.warnings = List.copyOf(warnings);
        this.untyped = List.copyOf(untyped);
        this.explanations = explanations;
    }

    /** The tables, their keys and relationships. */
    public SchemaGraph graph() {
        return graph;
    }

    /** One line each: what was passed over and why. */
    public List<String> warnings() {
        return warnings;
    }

    /** Columns whose type nothing declares and no sample shows, as {@code TABLE.COLUMN}. */
    public List<String> untyped() {
        return untyped;
    }

    /**
     * Why a column points where it does.
     *
     * @param column table and column, parted by a dot
     * @throws io.banksynth.error.BankSynthException if there is no such column
     */
    public Explanation explain(String column) {
        return explanations.of(column);
    }
}
