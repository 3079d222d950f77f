package io.banksynth.report;

/** What synthetic rows are compared with. */
public enum Reference {
    /** What a pack keeps of its samples. */
    PACK("the pack"),
    /** Real rows. */
    ROWS("the real rows");

    private final String words;

    Reference(String words) {
        this.words = words;
    }

    /** In a sentence. */
    public String words() {
        return words;
    }
}
