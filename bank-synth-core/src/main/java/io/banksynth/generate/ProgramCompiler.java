package io.banksynth.generate;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.kernel.ColumnKernel;
import io.banksynth.generate.kernel.DigitKernel;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.GenderColumn;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.generate.kernel.OrdinalKernel;
import io.banksynth.generate.kernel.ParentCopyKernel;
import io.banksynth.generate.kernel.SpreadKernel;
import io.banksynth.generate.tree.LinkedRows;
import io.banksynth.generate.tree.RowMachine;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.KeyForm;
import io.banksynth.model.LinkModel;
import io.banksynth.model.RowNeeds;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Column;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns a table's plan into a program for the columns that are needed. All names and options end here. */
final class ProgramCompiler {
    private static final int DEEPEST = 64;

    private final IndexedPlan plan;

    ProgramCompiler(IndexedPlan plan) {
        this.plan = plan;
    }

    /** A program for some columns of a table. */
    TableProgram compile(TablePlan table, Set<Integer> needed) {
        return compile(table, new Wanted(needed, Set.of(), Set.of(), Set.of(), Set.of()), 0);
    }

    /** A program that draws some columns of a table's row model, and fills none. */
    TableProgram compileDrawn(TablePlan table, Set<String> drawn) {
        return compile(table, Wanted.drawn(drawn), 0);
    }

    private TableProgram compile(TablePlan table, Wanted wanted, int depth) {
        if (depth > DEEPEST) {
            throw BankSynthException.usage("Cannot generate " + table.name()
                    + ": its key is made of keys in a circle; reject one of the relationships with --relationships");
        }
        Set<Integer> needed = withGenders(table, wanted.columns());
        ColumnSources sources = new ColumnSources(plan, table);
        CasedLinks cased = new CasedLinks(plan, table);
        DrawnColumns rows = new DrawnColumns(plan, table);
        Set<LinkPlan> found = new LinkedHashSet<>(sources.links(needed));
        table.links().stream().filter(wanted::leadsAlong).forEach(found::add);
        SettledColumns settled = new SettledColumns(plan, table);
        Set<String> last = rows.wanted(needed, Set.of(), wanted.settled());
        Set<String> drawn = rows.wanted(Set.of(), found, wanted.drawn());
        drawn.addAll(settled.drawn(last));
        Optional<RowNeeds> needs = drawn.isEmpty() ? Optional.empty() : Optional.of(rows.needs(drawn));
        @Nullable LinkFrame[] linkFrames = new LinkFrame[table.links().size()];
        List<TableProgram.LinkStep> linkSteps = new ArrayList<>();
        Optional<RowMachine> machine = Optional.empty();
        for (LinkPlan link : table.links()) {
            boolean driver = link.role() == Role.DRIVER;
            Set<Integer> keys = sources.parentColumns(link, needed);
            Set<String> above = new TreeSet<>(driver ? wanted.above() : Set.of());
            Set<String> grand = new TreeSet<>();
            if (driver && needs.isPresent()) {
                above.addAll(needs.get().parent());
                grand.addAll(needs.get().grandparent());
            }
            Set<List<String>> ways = waysAbove(link, found, wanted);
            boolean family = driver
                    && (sources.needsSiblings(needed)
                            || !above.isEmpty()
                            || needs.map(RowNeeds::needsDriver).orElse(false));
            if (!driver && machine.isEmpty() && needs.isPresent()) {
                machine = Optional.of(machine(rows, drawn, needs.get(), linkSteps, linked(table, needs.get(), depth)));
            }
            if (!keys.isEmpty() || family || cased.decides(link, needed) || found.contains(link) || !ways.isEmpty()) {
                TableProgram parents =
                        compile(plan.table(link.parent()), new Wanted(keys, above, grand, ways, Set.of()), depth + 1);
                linkFrames[link.position()] = new LinkFrame(Batch.CAPACITY, parents.frame());
                linkSteps.add(new TableProgram.LinkStep(
                        link.position(),
                        driver ? TableProgram.Kind.DRIVER : TableProgram.Kind.OTHER,
                        resolver(link, rows, machine, new CopiedParents(plan, table, linkFrames, linkSteps)),
                        parents));
            }
        }
        if (machine.isEmpty() && needs.isPresent()) {
            machine = Optional.of(machine(rows, drawn, needs.get(), linkSteps, linked(table, needs.get(), depth)));
        }
        Optional<RowMachine> drawing = machine;
        SettledCells cells = settled.cells(
                last,
                name -> drawing.orElseThrow().drawn().of(name),
                (link, columns) -> compile(plan.table(link.child()), Wanted.settled(columns), depth + 1));
        return program(table, needed, sources, cased, rows, machine, cells, linkFrames, linkSteps);
    }

