package io.banksynth.plan;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.LearnedStatistics;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.TableStatistics;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives values the shares that a user asks for; all other values of the column keep their proportions. */
final class ShareAdjustment {
    private final ModelPack pack;
    private final List<ValueShare> shares;

    ShareAdjustment(ModelPack pack, List<ValueShare> shares) {
        this.pack = pack;
        this.shares = shares;
    }

    ModelPack apply() {
        Map<TableName, Map<String, List<ValueShare>>> asked = new LinkedHashMap<>();
        for (ValueShare share : shares) {
            requireColumn(share);
            asked.computeIfAbsent(share.table(), t -> new LinkedHashMap<>())
                    .computeIfAbsent(share.column(), c -> new ArrayList<>())
                    .add(share);
        }
        List<TableModel> models = new ArrayList<>(pack.models());
        List<TableStatistics> statistics = new ArrayList<>(pack.statistics());
        asked.forEach((table, columns) -> columns.forEach((column, wanted) -> {
            requireSum(wanted);
            models.replaceAll(m -> m.table().equals(table) ? adjusted(m, wanted) : m);
            models.replaceAll(m -> new DrawnInstead(table, column).of(m));
            TableModel model = models.stream()
                    .filter(m -> m.table().equals(table))
                    .findFirst()
                    .orElseThrow();
            statistics.replaceAll(s -> s.table().equals(table) ? adjusted(s, model, column) : s);
        }));
        return pack.with(statistics, models);
    }

    private void requireColumn(ValueShare share) {
        List<String> tables = pack.models().stream().map(m -> m.table().shown()).toList();
        if (pack.model(share.table()).isEmpty()) {
            throw refusal(
                    share,
                    "the pack has no such table"
                            + Suggestion.question(share.table().shown(), tables));
        }
        List<String> columns = table(share).columns().stream().map(Column::name).toList();
        if (!columns.contains(share.column())) {
            throw refusal(share, share.table() + " has no such column" + Suggestion.question(share.column(), columns));
        }
        if (pack.model(share.table()).orElseThrow().reference()) {
            throw refusal(share, share.table() + " is a reference table, kept as it is" + insteadOf(share.table()));
        }
        if (pack.model(share.table()).orElseThrow().links().stream()
                .anyMatch(l ->
                        l.cases().map(c -> c.column().equals(share.column())).orElse(false))) {
            throw refusal(share, "it says which table a foreign key points at");
        }
        if (table(share).primaryKey().contains(share.column())
                || table(share).unique().stream().anyMatch(key -> key.contains(share.column()))) {
            throw refusal(share, "it is part of a key, whose values may not repeat");
        }
    }

    /** Where the rows of a reference table are chosen. */
    private String insteadOf(TableName reference) {
        String uses = pack.models().stream()
                .flatMap(m -> m.links().stream())
                .filter(l -> l.choice() instanceof LinkModel.Categories
                        && l.relationship().parent().equals(reference))
                .map(l -> l.relationship().child() + "."
                        + l.relationship().childColumns().get(0))
                .collect(Collectors.joining(" or "));
        return uses.isEmpty() ? "" : "; set " + uses + " instead";
    }

    private static void requireSum(List<ValueShare> wanted) {
        BigDecimal sum = wanted.stream().map(ValueShare::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) > 0) {
            throw refusal(
                    wanted.get(0), "the shares that are asked for sum to " + sum.toPlainString() + ", more than 1");
        }
    }

    private TableModel adjusted(TableModel model, List<ValueShare> wanted) {
        ValueShare first = wanted.get(0);
        for (LinkModel link : model.links()) {
            if (link.relationship().childColumns().contains(first.column())
                    && !(link.choice() instanceof LinkModel.Implied)) {
                if (!(link.choice() instanceof LinkModel.Categories)) {
                    throw refusal(
                            first,
                            "it is a foreign key, and the rows of "
                                    + link.relationship().parent() + " decide what it holds");
                }
                LinkModel changed = new ShareOfRows(pack, link, wanted).apply();
                return model.with(
                        model.columns(),
                        model.links().stream()
                                .map(l -> l.equals(link) ? changed : l)
                                .toList(),
                        model.rowModel().map(rows -> DrawnShares.of(rows, changed)));
            }
        }
        if (!(model.column(first.column()).orElse(null) instanceof ColumnModel.Learned learned)) {
            throw refusal(first, "it is part of a key, whose values may not repeat");
        }
        Column column = table(first).column(first.column()).orElseThrow();
        long rows = pack.statistics(model.table()).map(TableStatistics::rows).orElse(0L);
        ColumnModel.Learned changed = new ShareOfValues(column, learned, wanted, rows).apply();
        return model.with(
                model.columns().stream()
                        .map(c -> c.equals(learned) ? changed : c)
                        .toList(),
                model.links(),
                model.rowModel().map(drawn -> DrawnShares.of(drawn, changed)));
    }

    private TableStatistics adjusted(TableStatistics statistics, TableModel model, String column) {
        if (!(model.column(column).orElse(null) instanceof ColumnModel.Learned learned)) {
            return statistics;
        }
        Column typed = pack.graph()
                .table(statistics.table())
                .orElseThrow()
                .column(column)
                .orElseThrow();
        ColumnStatistics counted = LearnedStatistics.of(typed, learned.encoder(), learned.leaf());
        double scale = (double) statistics.rows() / Math.max(1, learned.leaf().total());
        Map<String, Long> frequencies = new LinkedHashMap<>();
        counted.frequencies().forEach((value, rows) -> frequencies.put(value, Math.round(rows * scale)));
        ColumnStatistics scaled =
                new ColumnStatistics(column, Math.round(counted.nulls() * scale), frequencies, counted.range());
        return new TableStatistics(
                statistics.table(),
                statistics.rows(),
                statistics.columns().stream()
                        .map(c -> c.column().equals(column) ? scaled : c)
                        .toList());
    }

    private Table table(ValueShare share) {
        return pack.graph().table(share.table()).orElseThrow();
    }

    static BankSynthException refusal(ValueShare share, String reason) {
        return BankSynthException.usage("Cannot set " + share.label() + ": " + reason);
    }
}
