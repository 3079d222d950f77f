package io.banksynth.generate;

import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.random.Permutation;
import io.banksynth.schema.TableName;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counts of an indexed plan as bytes, for other processes that hold the same plan: rows of tables, and for each block of
 * parents where its children begin. Never kept: writer and reader are the same version.
 */
public final class IndexBytes {
    private enum Kind {
        PLAIN,
        PAIRED,
        STRATIFIED,
        LISTED
    }

    private final GenerationPlan plan;
    private final Optional<IndexedPlan> earlier;
    private final FanOutSamplers samplers;
    private @Nullable IndexedPlan whole;
    private final Map<String, LinkPlan> links = new LinkedHashMap<>();

    private IndexBytes(GenerationPlan plan, Optional<IndexedPlan> earlier) {
        this.plan = plan;
        this.earlier = earlier;
        this.samplers = new FanOutSamplers(plan, earlier, () -> Objects.requireNonNull(whole));
        for (TablePlan table : plan.tables()) {
            table.links().forEach(link -> links.put(IndexedPlan.key(link), link));
        }
    }

    /** Writes the counts of a plan: those of the run that it adds to first, then what it has beyond them. */
    public static void write(IndexedPlan indexed, DataOutput out) throws IOException {
        Map<String, LinkIndex> indexes = new LinkedHashMap<>(indexed.indexes());
        Map<String, LevelIndex> levels = new LinkedHashMap<>(indexed.levels());
        if (indexed.earlier().isPresent()) {
            IndexedPlan before = indexed.earlier().get();
            write(before, out);
            indexes.values().removeAll(before.indexes().values());
            levels.values().removeAll(before.levels().values());
        }
        out.writeInt(indexed.rows().size());
        for (Map.Entry<TableName, Long> entry : indexed.rows().entrySet()) {
            out.writeUTF(entry.getKey().shown());
            out.writeLong(entry.getValue());
        }
        out.writeInt(indexes.size());
        for (Map.Entry<String, LinkIndex> entry : indexes.entrySet()) {
            out.writeUTF(entry.getKey());
            write(entry.getValue(), out);
        }
        out.writeInt(levels.size());
        for (Map.Entry<String, LevelIndex> entry : levels.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().order().size());
            write(entry.getValue().starts(), out);
            out.writeInt(entry.getValue().indexes().size());
            for (FanOutIndex index : entry.getValue().indexes()) {
                index.write(out);
            }
        }
    }

    private static void write(LinkIndex index, DataOutput out) throws IOException {
        if (index instanceof LinkIndex.Paired paired) {
            out.writeUTF(Kind.PAIRED.name());
            paired.fanOuts().write(out);
            out.writeLong(paired.columns());
        } else if (index instanceof LinkIndex.Stratified stratified) {
            out.writeUTF(Kind.STRATIFIED.name());
            stratified.fanOuts().write(out);
            stratified.match().driver().fanOuts().write(out);
            stratified.match().driver().write(out);
            stratified.match().other().write(out);
        } else if (index instanceof LinkIndex.Listed listed) {
            out.writeUTF(Kind.LISTED.name());
            listed.fanOuts().write(out);
            out.writeInt(listed.parents().length);
            for (int parent : listed.parents()) {
                out.writeInt(parent);
            }
        } else {
            out.writeUTF(Kind.PLAIN.name());
            index.fanOuts().write(out);
        }
    }

    static void write(long[] numbers, DataOutput out) throws IOException {
        out.writeInt(numbers.length);
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    /** Reads what {@link #write(IndexedPlan, DataOutput)} wrote of the same plan. */
    public static IndexedPlan read(GenerationPlan plan, DataInput in) throws IOException {
        Optional<IndexedPlan> earlier = Optional.empty();
        if (plan.earlier().isPresent()) {
            earlier = Optional.of(read(plan.earlier().get(), in));
        }
        return new IndexBytes(plan, earlier).read(in);
    }

    private IndexedPlan read(DataInput in) throws IOException {
        Map<TableName, Long> rows = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            rows.put(TableName.parse(in.readUTF()), in.readLong());
        }
        Map<String, LinkIndex> indexes =
                new LinkedHashMap<>(earlier.map(IndexedPlan::indexes).orElse(Map.of()));
        for (int i = in.readInt(); i > 0; i--) {
            LinkPlan link = link(in.readUTF());
            indexes.put(IndexedPlan.key(link), index(link, rows.getOrDefault(link.child(), 0L), in));
        }
        Map<String, LevelIndex> levels =
                new LinkedHashMap<>(earlier.map(IndexedPlan::levels).orElse(Map.of()));
        for (int i = in.readInt(); i > 0; i--) {
            LinkPlan link = link(in.readUTF());
            Permutation order = LevelBuilder.order(samplers, link, in.readLong());
            long[] starts = numbers(in);
            List<FanOutIndex> below = new ArrayList<>();
            for (int level = in.readInt(); level > 0; level--) {
                below.add(FanOutIndex.read(samplers, in));
            }
            levels.put(IndexedPlan.key(link), new LevelIndex(order, starts, below));
        }
        whole = new IndexedPlan(plan, rows, indexes, levels, earlier);
        return whole;
    }

    private LinkPlan link(String key) {
        return Objects.requireNonNull(links.get(key), () -> "Not in the plan: " + key);
    }

    private LinkIndex index(LinkPlan link, long children, DataInput in) throws IOException {
        Kind kind = Kind.valueOf(in.readUTF());
        FanOutIndex fanOuts = FanOutIndex.read(samplers, in);
        return switch (kind) {
            case PLAIN -> new LinkIndex.Plain(fanOuts);
            case PAIRED ->
                new LinkIndex.Paired(
                        fanOuts, Pairing.order(fanOuts, Indexer.pairingKey(samplers, link)), in.readLong());
            case STRATIFIED -> {
                StrataIndex driver = StrataIndex.read(FanOutIndex.read(samplers, in), in);
                yield Strata.index(
                                plan.table(link.child()),
                                link,
                                children,
                                driver,
                                StrataIndex.read(fanOuts, in),
                                Indexer.pairingKey(samplers, link))
                        .orElseThrow();
            }
            case LISTED -> {
                int[] parents = new int[in.readInt()];
                for (int i = 0; i < parents.length; i++) {
                    parents[i] = in.readInt();
                }
                yield new LinkIndex.Listed(fanOuts, parents);
            }
        };
    }

    static long[] numbers(DataInput in) throws IOException {
        long[] numbers = new long[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readLong();
        }
        return numbers;
    }
}
