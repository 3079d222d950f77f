package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.TableStatistics;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statistics as trees for {@code table_stats.json}. */
final class StatisticsJson {
    private StatisticsJson() {}

    static Map<String, Object> tree(TableStatistics statistics) {
        List<Object> columns = new ArrayList<>();
        for (ColumnStatistics column : statistics.columns()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("column", column.column());
            entry.put("nulls", column.nulls());
            if (!column.frequencies().isEmpty()) {
                entry.put("frequencies", column.frequencies());
            }
            column.range().ifPresent(range -> {
                entry.put("mean", range.mean());
                entry.put("std", range.deviation());
                entry.put("min", range.quantiles().get(0).value());
                entry.put(
                        "max",
                        range.quantiles().get(range.quantiles().size() - 1).value());
                entry.put(
                        "quantiles",
                        range.quantiles().stream()
                                .map(q -> List.of(q.value(), q.share()))
                                .toList());
            });
            columns.add(entry);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("table", statistics.table().shown());
        tree.put("rows", statistics.rows());
        tree.put("columns", columns);
        return tree;
    }

    static TableStatistics statistics(DocumentNode node) {
        node.withKeys("table", "rows", "columns");
        return new TableStatistics(
                TableName.parse(node.required("table").text()),
                node.required("rows").whole(),
                node.items("columns").stream().map(StatisticsJson::column).toList());
    }

    private static ColumnStatistics column(DocumentNode node) {
        node.withKeys("column", "nulls", "frequencies", "mean", "std", "min", "max", "quantiles");
        Map<String, Long> frequencies = new LinkedHashMap<>();
        node.optional("frequencies")
                .ifPresent(f -> f.entries().forEach((text, rows) -> frequencies.put(text, rows.whole())));
        Optional<ColumnStatistics.Range> range = node.optional("mean")
                .map(mean -> new ColumnStatistics.Range(
                        mean.number(), node.required("std").number(), quantiles(node.required("quantiles"))));
        return new ColumnStatistics(
                node.required("column").text(), node.required("nulls").whole(), frequencies, range);
    }

    private static List<ColumnStatistics.Quantile> quantiles(DocumentNode node) {
        List<ColumnStatistics.Quantile> out = new ArrayList<>();
        for (DocumentNode point : node.items()) {
            List<DocumentNode> pair = point.items();
            if (pair.size() != 2) {
                throw point.refused("a value and a share are needed here");
            }
            out.add(new ColumnStatistics.Quantile(
                    pair.get(0).number(), pair.get(1).number()));
        }
        if (out.isEmpty()) {
            throw node.refused("quantiles are needed here");
        }
        return out;
    }
}
