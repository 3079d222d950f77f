package io.banksynth.generate;

import io.banksynth.generate.kernel.AliasTable;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of a reference table, each as often as it was chosen in training, and none twice for siblings: the picks of one parent of
 * the driver follow one another, and what was picked before is drawn again. Owned by one thread.
 */
final class DistinctResolver implements ParentResolver {
    /** Draws in a row that bring nothing new, after which the rest is taken by falling weight. */
    private static final int MOST_REPEATS = 64;

    private final int driver;
    private final AliasTable choices;
    private final int[] byWeight;
    private final RandomStream stream;
    private final int[] picks;
    private final BitSet taken = new BitSet();
    private int picked;
    private int passed;
    private long parent = LinkFrame.NONE;
    private long bits;

    /**
     * @param driver the position of the link whose children are siblings
     * @param weights of the reference table's rows
     * @param parents rows of the reference table that are there, from its first on
     */
    DistinctResolver(int driver, List<Long> weights, int parents, RandomStream stream) {
        this.driver = driver;
        this.stream = stream;
        List<Long> present = new ArrayList<>(weights.subList(0, Math.min(parents, weights.size())));
        while (present.size() < parents) {
            present.add(0L);
        }
        if (present.stream().noneMatch(w -> w > 0)) {
            present.replaceAll(w -> 1L);
        }
        this.choices = new AliasTable(present);
        this.byWeight = IntStream.range(0, parents)
                .boxed()
                .sorted(Comparator.comparing(present::get).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        this.picks = new int[parents];
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        LinkFrame siblings = frame.link(driver);
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            if (siblings.parentRows()[i] != parent) {
                begin(siblings.parentRows()[i]);
            }
            int ordinal = (int) (siblings.ordinals()[i] % picks.length);
            while (picked <= ordinal) {
                pick();
            }
            link.parentRows()[i] = picks[ordinal];
        }
    }

    private void begin(long row) {
        parent = row;
        bits = stream.bits(row);
        taken.clear();
        picked = 0;
        passed = 0;
    }

    private void pick() {
        for (int i = 0; i < MOST_REPEATS; i++) {
            int drawn = choices.draw(bits);
            bits = RandomStream.next(bits);
            if (!taken.get(drawn)) {
                take(drawn);
                return;
            }
        }
        while (taken.get(byWeight[passed])) {
            passed++;
        }
        take(byWeight[passed]);
    }

    private void take(int row) {
        taken.set(row);
        picks[picked++] = row;
    }
}
