package io.banksynth.generate.kernel;

import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.KeyForm;
import java.nio.charset.StandardCharsets;

/** Keys of a head, a number with leading zeros, and a tail. A number that outgrows its width is written in full. */
public final class FormattedKeyKernel implements ColumnKernel {
    private final byte[] prefix;
    private final byte[] suffix;
    private final int width;
    private final long start;

    public FormattedKeyKernel(KeyForm.Formatted form) {
        this.prefix = form.prefix().getBytes(StandardCharsets.UTF_8);
        this.suffix = form.suffix().getBytes(StandardCharsets.UTF_8);
        this.width = form.width();
        this.start = form.start();
    }

    @Override
    public Vector allocate(int capacity) {
        return new TextVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        TextVector text = (TextVector) out;
        long[] rows = frame.rows();
        for (int i = 0; i < frame.size(); i++) {
            write(start + rows[i], text, i);
        }
    }

    private void write(long number, TextVector out, int i) {
        int digits = Math.max(width, digits(number));
        int length = prefix.length + digits + suffix.length;
        int at = out.reserve(length);
        byte[] arena = out.arena();
        System.arraycopy(prefix, 0, arena, at, prefix.length);
        long left = number;
        for (int d = at + prefix.length + digits - 1; d >= at + prefix.length; d--) {
            arena[d] = (byte) ('0' + left % 10);
            left /= 10;
        }
        System.arraycopy(suffix, 0, arena, at + prefix.length + digits, suffix.length);
        out.commit(i, length);
    }

    private static int digits(long number) {
        int digits = 1;
        for (long power = 10; number >= power && digits < 18; power *= 10) {
            digits++;
        }
        return digits;
    }
}
