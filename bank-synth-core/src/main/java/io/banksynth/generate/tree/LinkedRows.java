package io.banksynth.generate.tree;

import io.banksynth.model.Term;
import java.util.Map;

/** Values of the parents that rows have along other links than the driver. Owned by one thread. */
public interface LinkedRows {
    /** Rows that ask for none. */
    LinkedRows NONE = (row, registers) -> {};

    /** Puts the values for a row, which may be any of the table, into their registers. */
    void load(long row, long[] registers);

    /** Where the values come from. */
    interface Source {
        /** @param registers the register of each value that is asked for */
        LinkedRows into(Map<Term.Linked, Integer> registers);
    }
}
