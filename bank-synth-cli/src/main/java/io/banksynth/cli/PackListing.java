package io.banksynth.cli;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.Column;
import io.banksynth.schema.Role;
import io.banksynth.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A model pack as lines for people who decide whether it may leave the building. */
final class PackListing {
    private PackListing() {}

    static List<String> lines(PackFiles.Loaded loaded) {
        ModelPack pack = loaded.pack();
        List<String> lines = new ArrayList<>();
        lines.add("Model pack of schema " + pack.graph().schema() + ", digest "
                + loaded.digest().substring(0, 16));
        lines.addAll(pack.ledger()
                .map(LedgerListing::lines)
                .orElseGet(() -> List.of("Shared by at least " + pack.k()
                        + " units: every value, bound and combination but those listed last")));
        pack.configuration().forEach(setting -> lines.add("  " + setting.name() + ": " + setting.value()));
        for (Table table : pack.graph().tables()) {
            pack.model(table.name()).ifPresent(model -> lines.addAll(table(table, model, pack)));
        }
        lines.add("");
        lines.add("Kept as it is, however few share it:");
        List<TableModel> verbatim =
                pack.models().stream().filter(TableModel::reference).toList();
        if (verbatim.isEmpty()) {
            lines.add("  nothing");
        }
        verbatim.forEach(model -> lines.add("  reference table " + model.table() + ", "
                + GraphListing.counted(model.rows(), "row") + " of "
                + GraphListing.counted(model.columns().size(), "column")));
        if (!pack.warnings().isEmpty()) {
            lines.add("");
            lines.add("Training warned:");
            pack.warnings().forEach(warning -> lines.add("  " + warning));
        }
        return lines;
    }

    private static List<String> table(Table table, TableModel model, ModelPack pack) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(table.name() + ", " + GraphListing.counted(model.rows(), "row")
                + (table.primaryKey().isEmpty() ? "" : ", key " + String.join(", ", table.primaryKey()))
                + (model.reference() ? ", a reference table" : "")
                + (pack.keysOnly().contains(table.name()) ? ", of keys only: it was left out" : ""));
        int width =
                table.columns().stream().mapToInt(c -> c.name().length()).max().orElse(0);
        for (Column column : table.columns()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-" + width + "s  %-16s %s",
                    column.name(),
                    column.type() + (column.nullable() ? "?" : ""),
                    made(column, model) + PrivacyListing.level(pack.privacy().of(table.name(), column.name()))));
        }
        return lines;
    }

    private static String made(Column column, TableModel model) {
        Optional<LinkModel> link = model.links().stream()
                .filter(l -> l.relationship().childColumns().contains(column.name()))
                .findFirst();
        if (link.isPresent()) {
            return "key of " + link.get().relationship().parent() + ", "
                    + word(link.get().relationship().role().orElse(Role.REFERENCE));
        }
        return model.column(column.name()).map(PackListing::made).orElse("left out");
    }

    private static String made(ColumnModel model) {
        if (model instanceof ColumnModel.Key key) {
            return "key, " + form(key.form());
        }
        if (model instanceof ColumnModel.Learned learned) {
            return atoms(learned.encoder());
        }
        if (model instanceof ColumnModel.Provided provided) {
            return "provider " + provided.provider() + " of " + provided.locale()
                    + (provided.repeats() == ColumnModel.Repeats.NEVER ? ", unique" : "");
        }
        return "kept as it is";
    }

    private static String form(KeyForm form) {
        if (form instanceof KeyForm.Sequence sequence) {
            return "numbers from " + sequence.start() + (sequence.step() == 1 ? "" : " by " + sequence.step());
        }
        if (form instanceof KeyForm.Checked checked) {
            return "form " + checked.mask().pattern() + " with check digits ("
                    + checked.rule().name().toLowerCase(Locale.ROOT) + ")";
        }
        if (form instanceof KeyForm.Formatted text) {
            return "texts like " + text.prefix() + "0".repeat(text.width()) + text.suffix();
        }
        return form.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String atoms(Encoder encoder) {
        if (encoder instanceof Encoder.Numbers numbers) {
            return GraphListing.counted(numbers.values().size(), "frequent value") + ", "
                    + GraphListing.counted(numbers.bins(), "bin");
        }
        Encoder.Texts texts = (Encoder.Texts) encoder;
        return GraphListing.counted(texts.values().size(), "frequent value") + ", "
                + GraphListing.counted(texts.masks().size(), "form") + " for the others";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
