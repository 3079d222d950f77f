package io.banksynth.generate.tree;

import io.banksynth.model.ColumnTree;
import io.banksynth.model.Kinds;
import io.banksynth.model.Place;
import io.banksynth.model.RowModel;
import io.banksynth.model.RowNeeds;
import io.banksynth.model.Term;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles a row model into a machine for the columns that are needed. */
public final class RowMachineBuilder {
    private final TableName table;
    private final RowModel model;
    private final RowNeeds needs;
    private final long seed;
    private final Registers registers;

    public RowMachineBuilder(TableName table, RowModel model, RowNeeds needs, long seed, References references) {
        this.table = table;
        this.model = model;
        this.needs = needs;
        this.seed = seed;
        this.registers = new Registers(table, model.order().orElse(""), model.recurrences(), references);
    }

    /** Where parents are found. */
    public record Above(
            int driver,
            int parentDriver,
            Map<String, long[]> parent,
            Map<String, long[]> grandparent,
            LinkedRows.Source linked) {}

    /**
     * The machine.
     *
     * @param kept columns whose cells are wanted
     */
    public RowMachine build(Set<String> kept, Above above, int capacity) {
        List<RowMachine.Step> steps = new ArrayList<>();
        int kinds = model.kinds().map(k -> k.combinations().size()).orElse(0);
        for (ColumnTree column : model.columns()) {
            if (needs.columns().contains(column.column())) {
                steps.add(step(column, kinds));
            }
        }
        int kindRegister = needs.columns().contains(Kinds.COLUMN) ? own(Kinds.COLUMN) : -1;
        DrawnRows drawn = new DrawnRows(capacity, kept);
        int[] keptRegisters = kept.stream().mapToInt(this::own).toArray();
        RowMachine.Members members = members(kinds);
        @Nullable DueCode certain = needs.needsCertain() ? registers.dueCode() : null;
        RowMachine.Memory memory = memory(kinds);
        int[] counters = {
            registers.of(new Term.Counter(Term.Count.ORDINAL)),
            registers.of(new Term.Counter(Term.Count.SIBLINGS)),
            registers.of(new Term.Counter(Term.Count.LEFT)),
            needs.needsTies() ? registers.of(new Term.Counter(Term.Count.TIED)) : -1
        };
        return new RowMachine(
                above.driver(),
                above.parentDriver(),
                needs.needsSiblings(),
                steps.toArray(RowMachine.Step[]::new),
                memory,
                members,
                inputs(Place.PARENT, above.parent()),
                inputs(Place.GRANDPARENT, above.grandparent()),
                above.linked().into(registers.linked()),
                counters,
                registers.size(),
                kindRegister,
                drawn,
                keptRegisters,
                certain,
                RowNeeds.isNumbered(model) && !kept.isEmpty()
                        ? new Ties(model.kinds().orElseThrow().numbering(), kindRegister, memory.order(), keptRegisters)
                        : null);
    }

    private int own(String column) {
        return registers.of(new Term.Field(Place.OWN, column));
    }

    private RowMachine.Step step(ColumnTree column, int kinds) {
        FlatTree tree = new FlatTree(column, registers);
        RandomStream stream = RandomStream.of(seed, table.shown(), column.column(), "value");
        RowMachine.Role role = switch (column.nature()) {
            case KIND -> RowMachine.Role.KIND;
            case END -> RowMachine.Role.END;
            default -> RowMachine.Role.PLAIN;
        };
        return new RowMachine.Step(
                role, own(column.column()), new ColumnDraw(column, tree, stream, registers::code, kinds));
    }

    private RowMachine.Members members(int kinds) {
        if (model.kinds().isEmpty()) {
            return new RowMachine.Members(new int[0], new long[0][]);
        }
        Kinds all = model.kinds().get();
        int[] to = all.columns().stream().mapToInt(this::own).toArray();
        long[][] cells = new long[kinds][];
        for (int kind = 0; kind < kinds; kind++) {
            cells[kind] = all.combinations().get(kind).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
        }
        return new RowMachine.Members(to, cells);
    }

    private RowMachine.Memory memory(int kinds) {
        Map<String, Integer> previous = registers.at(Place.PREVIOUS);
        Map<String, Integer> same = registers.at(Place.SAME);
        int[] previousFrom = previous.keySet().stream().mapToInt(this::own).toArray();
        int[] sameFrom = same.keySet().stream().mapToInt(this::own).toArray();
        int[] since = new int[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            since[kind] = registers.all().getOrDefault(new Term.Since(kind), -1);
        }
        return new RowMachine.Memory(
                previousFrom,
                previous.values().stream().mapToInt(Integer::intValue).toArray(),
                sameFrom,
                same.values().stream().mapToInt(Integer::intValue).toArray(),
                since,
                model.order()
                        .map(this::own)
                        .orElseGet(() -> registers.all().getOrDefault(new Term.Counter(Term.Count.ORDINAL), -1)));
    }

    private RowMachine.Inputs inputs(Place place, Map<String, long[]> cells) {
        Map<String, Integer> fields = registers.at(place);
        long[][] from = fields.keySet().stream()
                .map(column -> known(place, column, cells.get(column)))
                .toArray(long[][]::new);
        return new RowMachine.Inputs(
                from, fields.values().stream().mapToInt(Integer::intValue).toArray());
    }

    private static long[] known(Place place, String column, long @Nullable [] cells) {
        if (cells == null) {
            throw new IllegalArgumentException("they ask for " + column + " of the "
                    + place.name().toLowerCase(Locale.ROOT) + ", which they do not have");
        }
        return cells;
    }
}
