package io.banksynth.generate;

import io.banksynth.generate.kernel.AliasTable;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.model.LinkModel;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** The parent is a row of a reference table, drawn like any category. */
final class CategoryResolver implements ParentResolver {
    private final AliasTable choices;
    private final RandomStream stream;

    /**
     * @param parents rows of the reference table that are there, from its first on
     */
    CategoryResolver(LinkModel link, LinkModel.Categories categories, long parents, RandomStream stream) {
        this.stream = stream;
        List<Long> weights = new ArrayList<>();
        weights.add(link.nulls());
        weights.addAll(categories.weights().subList(0, (int)
                Math.min(parents, categories.weights().size())));
        if (weights.stream().noneMatch(w -> w > 0)) {
            weights.replaceAll(w -> 1L);
            weights.set(0, weights.size() == 1 ? 1L : 0L);
        }
        this.choices = new AliasTable(weights);
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            link.parentRows()[i] = choices.draw(stream.bits(rows[i])) - 1L;
        }
    }
}
