package io.banksynth.generate.kernel;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.Vector;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Draws the value that says which of several links a row's key is of: among the values of the link that found a parent. */
public final class CaseKernel implements ColumnKernel {
    private final int[] links;
    private final AliasTable[] drawn;
    private final AliasTable keyless;
    private final TextDictionary words;
    private final long[] numbers;
    private final RandomStream stream;

    /**
     * @param links positions of the links
     * @param weights for each link a weight of every value
     * @param keyless the same for rows without a key
     * @param values as texts of the column's type
     * @param numbers the same as numbers; empty where the column holds text
     */
    public CaseKernel(
            List<Integer> links,
            List<List<Long>> weights,
            List<Long> keyless,
            List<String> values,
            List<Long> numbers,
            RandomStream stream) {
        this.links = links.stream().mapToInt(Integer::intValue).toArray();
        this.drawn = weights.stream().map(AliasTable::new).toArray(AliasTable[]::new);
        this.keyless = new AliasTable(keyless.stream().anyMatch(w -> w > 0) ? keyless : sums(weights));
        this.words = TextDictionary.of(values);
        this.numbers = numbers.stream().mapToLong(Long::longValue).toArray();
        this.stream = stream;
    }

    private static List<Long> sums(List<List<Long>> weights) {
        List<Long> sums = new ArrayList<>(weights.get(0));
        for (List<Long> more : weights.subList(1, weights.size())) {
            for (int i = 0; i < sums.size(); i++) {
                sums.set(i, sums.get(i) + more.get(i));
            }
        }
        return sums;
    }

    @Override
    public Vector allocate(int capacity) {
        return numbers.length == 0 ? new CodeVector(capacity, words) : new LongVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        for (int i = 0; i < frame.size(); i++) {
            AliasTable table = keyless;
            for (int l = 0; l < links.length; l++) {
                if (frame.link(links[l]).parentRows()[i] != LinkFrame.NONE) {
                    table = drawn[l];
                }
            }
            int value = table.draw(stream.bits(frame.rows()[i]));
            if (out instanceof CodeVector codes) {
                codes.codes()[i] = value;
            } else {
                ((LongVector) out).values()[i] = numbers[value];
            }
        }
    }
}
