package io.banksynth.spark.source;

import io.banksynth.engine.FilePartition;
import io.banksynth.error.BankSynthException;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of the data source, named as those of the command line.
 *
 * @param plan a file with a plan that this driver made, in place of {@code model} and the request
 * @param model a pack's folder or URI
 * @param table whose rows are read
 * @param partitions of the data frame, where somebody fixed them
 */
record SourceOptions(
        Optional<String> plan,
        Optional<String> model,
        TableName table,
        Optional<GenerationRequest> request,
        OptionalLong partitions,
        long rowsPerPartition) {
    static SourceOptions of(CaseInsensitiveStringMap options) {
        Optional<String> plan = Optional.ofNullable(options.get("plan"));
        Optional<String> model = Optional.ofNullable(options.get("model"));
        if (plan.isEmpty() && model.isEmpty()) {
            throw BankSynthException.usage("Cannot read bank_synth: option model is missing; give the pack's folder");
        }
        Optional<TableName> target = name(options, "target_table");
        TableName table = name(options, "table")
                .or(() -> target)
                .orElseThrow(() -> BankSynthException.usage(
                        "Cannot read bank_synth: option table is missing; name the table to read"));
        Optional<GenerationRequest> request =
                plan.isPresent() ? Optional.empty() : Optional.of(request(options, target.orElse(table)));
        OptionalLong partitions = options.get("partitions") == null
                ? OptionalLong.empty()
                : OptionalLong.of(count(options, "partitions", 1));
        return new SourceOptions(
                plan,
                model,
                table,
                request,
                partitions,
                count(options, "rows_per_partition", FilePartition.ROWS_PER_FILE));
    }

    private static GenerationRequest request(CaseInsensitiveStringMap options, TableName target) {
        if (options.get("target_rows") == null) {
            throw BankSynthException.usage(
                    "Cannot read bank_synth: option target_rows is missing; say how many rows of " + target);
        }
        return new GenerationRequest(
                target,
                count(options, "target_rows", 0),
                whole("seed", options.getOrDefault("seed", Long.toString(GenerationRequest.DEFAULT_SEED))),
                Boolean.parseBoolean(options.get("include_children"))
                        ? GenerationRequest.Descendants.INCLUDED
                        : GenerationRequest.Descendants.LEFT_OUT,
                tableRows(options.get("table_rows")),
                factor(options.getOrDefault("parent_scale", "1")));
    }

    private static Optional<TableName> name(CaseInsensitiveStringMap options, String option) {
        return Optional.ofNullable(options.get(option)).map(TableName::parse);
    }

    private static Map<TableName, Long> tableRows(@Nullable String text) {
        Map<TableName, Long> rows = new LinkedHashMap<>();
        if (text != null) {
            for (String part : text.split(",", -1)) {
                int colon = part.lastIndexOf(':');
                if (colon < 1) {
                    throw BankSynthException.usage(
                            "Cannot read bank_synth: '" + part + "' in table_rows is not of the form TABLE:ROWS");
                }
                rows.put(TableName.parse(part.substring(0, colon)), whole("table_rows", part.substring(colon + 1)));
            }
        }
        return rows;
    }

    private static long count(CaseInsensitiveStringMap options, String option, long fallback) {
        String text = options.get(option);
        return text == null ? fallback : whole(option, text);
    }

    private static long whole(String option, String text) {
        try {
            return Long.parseLong(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw BankSynthException.usage(
                    "Cannot read bank_synth: option " + option + " is '" + text + "', not a whole number");
        }
    }

    private static double factor(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw BankSynthException.usage(
                    "Cannot read bank_synth: option parent_scale is '" + text + "', not a number");
        }
    }

    /** Rows of a partition where the table has that many. */
    long rowsPerPartition(long rows) {
        if (partitions.isEmpty()) {
            return rowsPerPartition;
        }
        long parts = Math.max(1, partitions.getAsLong());
        return Math.max(1, (rows + parts - 1) / parts);
    }
}