    /** Along which keys of the parents of a driver its rows look for parents of theirs. */
    private static Set<List<String>> waysAbove(LinkPlan link, Set<LinkPlan> found, Wanted wanted) {
        Set<List<String>> ways = new LinkedHashSet<>();
        if (link.role() == Role.DRIVER) {
            found.forEach(other -> other.model().way().ifPresent(way -> ways.add(way.rest())));
            wanted.ways().forEach(way -> ways.add(way.subList(1, way.size())));
            ways.remove(List.of());
        }
        return ways;
    }

    private static RowMachine machine(
            DrawnColumns rows,
            Set<String> drawn,
            RowNeeds needs,
            List<TableProgram.LinkStep> steps,
            LinkedRows.Source linked) {
        Optional<TableProgram> parents = steps.stream()
                .filter(TableProgram.LinkStep::isDriver)
                .map(TableProgram.LinkStep::parents)
                .findFirst();
        return rows.machine(drawn, needs, needs.needsDriver() ? parents : Optional.empty(), linked);
    }

    /** What rows ask of their parents along other links than the driver. */
    private LinkedRows.Source linked(TablePlan table, RowNeeds needs, int depth) {
        if (needs.linked().isEmpty()) {
            return wanted -> LinkedRows.NONE;
        }
        @Nullable LinkFrame[] frames = new LinkFrame[table.links().size()];
        List<TableProgram.LinkStep> steps = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (LinkPlan link : table.links()) {
            Set<String> columns = needs.linked().get(DrawnColumns.name(link));
            if (columns != null && link.model().mayBeAsked()) {
                TableProgram parents = compile(plan.table(link.parent()), Wanted.drawn(columns), depth + 1);
                frames[link.position()] = new LinkFrame(Batch.CAPACITY, parents.frame());
                steps.add(new TableProgram.LinkStep(link.position(), TableProgram.Kind.OTHER, resolver(link), parents));
                positions.put(DrawnColumns.name(link), link.position());
            }
        }
        if (!positions.keySet().equals(needs.linked().keySet())) {
            throw BankSynthException.source("Cannot use the pack: rows of " + table.name() + " ask for parents along "
                    + String.join(" and ", needs.linked().keySet()) + ", which are not all matched");
        }
        @Nullable Vector[] vectors = new Vector[table.table().columns().size()];
        TableProgram program = new TableProgram(
                new Frame(Batch.CAPACITY, vectors, frames), steps, Optional.empty(), SettledCells.NONE, List.of());
        return LinkedParents.of(program, positions, plan.range(table.name()), Batch.CAPACITY);
    }

    private TableProgram program(
            TablePlan table,
            Set<Integer> needed,
            ColumnSources sources,
            CasedLinks cased,
            DrawnColumns rows,
            Optional<RowMachine> machine,
            SettledCells settled,
            @Nullable LinkFrame[] linkFrames,
            List<TableProgram.LinkStep> linkSteps) {
        List<Column> columns = table.table().columns();
        List<TableProgram.ColumnStep> columnSteps = new ArrayList<>();
        @Nullable Vector[] vectors = new Vector[columns.size()];
        for (int c : needed) {
            if (provided(table, c).isPresent() && !sources.isForeign(c)) {
                continue;
            }
            ColumnKernel kernel;
            if (sources.isForeign(c)) {
                kernel = copy(cased, sources, c, linkSteps);
            } else if (rows.has(columns.get(c).name())) {
                String name = columns.get(c).name();
                long[] cells = settled.of(name)
                        .orElseGet(() -> machine.orElseThrow().drawn().of(name));
                kernel = rows.kernel(columns.get(c), cells);
            } else {
                kernel = kernel(table, columns.get(c));
            }
            vectors[c] = kernel.allocate(Batch.CAPACITY);
            columnSteps.add(new TableProgram.ColumnStep(c, kernel));
        }
        for (int c : needed) {
            if (provided(table, c).isPresent() && !sources.isForeign(c)) {
                ColumnModel.Provided model = provided(table, c).get();
                ColumnKernel kernel =
                        new ProviderKernels(plan, table).of(columns.get(c), model, gender(table, model, columnSteps));
                vectors[c] = kernel.allocate(Batch.CAPACITY);
                columnSteps.add(new TableProgram.ColumnStep(c, kernel));
            }
        }
        return new TableProgram(
                new Frame(Batch.CAPACITY, vectors, linkFrames), linkSteps, machine, settled, columnSteps);
    }

