package io.banksynth.generate.kernel;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Draws texts: no value, a frequent value, or characters of a mask. Without masks the cells are dictionary codes. */
public final class TextKernel implements ColumnKernel {
    private final RandomStream stream;
    private final AliasTable atoms;
    private final TextDictionary dictionary;
    private final MaskSampler[] masks;

    public TextKernel(Encoder.Texts encoder, Leaf leaf, RandomStream stream) {
        this.stream = stream;
        this.dictionary = TextDictionary.of(encoder.values());
        boolean masked = leaf.rest().stream().anyMatch(w -> w > 0);
        this.masks = masked
                ? encoder.masks().stream().map(MaskSampler::new).toArray(MaskSampler[]::new)
                : new MaskSampler[0];
        List<Long> weights = new ArrayList<>();
        weights.add(leaf.nulls());
        weights.addAll(leaf.values());
        if (masked) {
            weights.addAll(leaf.rest());
        }
        this.atoms = new AliasTable(weights);
    }

    @Override
    public Vector allocate(int capacity) {
        return masks.length == 0 ? new CodeVector(capacity, dictionary) : new TextVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        if (out instanceof CodeVector codes) {
            fillCodes(frame.rows(), frame.size(), codes);
        } else {
            fillText(frame.rows(), frame.size(), (TextVector) out);
        }
    }

    private void fillCodes(long[] rows, int size, CodeVector out) {
        int[] codes = out.codes();
        for (int i = 0; i < size; i++) {
            int atom = atoms.draw(stream.bits(rows[i]));
            if (atom == 0) {
                out.setNull(i);
                codes[i] = 0;
            } else {
                codes[i] = atom - 1;
            }
        }
    }

    private void fillText(long[] rows, int size, TextVector out) {
        int values = dictionary.size();
        for (int i = 0; i < size; i++) {
            long bits = stream.bits(rows[i]);
            int atom = atoms.draw(bits);
            if (atom == 0) {
                out.setNull(i);
            } else if (atom <= values) {
                out.set(i, dictionary.bytes(), dictionary.start(atom - 1), dictionary.length(atom - 1));
            } else {
                masks[atom - 1 - values].draw(bits, out, i);
            }
        }
    }
}
