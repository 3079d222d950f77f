package io.banksynth.engine;

import io.banksynth.document.DocumentNode;
import io.banksynth.plan.EarlierRun;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.PackAdjustments;
import io.banksynth.plan.ValueShare;
import io.banksynth.schema.TableName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request in a manifest: what is not asked for is not written. */
final class RequestTree {
    private RequestTree() {}

    static Map<String, Object> of(GenerationRequest request) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("target_table", request.target().shown());
        tree.put("target_rows", request.rows());
        tree.put("seed", request.seed());
        if (request.descendants() == GenerationRequest.Descendants.INCLUDED) {
            tree.put("include_children", true);
        }
        if (!request.tableRows().isEmpty()) {
            tree.put("table_rows", rows(request.tableRows()));
        }
        if (request.parentScale() != 1.0) {
            tree.put("parent_scale", request.parentScale());
        }
        if (request.keyOffset() != 0) {
            tree.put("key_offset", request.keyOffset());
        }
        if (!request.adjustments().shares().isEmpty()) {
            tree.put(
                    "set",
                    request.adjustments().shares().stream().map(RequestTree::of).toList());
        }
        request.adjustments().asOf().ifPresent(day -> tree.put("as_of", day.toString()));
        request.earlier().ifPresent(run -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("run_id", run.runId());
            entry.put("rows", rows(run.rows()));
            entry.put("request", of(run.request()));
            tree.put("append_to", entry);
        });
        return tree;
    }

    private static Map<String, Object> of(ValueShare share) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("table", share.table().shown());
        entry.put("column", share.column());
        share.value().ifPresent(value -> entry.put("value", value));
        entry.put("share", share.share().toPlainString());
        return entry;
    }

    private static Map<String, Object> rows(Map<TableName, Long> rows) {
        Map<String, Object> entries = new LinkedHashMap<>();
        new TreeMap<>(rows).forEach((table, count) -> entries.put(table.shown(), count));
        return entries;
    }

    static GenerationRequest request(DocumentNode node) {
        node.withKeys(
                "target_table",
                "target_rows",
                "seed",
                "include_children",
                "table_rows",
                "parent_scale",
                "key_offset",
                "set",
                "as_of",
                "append_to");
        GenerationRequest plain = new GenerationRequest(
                        TableName.parse(node.required("target_table").text()),
                        node.required("target_rows").longCount(),
                        node.required("seed").whole(),
                        node.optional("include_children").isPresent()
                                ? GenerationRequest.Descendants.INCLUDED
                                : GenerationRequest.Descendants.LEFT_OUT,
                        node.optional("table_rows").map(RequestTree::counts).orElse(Map.of()),
                        node.optional("parent_scale").map(DocumentNode::number).orElse(1.0))
                .with(new PackAdjustments(
                        node.items("set").stream().map(RequestTree::share).toList(),
                        node.optional("as_of").map(RequestTree::day)))
                .withKeyOffset(
                        node.optional("key_offset").map(DocumentNode::longCount).orElse(0L));
        Optional<DocumentNode> earlier = node.optional("append_to");
        return earlier.isEmpty() ? plain : plain.appendedTo(earlier(earlier.get()));
    }

    private static EarlierRun earlier(DocumentNode node) {
        node.withKeys("run_id", "rows", "request");
        return new EarlierRun(
                node.required("run_id").text(), request(node.required("request")), counts(node.required("rows")));
    }

    private static Map<TableName, Long> counts(DocumentNode node) {
        Map<TableName, Long> counts = new LinkedHashMap<>();
        node.entries().forEach((table, rows) -> counts.put(TableName.parse(table), rows.longCount()));
        return counts;
    }

    private static ValueShare share(DocumentNode node) {
        node.withKeys("table", "column", "value", "share");
        return new ValueShare(
                TableName.parse(node.required("table").text()),
                node.required("column").text(),
                node.optional("value").map(DocumentNode::verbatim),
                node.required("share").as(n -> new BigDecimal(n.verbatim())));
    }

    private static LocalDate day(DocumentNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException e) {
            throw node.refused("a date is needed here");
        }
    }
}
