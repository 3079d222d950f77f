package io.banksynth.report.key;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Codes on disk, each with a number, in one file that is deleted on closing. They are split by their hash, so that equal
 * codes of several spills with as many partitions meet in the same one, and one partition fits in memory.
 */
final class CodeSpill implements Closeable {
    private static final int ENTRY = 24;
    private static final int BLOCK = 170 * ENTRY;
    private static final long CODES_PER_PARTITION = 1 << 18;
    private static final int MOST_PARTITIONS = 1 << 12;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer[] open;
    private final long[][] blocks;
    private final int[] blockCount;
    private long end;

    /** Takes what lies on disk. */
    interface Visitor {
        void visit(long high, long low, long number);
    }

    CodeSpill(Path file, int partitions) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.open = new ByteBuffer[partitions];
        this.blocks = new long[partitions][];
        this.blockCount = new int[partitions];
        for (int p = 0; p < partitions; p++) {
            open[p] = ByteBuffer.allocate(BLOCK);
            blocks[p] = new long[4];
        }
    }

    /** How many partitions suit so many codes: a power of two. */
    static int partitions(long codes) {
        long wanted = Math.max(1, codes / CODES_PER_PARTITION);
        return (int) Math.min(MOST_PARTITIONS, Long.highestOneBit(wanted * 2 - 1));
    }

    int partitions() {
        return open.length;
    }

    void add(long high, long low, long number) throws IOException {
        int p = (int) (KeyHash.spread(high, low) >>> 40) & (open.length - 1);
        ByteBuffer block = open[p];
        block.putLong(high).putLong(low).putLong(number);
        if (!block.hasRemaining()) {
            if (blockCount[p] == blocks[p].length) {
                blocks[p] = Arrays.copyOf(blocks[p], blocks[p].length * 2);
            }
            blocks[p][blockCount[p]++] = end;
            block.flip();
            while (block.hasRemaining()) {
                end += channel.write(block, end);
            }
            block.clear();
        }
    }

    void visit(int partition, Visitor visitor) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (int b = 0; b < blockCount[partition]; b++) {
            block.clear();
            while (block.hasRemaining()) {
                if (channel.read(block, blocks[partition][b] + block.position()) < 0) {
                    throw new IOException("a temporary file ends too early: " + file);
                }
            }
            block.flip();
            visitAll(block, visitor);
        }
        visitAll(open[partition].duplicate().flip(), visitor);
    }

    private static void visitAll(ByteBuffer block, Visitor visitor) {
        while (block.hasRemaining()) {
            visitor.visit(block.getLong(), block.getLong(), block.getLong());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
