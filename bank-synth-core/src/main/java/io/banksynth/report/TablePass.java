package io.banksynth.report;

import io.banksynth.batch.RowRange;
import io.banksynth.report.key.KeyCoder;
import io.banksynth.report.key.KeyCodes;
import io.banksynth.report.likeness.GatheredRows;
import io.banksynth.report.measure.Classes;
import io.banksynth.schema.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked of each file of a table. */
final class TablePass {
    private final Path folder;
    private final DataTable table;
    private final KeyPlan plan;
    private final List<Optional<Classes>> classes;
    private final Optional<Questions.Gathering> gathering;
    private final Set<RowRange> inFull;
    private final Depth depth;

    /** Takes the codes of a batch's keys. */
    interface CodeTaker {
        void add(KeyCodes codes) throws IOException;
    }

    /**
     * A key or foreign key to be coded.
     *
     * @param columns where among the columns that are read
     */
    @SuppressWarnings("ArrayRecordComponent") // lives while a file is read, never compared
    record KeyUse(KeyCoder coder, int[] columns, List<CodeTaker> takers) {}

    /**
     * @param questions what is asked beside keys and references
     * @param inFull ranges of the files of which every cell is read
     */
    TablePass(Path folder, DataTable table, KeyPlan plan, Questions questions, Set<RowRange> inFull, Depth depth) {
        this.folder = folder;
        this.table = table;
        this.plan = plan;
        this.classes = questions.classes(table);
        this.gathering = questions.gathering(table);
        this.inFull = inFull;
        this.depth = depth;
    }

    DataTable table() {
        return table;
    }

    Path folder() {
        return folder;
    }

    List<Column> columns() {
        return table.table().columns();
    }

    int position(Column column) {
        return table.table().position(column.name());
    }

    Optional<Classes> classes(int column) {
        return classes.get(column);
    }

    /** Where the rows of a file are gathered, if they are: those of the first format. */
    Optional<GatheredRows> gathered(DataFile file) {
        return isFirstFormat(file)
                ? gathering.map(g -> new GatheredRows(columns(), g.pick(), g.keys()))
                : Optional.empty();
    }

    /** A task per file, in the order of the table's files. */
    List<FilePass> files() {
        List<Column> some = keyColumns();
        List<FilePass> passes = new ArrayList<>();
        for (DataFile file : table.files()) {
            List<Column> read = inFull.contains(file.rows()) ? columns() : some;
            passes.add(new FilePass(this, file, read, isFirstFormat(file) ? depth.shapeRows(table, file) : 0));
        }
        return passes;
    }

    /** Columns of any key or reference; the first column where there is none, so that rows are counted. */
    private List<Column> keyColumns() {
        Set<String> names = new LinkedHashSet<>();
        plan.keys(table.name()).forEach(k -> names.addAll(k.columns()));
        plan.links(table.name()).forEach(l -> names.addAll(l.relationship().childColumns()));
        List<Column> found =
                columns().stream().filter(c -> names.contains(c.name())).toList();
        return found.isEmpty() ? columns().subList(0, 1) : found;
    }

    private boolean isFirstFormat(DataFile file) {
        return file.format().equals(table.formats().get(0));
    }

    /** Keys to be gathered from a file: none from other formats than the first, whose rows are compared by digest. */
    List<KeyUse> keys(DataFile file, List<Column> read) {
        List<KeyUse> uses = new ArrayList<>();
        if (!isFirstFormat(file)) {
            return uses;
        }
        for (KeyPlan.Key key : plan.keys(table.name())) {
            List<CodeTaker> takers = new ArrayList<>(List.of(key.set()::add));
            key.links().forEach(link -> takers.add(link.fanOut()::addParents));
            uses.add(new KeyUse(key.coder(), positions(key.columns(), read), takers));
        }
        for (KeyPlan.Link link : plan.links(table.name())) {
            uses.add(new KeyUse(
                    link.parent().coder(),
                    positions(link.relationship().childColumns(), read),
                    List.of(link.check()::add, link.fanOut()::addChildren)));
        }
        return uses;
    }

    private static int[] positions(List<String> names, List<Column> read) {
        List<String> all = read.stream().map(Column::name).toList();
        return names.stream().mapToInt(all::indexOf).toArray();
    }
}
