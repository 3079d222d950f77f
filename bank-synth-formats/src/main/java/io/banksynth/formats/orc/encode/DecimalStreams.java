package io.banksynth.formats.orc.encode;

import java.io.IOException;
import java.util.List;
import org.apache.orc.OrcProto;

/** The two streams of a decimal column: unscaled values of any length, and their scale, which is always the type's. */
final class DecimalStreams {
    /** Bytes of the longest value: 128 bits, seven a byte. */
    static final int LONGEST = 19;

    final OrcStream data;
    private final OrcStream secondary;
    private final IntegerRuns scales;
    private final int scale;

    DecimalStreams(ColumnContext context, int scale) {
        this.data = context.stream();
        this.secondary = context.stream();
        this.scales = new IntegerRuns(secondary, true);
        this.scale = scale;
    }

    void scales(int values) throws IOException {
        scales.repeat(scale, values);
    }

    int recordPositions(long[] target, int at) {
        return scales.recordPosition(target, data.recordPosition(target, at));
    }

    void finish() throws IOException {
        scales.flush();
    }

    void addStreams(List<ColumnEncoder.Named> streams) {
        streams.add(new ColumnEncoder.Named(OrcProto.Stream.Kind.DATA, data));
        streams.add(new ColumnEncoder.Named(OrcProto.Stream.Kind.SECONDARY, secondary));
    }

    static OrcProto.ColumnEncoding.Builder encoding() {
        return OrcProto.ColumnEncoding.newBuilder().setKind(OrcProto.ColumnEncoding.Kind.DIRECT_V2);
    }
}
