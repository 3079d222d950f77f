package io.banksynth.batch;

/** One dictionary code a cell; what the codes mean is known before the first row. */
public final class CodeVector extends Vector {
    private final int[] codes;
    private final TextDictionary dictionary;

    public CodeVector(int capacity, TextDictionary dictionary) {
        super(capacity);
        this.codes = new int[capacity];
        this.dictionary = dictionary;
    }

    public int[] codes() {
        return codes;
    }

    public TextDictionary dictionary() {
        return dictionary;
    }
}
