package io.banksynth.formats.orc.encode;

import io.banksynth.batch.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.OrcProto;
import org.apache.orc.util.BloomFilterIO;
import org.apache.orc.util.BloomFilterUtf8;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one column: its streams, the positions and statistics of each stride of rows, and the statistics of stripe and
 * file. Bytes are held until the stripe is written.
 *
 * @param <S> the statistics of the column's type
 */
abstract class ColumnEncoder<S extends Statistics<S>> {
    /** A stream of the stripe. */
    record Named(OrcProto.Stream.Kind kind, OrcStream stream) {}

    protected final ColumnContext context;
    protected final S stride;
    protected final @Nullable BloomFilterUtf8 bloom;

    private final S stripe;
    private final S file;
    private final OrcStream presentStream;
    private final BitRuns present;
    private final PositionLog presentPositions = new PositionLog();
    private final PositionLog positions = new PositionLog();
    private final List<OrcProto.ColumnStatistics> strides = new ArrayList<>();
    private final List<OrcProto.BloomFilter> blooms = new ArrayList<>();

    ColumnEncoder(ColumnContext context, S stride, S stripe, S file) {
        this.context = context;
        this.stride = stride;
        this.stripe = stripe;
        this.file = file;
        this.bloom = context.bloom();
        this.presentStream = context.stream();
        this.present = new BitRuns(presentStream);
    }

    /** Whether a vector's cells can go on in this stripe; a dictionary that changes ends it. */
    boolean accepts(Vector vector) {
        return true;
    }

    /** Makes ready for a stripe whose first cells are in this vector. */
    void beginStripe(Vector vector) throws IOException {
        // Most columns encode every stripe alike.
    }

    final void beginStride() {
        presentPositions.end(present.recordPosition(presentPositions.room(present.positions()), presentPositions.at()));
        long[] numbers = positions.room(16);
        positions.end(recordPositions(numbers, positions.at()));
    }

    /** Encodes some cells of a vector. */
    final void encode(Vector vector, int from, int to) throws IOException {
        int cells = to - from;
        if (!vector.hasNulls()) {
            present.ones(cells);
            stride.add(cells, cells);
            values(vector, from, to);
            return;
        }
        boolean[] nulls = vector.nulls();
        int count = 0;
        for (int i = from; i < to; i++) {
            int bit = nulls[i] ? 0 : 1;
            count += bit;
            present.write(bit);
        }
        stride.add(cells, count);
        if (count == cells) {
            values(vector, from, to);
        } else if (count > 0) {
            valuesBetweenNulls(vector, from, to);
        }
    }

    /** Encodes cells that all have values. */
    abstract void values(Vector vector, int from, int to) throws IOException;

    /** Encodes the cells that have values, in order. */
    abstract void valuesBetweenNulls(Vector vector, int from, int to) throws IOException;

    /** Writes where the column's streams stand, but for the one of nulls. */
    abstract int recordPositions(long[] target, int at);

    final void endStride() {
        finishStride();
        strides.add(stride.message().build());
        stripe.merge(stride);
        stride.reset();
        if (bloom != null) {
            OrcProto.BloomFilter.Builder message = OrcProto.BloomFilter.newBuilder();
            BloomFilterIO.serialize(message, bloom);
            blooms.add(message.build());
            bloom.reset();
        }
    }

    /** Brings the stride's statistics to their end. */
    void finishStride() {
        // Most are kept as the cells come.
    }

    /** Ends all streams of the stripe. */
    final void finishStripe() throws IOException {
        present.flush();
        finish();
        for (Named named : streams()) {
            named.stream().finish();
        }
    }

    /** Ends the runs that are being gathered. */
    abstract void finish() throws IOException;

    /** The streams of the stripe in the order of the file, the one of nulls first and only if there are nulls. */
    final List<Named> streams() {
        List<Named> streams = new ArrayList<>();
        if (stripe.hasNull() || stride.hasNull()) {
            streams.add(new Named(OrcProto.Stream.Kind.PRESENT, presentStream));
        }
        addStreams(streams);
        return streams;
    }

    abstract void addStreams(List<Named> streams);

    abstract OrcProto.ColumnEncoding.Builder encoding();

    final OrcProto.RowIndex rowIndex() {
        OrcProto.RowIndex.Builder index = OrcProto.RowIndex.newBuilder();
        for (int s = 0; s < strides.size(); s++) {
            OrcProto.RowIndexEntry.Builder entry =
                    OrcProto.RowIndexEntry.newBuilder().setStatistics(strides.get(s));
            if (stripe.hasNull()) {
                addPositions(entry, presentPositions, s);
            }
            addPositions(entry, positions, s);
            index.addEntry(entry);
        }
        return index.build();
    }

    private static void addPositions(OrcProto.RowIndexEntry.Builder entry, PositionLog log, int stride) {
        for (int i = 0; i < log.perStride(); i++) {
            entry.addPositions(log.get(stride, i));
        }
    }

    /** The Bloom filters of the strides, null when none were asked for. */
    final OrcProto.@Nullable BloomFilterIndex bloomIndex() {
        return bloom == null
                ? null
                : OrcProto.BloomFilterIndex.newBuilder()
                        .addAllBloomFilter(blooms)
                        .build();
    }

    /** Statistics of the stripe; the file's grow by them. */
    final OrcProto.ColumnStatistics endStripe() {
        OrcProto.ColumnStatistics message = stripe.message().build();
        file.merge(stripe);
        stripe.reset();
        for (Named named : streams()) {
            named.stream().reset();
        }
        presentStream.reset();
        presentPositions.reset();
        positions.reset();
        strides.clear();
        blooms.clear();
        return message;
    }

    final OrcProto.ColumnStatistics fileStatistics() {
        return file.message().build();
    }

    /** Bytes that the stripe holds so far. */
    final long heldBytes() {
        long bytes = 0;
        for (Named named : streams()) {
            bytes += named.stream().length();
        }
        return bytes;
    }
}
