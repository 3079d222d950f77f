package io.banksynth.generate.kernel;

/**
 * The parents of a frame's rows along one link. Neighbouring rows of one parent share its slot, so that a parent's values
 * are computed once for all its children.
 */
public final class LinkFrame {
    /** In {@link #parentRows()} and {@link #slots()}: the row has no parent. */
    public static final int NONE = -1;

    private final long[] parentRows;
    private final long[] ordinals;
    private final long[] fanOuts;
    private final long[] drawn;
    private final long[] earlier;
    private final int[] slots;
    private final Frame parents;

    public LinkFrame(int capacity, Frame parents) {
        this.parentRows = new long[capacity];
        this.ordinals = new long[capacity];
        this.fanOuts = new long[capacity];
        this.drawn = new long[capacity];
        this.earlier = new long[capacity];
        this.slots = new int[capacity];
        this.parents = parents;
    }

    /** The index of each row's parent, {@link #NONE} where it has none. */
    public long[] parentRows() {
        return parentRows;
    }

    /** The place of each row among its parent's children, from 0. */
    public long[] ordinals() {
        return ordinals;
    }

    /** How many children each row's parent has. */
    public long[] fanOuts() {
        return fanOuts;
    }

    /** How many children each row's parent would have if the table were not cut. */
    public long[] drawn() {
        return drawn;
    }

    /** How many of {@link #ordinals()} are children from earlier runs. */
    public long[] earlier() {
        return earlier;
    }

    /** Where in {@link #parents()} each row's parent lies, {@link #NONE} where it has none. */
    public int[] slots() {
        return slots;
    }

    /** The different parents, in order of their first child. */
    public Frame parents() {
        return parents;
    }

    /** Gives each run of children of one parent a slot and puts the parents into their frame. */
    public void gather(int size) {
        long[] rows = parents.rows();
        int count = 0;
        long last = NONE;
        for (int i = 0; i < size; i++) {
            long parent = parentRows[i];
            if (parent == NONE) {
                slots[i] = NONE;
            } else {
                if (parent != last) {
                    rows[count++] = parent;
                    last = parent;
                }
                slots[i] = count - 1;
            }
        }
        parents.begin(count);
    }
}
