package io.banksynth.generate.kernel;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.Encoder;

/** Writes frequent texts by their codes and rare ones by mask and random bits. */
public final class RareTexts {
    private final TextDictionary dictionary;
    private final MaskSampler[] masks;

    /**
     * @param encoder the column's atoms; without masks its cells are dictionary codes
     */
    public RareTexts(Encoder.Texts encoder) {
        this.dictionary = TextDictionary.of(encoder.values());
        this.masks = encoder.masks().stream().map(MaskSampler::new).toArray(MaskSampler[]::new);
    }

    /** A vector for the cells. */
    public Vector allocate(int capacity) {
        return masks.length == 0 ? new CodeVector(capacity, dictionary) : new TextVector(capacity);
    }

    /** Writes cell i with a frequent text. */
    public void putFrequent(int code, int i, Vector out) {
        if (out instanceof TextVector text) {
            text.set(i, dictionary.bytes(), dictionary.start(code), dictionary.length(code));
        } else {
            ((CodeVector) out).codes()[i] = code;
        }
    }

    /** Writes cell i with characters of a mask: the same bits, the same text. */
    public void putRare(int mask, long bits, int i, Vector out) {
        masks[mask].draw(bits, (TextVector) out, i);
    }
}
