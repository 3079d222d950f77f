package io.banksynth.batch;

import java.util.Arrays;

/** Bytes in one arena that the vector owns: cell i is {@code length()[i]} bytes from {@code start()[i]}. */
public final class TextVector extends Vector {
    private final int[] start;
    private final int[] length;
    private byte[] arena;
    private int used;

    public TextVector(int capacity) {
        super(capacity);
        this.start = new int[capacity];
        this.length = new int[capacity];
        this.arena = new byte[Math.max(64, Math.min(capacity, 1 << 20) * 16)];
    }

    /** The bytes of all cells; a new array after {@link #reserve} had to grow it. */
    public byte[] arena() {
        return arena;
    }

    public int[] start() {
        return start;
    }

    public int[] length() {
        return length;
    }

    /** Makes room for {@code bytes} more and returns where in the {@link #arena()} they begin. */
    public int reserve(int bytes) {
        if (bytes > Integer.MAX_VALUE - 16 - used) {
            throw new IllegalStateException("A text column holds at most 2 GiB in one batch");
        }
        if (used + bytes > arena.length) {
            long grown = Math.max((long) arena.length * 2, (long) used + bytes);
            arena = Arrays.copyOf(arena, (int) Math.min(grown, Integer.MAX_VALUE - 16));
        }
        return used;
    }

    /** Says that cell i is the {@code bytes} bytes that were written behind the last {@link #reserve}. */
    public void commit(int i, int bytes) {
        start[i] = used;
        length[i] = bytes;
        used += bytes;
    }

    /** Copies bytes into cell i. */
    public void set(int i, byte[] source, int from, int bytes) {
        int at = reserve(bytes);
        System.arraycopy(source, from, arena, at, bytes);
        commit(i, bytes);
    }

    @Override
    public void reset() {
        super.reset();
        used = 0;
    }
}
