package io.banksynth;

import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.PackAdjustments;
import io.banksynth.plan.ValueShare;
import io.banksynth.schema.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be generated. Immutable: each method gives a configuration that differs in one thing. */
public final class GenerationConfig {
    private final GenerationRequest request;

    private GenerationConfig(GenerationRequest request) {
        this.request = request;
    }

    /**
     * Rows of one table, with as many of those that it depends on as fit.
     *
     * @param rows of the table, met exactly
     */
    public static GenerationConfig of(String targetTable, long rows) {
        return new GenerationConfig(GenerationRequest.of(TableName.parse(targetTable), rows));
    }

    /** Another seed gives other rows of the same kind; 42 where none is given. */
    public GenerationConfig withSeed(long seed) {
        return with(seed, request.descendants(), request.tableRows(), request.parentScale());
    }

    /** Also the tables that belong to the target's rows, each in its learned proportion. */
    public GenerationConfig withChildren() {
        return with(request.seed(), GenerationRequest.Descendants.INCLUDED, request.tableRows(), request.parentScale());
    }

    /** Fixes the rows of another table. */
    public GenerationConfig withTableRows(String table, long rows) {
        Map<TableName, Long> all = new LinkedHashMap<>(request.tableRows());
        all.put(TableName.parse(table), rows);
        return with(request.seed(), request.descendants(), all, request.parentScale());
    }

    /** Gives every table above the target this many times the rows that it would have. */
    public GenerationConfig withParentScale(double factor) {
        return with(request.seed(), request.descendants(), request.tableRows(), factor);
    }

    /**
     * Gives a value a share of its column's rows, and lets the others keep their proportions.
     *
     * @param share from 0 to 1
     */
    public GenerationConfig withShare(String table, String column, String value, double share) {
        List<ValueShare> shares = new ArrayList<>(request.adjustments().shares());
        shares.add(new ValueShare(TableName.parse(table), column, Optional.of(value), BigDecimal.valueOf(share)));
        return new GenerationConfig(
                request.with(new PackAdjustments(shares, request.adjustments().asOf())));
    }

    /** Moves all dates by the same number of days, so that the data ends on this one. */
    public GenerationConfig withAsOf(LocalDate last) {
        return new GenerationConfig(
                request.with(new PackAdjustments(request.adjustments().shares(), Optional.of(last))));
    }

    /** Begins generated keys as if this many rows came before. */
    public GenerationConfig withKeyOffset(long rows) {
        return new GenerationConfig(request.withKeyOffset(rows));
    }

    /** The same as engines take it. */
    public GenerationRequest request() {
        return request;
    }

    private GenerationConfig with(
            long seed, GenerationRequest.Descendants descendants, Map<TableName, Long> tableRows, double parentScale) {
        return new GenerationConfig(new GenerationRequest(
                request.target(),
                request.rows(),
                seed,
                descendants,
                tableRows,
                parentScale,
                request.adjustments(),
                request.keyOffset(),
                request.earlier()));
    }
}
