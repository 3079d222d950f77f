package io.banksynth.generate.kernel;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;

/** Copies a column of the parent: the foreign key is the parent's key, so it cannot miss. */
public final class ParentCopyKernel implements ColumnKernel {
    private final int link;
    private final int parentColumn;
    private final ColumnKernel parentKernel;

    /**
     * @param parentKernel the kernel that fills the parent's column; it says what kind of vector that is
     */
    public ParentCopyKernel(int link, int parentColumn, ColumnKernel parentKernel) {
        this.link = link;
        this.parentColumn = parentColumn;
        this.parentKernel = parentKernel;
    }

    @Override
    public Vector allocate(int capacity) {
        return parentKernel.allocate(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        LinkFrame parents = frame.link(link);
        int[] slots = parents.slots();
        Vector from = parents.parents().column(parentColumn);
        boolean[] nulls = from.nulls();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            if (slots[i] == LinkFrame.NONE || nulls[slots[i]]) {
                out.setNull(i);
            }
        }
        copy(from, slots, out, size);
    }

    private static void copy(Vector from, int[] slots, Vector out, int size) {
        if (out instanceof LongVector longs) {
            long[] source = ((LongVector) from).values();
            for (int i = 0; i < size; i++) {
                longs.values()[i] = slots[i] < 0 ? 0 : source[slots[i]];
            }
        } else if (out instanceof CodeVector codes) {
            int[] source = ((CodeVector) from).codes();
            for (int i = 0; i < size; i++) {
                codes.codes()[i] = slots[i] < 0 ? 0 : source[slots[i]];
            }
        } else if (out instanceof TextVector text) {
            TextVector source = (TextVector) from;
            for (int i = 0; i < size; i++) {
                if (!out.nulls()[i]) {
                    int slot = slots[i];
                    text.set(i, source.arena(), source.start()[slot], source.length()[slot]);
                }
            }
        } else if (out instanceof WideVector wide) {
            WideVector source = (WideVector) from;
            for (int i = 0; i < size; i++) {
                wide.high()[i] = slots[i] < 0 ? 0 : source.high()[slots[i]];
                wide.low()[i] = slots[i] < 0 ? 0 : source.low()[slots[i]];
            }
        } else if (out instanceof DoubleVector doubles) {
            double[] source = ((DoubleVector) from).values();
            for (int i = 0; i < size; i++) {
                doubles.values()[i] = slots[i] < 0 ? 0 : source[slots[i]];
            }
        }
    }
}
