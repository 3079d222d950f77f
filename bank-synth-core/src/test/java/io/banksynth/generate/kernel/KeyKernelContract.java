package io.banksynth.generate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Kernels of keys never repeat a value and never leave one out. */
interface KeyKernelContract extends ColumnKernelContract {
    @Test
    default void noTwoRowsHaveOneKey() {
        ColumnKernel kernel = kernel();
        int rows = 100_000;
        Vector out = kernel.allocate(rows);
        kernel.fill(frame(LongStream.range(0, rows).toArray()), out);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows; i++) {
            assertThat(out.nulls()[i]).isFalse();
            assertThat(seen.add(CellText.text(out, i, type()))).isTrue();
        }
    }
}