    private ParentResolver resolver(
            LinkPlan link, DrawnColumns rows, Optional<RowMachine> machine, CopiedParents copied) {
        if (link.model().choice() instanceof LinkModel.Copied choice) {
            return copied.resolver(choice, parents(link));
        }
        if (machine.isEmpty() || !rows.decides(link)) {
            return resolver(link);
        }
        long[] drawn = machine.get().drawn().of(DrawnColumns.name(link));
        return link.model().way().isPresent()
                ? copied.resolver(link, drawn, resolver(link))
                : new DrawnResolver(drawn, plan.rows(link.parent()));
    }

    /** The random stream by which a link's parents are chosen. */
    private RandomStream parents(LinkPlan link) {
        return RandomStream.of(plan.seed(), link.child().shown(), link.streamName(), "parent");
    }

    private static Optional<ColumnModel.Provided> provided(TablePlan table, int column) {
        return table.model()
                .column(table.table().columns().get(column).name())
                .filter(ColumnModel.Provided.class::isInstance)
                .map(ColumnModel.Provided.class::cast);
    }

    /** Names go with the gender that another column of the row says, so that column is needed before them. */
    private static Set<Integer> withGenders(TablePlan table, Set<Integer> asked) {
        Set<Integer> needed = new TreeSet<>(asked);
        for (int c : asked) {
            provided(table, c)
                    .flatMap(ColumnModel.Provided::genderColumn)
                    .map(name -> table.table().position(name))
                    .filter(position -> position >= 0)
                    .ifPresent(needed::add);
        }
        return needed;
    }

    private static @Nullable GenderColumn gender(
            TablePlan table, ColumnModel.Provided model, List<TableProgram.ColumnStep> before) {
        int position = model.genderColumn().map(table.table()::position).orElse(-1);
        return before.stream()
                .filter(step -> step.column() == position)
                .findFirst()
                .map(step -> new GenderColumn(position, step.kernel()))
                .orElse(null);
    }

    private static ColumnKernel copy(
            CasedLinks cased, ColumnSources sources, int column, List<TableProgram.LinkStep> steps) {
        LinkPlan link = sources.link(column);
        if (link.model().cases().isPresent()) {
            return cased.key(link, sources.column(column));
        }
        int parentColumn = sources.parentColumn(column);
        TableProgram parents = steps.stream()
                .filter(s -> s.link() == link.position())
                .findFirst()
                .orElseThrow()
                .parents();
        return new ParentCopyKernel(link.position(), parentColumn, parents.kernel(parentColumn));
    }

    private ColumnKernel kernel(TablePlan table, Column column) {
        CasedLinks cased = new CasedLinks(plan, table);
        if (!cased.decidedBy(column.name()).isEmpty()) {
            return cased.discriminator(column);
        }
        ColumnModel model = table.model()
                .column(column.name())
                .orElseThrow(() -> BankSynthException.source(
                        "Cannot use the pack: it has no model of " + table.name() + "." + column.name()));
        if (model instanceof ColumnModel.Key key && key.form() instanceof KeyForm.Ordinal ordinal) {
            return new OrdinalKernel(driver(table), ordinal.start(), ColumnKernels.unit(column.type()));
        }
        if (model instanceof ColumnModel.Key key && key.form() instanceof KeyForm.Spread spread) {
            RandomStream stream = RandomStream.of(plan.seed(), table.name().shown(), column.name(), "value");
            return new SpreadKernel(driver(table), spread, stream);
        }
        if (model instanceof ColumnModel.Key key && key.form() instanceof KeyForm.Digit digit) {
            ProductKey product = product(table)
                    .orElseThrow(() -> BankSynthException.source("Cannot use the pack: " + table.name() + "."
                            + column.name() + " is a digit of no product key"));
            return new DigitKernel(
                    digit, product.place(column.name()), product.permutation(plan.seed()), product.first());
        }
        long offset = plan.keyOffset();
        return new ColumnKernels(plan.seed(), table.name(), plan.rows(table.name()) + offset, offset).of(column, model);
    }

