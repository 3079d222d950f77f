package io.banksynth.generate.kernel;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import java.util.List;

/** Copies the key of whichever of several parents a row has. */
public final class CasedKeyKernel implements ColumnKernel {
    /** A link and the column of its parent that is copied. */
    public record Source(int link, int parentColumn) {}

    /** What the parents' keys are. */
    public enum Keys {
        NUMBERS,
        TEXTS
    }

    private final List<Source> sources;
    private final Keys keys;

    public CasedKeyKernel(List<Source> sources, Keys keys) {
        this.sources = List.copyOf(sources);
        this.keys = keys;
    }

    @Override
    public Vector allocate(int capacity) {
        return keys == Keys.NUMBERS ? new LongVector(capacity) : new TextVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        for (int i = 0; i < frame.size(); i++) {
            boolean found = false;
            for (Source source : sources) {
                LinkFrame link = frame.link(source.link());
                int slot = link.slots()[i];
                Vector from = link.parents().column(source.parentColumn());
                if (!found && slot != LinkFrame.NONE && !from.nulls()[slot]) {
                    copy(from, slot, out, i);
                    found = true;
                }
            }
            if (!found) {
                out.setNull(i);
            }
        }
    }

    private static void copy(Vector from, int slot, Vector out, int i) {
        if (out instanceof LongVector longs) {
            longs.values()[i] = ((LongVector) from).values()[slot];
        } else if (from instanceof CodeVector codes) {
            TextDictionary words = codes.dictionary();
            int code = codes.codes()[slot];
            ((TextVector) out).set(i, words.bytes(), words.start(code), words.length(code));
        } else {
            TextVector text = (TextVector) from;
            ((TextVector) out).set(i, text.arena(), text.start()[slot], text.length()[slot]);
        }
    }
}
