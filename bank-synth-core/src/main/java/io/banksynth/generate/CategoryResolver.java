package io.banksynth.generate;

import io.banksynth.generate.kernel.AliasTable;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.model.LinkModel;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** The parent is a row of a reference table, drawn like any category. */
final class CategoryResolver implements ParentResolver {
    private final AliasTable choices;
    private final RandomStream stream;

    CategoryResolver(LinkModel link, LinkModel.Categories categories, RandomStream stream) {
        this.stream = stream;
        List<Long> weights = new ArrayList<>();
        weights.add(link.nulls());
        weights.addAll(categories.weights());
        this.choices = new AliasTable(
                weights.stream().anyMatch(w -> w > 0) ? weights : java.util.Collections.nCopies(weights.size(), 1L));
    }

    @Override
    public void resolve(long[] rows, int size, LinkFrame link) {
        for (int i = 0; i < size; i++) {
            link.parentRows()[i] = choices.draw(stream.bits(rows[i])) - 1L;
        }
    }
}