    private static int driver(TablePlan table) {
        return table.driver()
                .orElseThrow(() -> BankSynthException.source("Cannot use the pack: a key of " + table.name()
                        + " counts siblings, but the table has no driver"))
                .position();
    }

    private Optional<ProductKey> product(TablePlan table) {
        return ProductKey.of(table, plan::rows, plan.keyOffset());
    }

    private ParentResolver resolver(LinkPlan link) {
        RandomStream stream = parents(link);
        Optional<ProductKey> product = product(plan.table(link.child()));
        if (product.isPresent() && product.get().has(link)) {
            return product.get().resolver(link, plan.seed());
        }
        if (link.model().choice() instanceof LinkModel.Categories categories) {
            return new CategoryResolver(link.model(), categories, plan.rows(link.parent()), stream);
        }
        if (link.model().choice() instanceof LinkModel.Levels) {
            return new LevelResolver(plan.levels(link), plan.range(link.child()).from());
        }
        if (link.model().choice() instanceof LinkModel.Scope scope) {
            return scoped(link, scope, stream);
        }
        LinkIndex index = plan.index(link);
        if (link.role() == Role.DRIVER) {
            return new DriverResolver(index.fanOuts(), plan.earlier(link));
        }
        if (index instanceof LinkIndex.Paired paired) {
            return new PairedResolver(paired.fanOuts(), paired.order(), paired.columns());
        }
        if (index instanceof LinkIndex.Stratified stratified) {
            return new Strata(plan, driverOf(link), link, stratified.key()).resolver(stratified.match());
        }
        if (index instanceof LinkIndex.Listed listed) {
            return new ListedResolver(listed.parents());
        }
        return new MatchedResolver(
                index.fanOuts(),
                new Permutation(Math.max(1, plan.range(link.child()).rows()), stream.bits(-1)),
                plan.range(link.child()).from(),
                new CasedLinks(plan, plan.table(link.child())).before(link));
    }

    private LinkPlan driverOf(LinkPlan link) {
        return plan.table(link.child()).driver().orElseThrow();
    }

    private ParentResolver scoped(LinkPlan link, LinkModel.Scope scope, RandomStream stream) {
        List<LinkPlan> up = drivers(link.child());
        List<LinkPlan> down = drivers(link.parent());
        boolean self = link.child().equals(link.parent());
        for (int i = self ? 1 : 0; i <= up.size(); i++) {
            TableName ancestor = i == 0 ? link.child() : up.get(i - 1).parent();
            for (int j = 0; j < down.size(); j++) {
                if (down.get(j).parent().equals(ancestor)) {
                    List<FanOutIndex> path = new ArrayList<>(indexes(down.subList(0, j + 1)));
                    java.util.Collections.reverse(path);
                    boolean nullable = link.relationship().childColumns().stream()
                            .map(c -> plan.table(link.child()).table().column(c).orElseThrow())
                            .anyMatch(Column::nullable);
                    return new ScopedResolver(
                            indexes(up.subList(0, i)),
                            path,
                            self ? ScopedResolver.Scoping.EARLIER_SIBLINGS : ScopedResolver.Scoping.ALL,
                            scope.nullShare(),
                            nullable ? ScopedResolver.Fallback.NONE : ScopedResolver.Fallback.ANY,
                            plan.rows(link.parent()),
                            stream);
                }
            }
        }
        throw BankSynthException.source(
                "Cannot use the pack: " + link.relationship().label() + " is scoped but shares no ancestor");
    }

    private List<LinkPlan> drivers(TableName table) {
        List<LinkPlan> out = new ArrayList<>();
        Optional<LinkPlan> driver = plan.table(table).driver();
        while (driver.isPresent()) {
            out.add(driver.get());
            driver = plan.table(driver.get().parent()).driver();
        }
        return out;
    }

    private List<FanOutIndex> indexes(List<LinkPlan> links) {
        return links.stream().map(l -> plan.index(l).fanOuts()).toList();
    }
}
