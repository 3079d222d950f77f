package io.banksynth.plan;

import io.banksynth.error.Suggestion;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fixes how often rows of a reference table are chosen, named by the value of their key. */
final class ShareOfRows {
    private final ModelPack pack;
    private final LinkModel link;
    private final List<ValueShare> wanted;

    /**
     * @param link a choice among the rows of a reference table
     */
    ShareOfRows(ModelPack pack, LinkModel link, List<ValueShare> wanted) {
        this.pack = pack;
        this.link = link;
        this.wanted = wanted;
    }

    LinkModel apply() {
        List<Long> weights = new ArrayList<>();
        weights.add(link.nulls());
        weights.addAll(((LinkModel.Categories) link.choice()).weights());
        List<Reweighting.Fixed> fixed = new ArrayList<>();
        for (ValueShare share : wanted) {
            List<Integer> atoms = share.value().isPresent() ? rows(share) : noRow(share);
            if (fixed.stream().anyMatch(f -> f.atoms().equals(atoms))) {
                throw ShareAdjustment.refusal(share, share.shown() + " is given twice");
            }
            fixed.add(new Reweighting.Fixed(atoms, share.share()));
        }
        ShareOfValues.requireOthers(wanted, Reweighting.others(weights, fixed));
        List<Long> changed = Reweighting.of(weights, fixed, link.children());
        return new LinkModel(
                link.relationship(),
                changed.get(0),
                changed.stream().mapToLong(Long::longValue).sum(),
                new LinkModel.Categories(changed.subList(1, changed.size())));
    }

    private List<Integer> noRow(ValueShare share) {
        if (!column(link.relationship().child(), share.column()).nullable()) {
            throw ShareAdjustment.refusal(share, "it always has a value");
        }
        return List.of(0);
    }

    private Column column(io.banksynth.schema.TableName table, String name) {
        return pack.graph().table(table).orElseThrow().column(name).orElseThrow();
    }

    /** The parent's rows that have the value; atom 0 is "no parent". */
    private List<Integer> rows(ValueShare share) {
        Relationship r = link.relationship();
        String key = r.parentColumns().get(r.childColumns().indexOf(share.column()));
        ColumnModel model = pack.model(r.parent()).flatMap(m -> m.column(key)).orElse(null);
        if (!(model instanceof ColumnModel.Verbatim verbatim)) {
            throw ShareAdjustment.refusal(share, "the pack does not hold the rows of " + r.parent());
        }
        DataType type = column(r.parent(), key).type();
        String typed = share.value().orElseThrow();
        Optional<String> canonical = canonical(typed, type);
        List<Integer> found = new ArrayList<>();
        for (int row = 0; row < verbatim.values().size(); row++) {
            if (canonical.isPresent() && verbatim.values().get(row).equals(canonical)) {
                found.add(row + 1);
            }
        }
        if (found.isEmpty()) {
            List<String> known = verbatim.values().stream()
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            throw ShareAdjustment.refusal(
                    share,
                    "no row of " + r.parent() + " has the " + key + " '" + typed + "'"
                            + Suggestion.question(typed, known));
        }
        return found;
    }

    private static Optional<String> canonical(String typed, DataType type) {
        try {
            return Optional.of(AskedValue.canonical(typed, type));
        } catch (IllegalArgumentException noSuchValue) {
            return Optional.empty();
        }
    }
}
