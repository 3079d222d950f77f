package io.banksynth.train;

import io.banksynth.model.AskedParents;
import io.banksynth.model.LinkModel;
import io.banksynth.model.TableModel;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the relationships, other than the drivers, along which rows ask what their parents are: those whose parents can be drawn for any
 * row at once, and not where tables would ask each other in a circle.
 */
final class AskedLinks {
    /** Parents with more siblings than this would take too long to draw one by one. */
    private static final int MOST_SIBLINGS = 8;

    private final Map<TableName, TableModel> models = new LinkedHashMap<>();
    private final AskedParents asked = new AskedParents();
    private final Set<LinkModel> chosen = new HashSet<>();

    AskedLinks(List<TableModel> all) {
        all.forEach(model -> models.put(model.table(), model));
        for (TableModel model : all) {
            driver(model).ifPresent(parent -> asked.drives(model.table(), parent));
        }
        for (TableModel model : all) {
            for (LinkModel link : model.links()) {
                TableName parent = link.relationship().parent();
                if (link.mayBeAsked() && isDrawnAtOnce(parent) && asked.mayAsk(model.table(), parent)) {
                    chosen.add(link);
                    asked.asks(model.table(), parent);
                }
            }
        }
    }

    boolean contains(LinkModel link) {
        return chosen.contains(link);
    }

    private static Optional<TableName> driver(TableModel model) {
        return model.links().stream()
                .map(LinkModel::relationship)
                .filter(r -> r.role().equals(Optional.of(Role.DRIVER)))
                .map(r -> r.parent())
                .findFirst();
    }

    private boolean isDrawnAtOnce(TableName table) {
        TableModel model = models.get(table);
        if (model == null || model.reference()) {
            return false;
        }
        Optional<TableModel> above = driver(model).map(models::get);
        return above.isEmpty() || model.rows() <= MOST_SIBLINGS * above.get().rows();
    }
}
