package io.banksynth.generate.tree;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.model.DueTimes;
import io.banksynth.model.Term;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Draws the rows of a table one after the other. Within a parent it remembers the siblings before; where a frame begins amidst them,
 * or leaves some out, it draws those again. What a row gets depends on its index and its parent alone. Owned by one thread.
 */
public final class RowMachine {
    /** Draws one column into its register. */
    record Step(Role role, int register, ColumnDraw draw) {}

    /** What a step is to the machine. */
    enum Role {
        PLAIN,
        KIND,
        END
    }

    /** Numbers that come from a frame of parents, and the registers that they go to. */
    @SuppressWarnings("ArrayRecordComponent") // built once, never compared
    record Inputs(long[][] cells, int[] registers) {}

    /** Registers that go to others when a row is done: the next row's previous sibling, or the state of its kind. */
    @SuppressWarnings("ArrayRecordComponent") // built once, never compared
    record Memory(int[] previousFrom, int[] previousTo, int[] sameFrom, int[] sameTo, int[] sinceTo, int order) {}

    /** Which columns a kind fills. */
    @SuppressWarnings("ArrayRecordComponent") // built once, never compared
    record Members(int[] registers, long[][] cells) {}

    /** How often a row is begun anew. */
    private static final int ANEW = 16;

    private final int driver;
    private final boolean replay;
    private final Step[] steps;
    private final Memory memory;
    private final Members members;
    private final Inputs parents;
    private final Inputs grandparents;
    private final LinkedRows linked;
    private final int parentDriver;
    private final int[] counters;
    private final long[] registers;
    private final long[] same;
    private final long[][] kept;
    private final int[] keptRegisters;
    private final int kindRegister;
    private final DrawnRows drawn;
    private final @Nullable DueCode due;
    private final @Nullable Ties ties;

    /** Where a row begins anew whose values ran out of bounds: with the kind, or behind it. */
    private final int firstAnew;

    private final int afterKind;

    private final int orderStep;

    private long parent = LinkFrame.NONE;
    private long next;

    /** Siblings that are of one time with the last one, and that time. */
    private long tied;

    private long lastTime;

    /**
     * @param driver the driver's position among the table's links, -1 where nothing of it is needed
     * @param parentDriver the driver's position among the parent's links
     * @param replay whether a row needs the siblings before it
     * @param counters registers of ordinal, siblings, what is left and what is tied; -1 for those that nobody reads
     * @param due where some siblings come before any other that is later than they are due
     * @param ties where siblings at one time are numbered otherwise than they are drawn
     */
    RowMachine(
            int driver,
            int parentDriver,
            boolean replay,
            Step[] steps,
            Memory memory,
            Members members,
            Inputs parents,
            Inputs grandparents,
            LinkedRows linked,
            int[] counters,
            int size,
            int kindRegister,
            DrawnRows drawn,
            int[] keptRegisters,
            @Nullable DueCode due,
            @Nullable Ties ties) {
        this.driver = driver;
        this.parentDriver = parentDriver;
        this.replay = replay;
        this.steps = steps;
        this.memory = memory;
        this.members = members;
        this.parents = parents;
        this.grandparents = grandparents;
        this.linked = linked;
        this.counters = counters;
        this.registers = new long[size];
        this.kindRegister = kindRegister;
        this.same = new long[memory.sameFrom().length * Math.max(1, members.cells().length)];
        this.drawn = drawn;
        this.due = due;
        this.ties = ties;
        this.kept = drawn.all().values().toArray(new long[0][]);
        this.keptRegisters = keptRegisters;
        int kindStep = -1;
        int plain = 0;
        int ordered = 0;
        for (int s = 0; s < steps.length; s++) {
            kindStep = steps[s].role() == Role.KIND ? s : kindStep;
            ordered = steps[s].register() == memory.order() ? s : ordered;
            plain = steps[s].role() == Role.END || steps[s].register() == memory.order() ? s + 1 : plain;
        }
        this.firstAnew = kindStep < 0 ? plain : steps[kindStep].draw().depends() ? kindStep : kindStep + 1;
        this.orderStep = ordered;
        this.afterKind = kindStep >= 0 ? kindStep + 1 : plain;
    }

    /** What was drawn for the rows of the frame that was filled last. */
    public DrawnRows drawn() {
        return drawn;
    }

    /** The names of the drawn columns with their registers lie in one order. */
    public void fill(Frame frame) {
        @Nullable LinkFrame link = driver < 0 ? null : frame.link(driver);
        long[] rows = frame.rows();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            if (link == null || link.parentRows()[i] == LinkFrame.NONE) {
                begin(LinkFrame.NONE, null, -1);
                step(rows[i], 0, 1);
            } else if (ties != null) {
                gather(ties, rows[i], i, link);
                continue;
            } else {
                advance(rows[i], i, link);
            }
            for (int c = 0; c < kept.length; c++) {
                kept[c][i] = registers[keptRegisters[c]];
            }
        }
    }

    /** Draws all siblings of the row's time, and takes the one that has the row's number. */
    private void gather(Ties found, long row, int i, LinkFrame link) {
        long ordinal = link.ordinals()[i] - link.earlier()[i];
        long siblings = link.drawn()[i];
        if (parent != link.parentRows()[i] || ordinal < found.first()) {
            begin(link.parentRows()[i], link, link.slots()[i]);
            found.clear();
        }
        while (ordinal >= found.end()) {
            found.begin();
            while (next < siblings && found.isOpen()) {
                step(row - (ordinal - next), next, siblings);
                next++;
                found.add(registers);
            }
            found.number();
        }
        found.copy(ordinal, kept, i);
    }

    private void advance(long row, int i, LinkFrame link) {
        long ordinal = link.ordinals()[i] - link.earlier()[i];
        long siblings = link.drawn()[i];
        if (!replay) {
            if (parent != link.parentRows()[i]) {
                begin(link.parentRows()[i], link, link.slots()[i]);
            }
            step(row, ordinal, siblings);
            return;
        }
        if (parent != link.parentRows()[i] || ordinal < next - 1) {
            begin(link.parentRows()[i], link, link.slots()[i]);
        }
        while (next <= ordinal) {
            step(row - (ordinal - next), next, siblings);
            next++;
        }
    }

    private void begin(long newParent, @Nullable LinkFrame link, int slot) {
        parent = newParent;
        next = 0;
        tied = 0;
        lastTime = Term.NONE;
        Arrays.fill(same, Term.NONE);
        for (int to : memory.previousTo()) {
            registers[to] = Term.NONE;
        }
        for (int to : memory.sinceTo()) {
            if (to >= 0) {
                registers[to] = Term.NONE;
            }
        }
        load(parents, slot);
        int above = link == null || parentDriver < 0
                ? LinkFrame.NONE
                : link.parents().link(parentDriver).slots()[slot];
        load(grandparents, above);
    }

    private void load(Inputs inputs, int slot) {
        for (int c = 0; c < inputs.registers().length; c++) {
            registers[inputs.registers()[c]] = slot < 0 ? Term.NONE : inputs.cells()[c][slot];
        }
    }

    private void step(long row, long ordinal, long siblings) {
        long[] r = registers;
        linked.load(row, r);
        count(ordinal, siblings);
        int attempts = 0;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        boolean settled = false;
        long overdue = Term.NONE;
        for (int s = 0; s < steps.length; s++) {
            Step step = steps[s];
            if (step.role() == Role.END && ordinal > 0) {
                continue;
            }
            if (step.role() == Role.KIND) {
                long kind = overdue != Term.NONE
                        ? overdue
                        : kind(step.draw(), row, ordinal, attempts <= ANEW / 2 ? 0 : attempts);
                r[step.register()] = kind;
                enter(kind);
                continue;
            }
            int kind = kindRegister < 0 ? -1 : (int) Math.max(-1, r[kindRegister]);
            long value = step.draw().draw(row, r, step.role() == Role.END ? -1 : kind, attempts);
            if (due != null && step.register() == memory.order()) {
                DueTimes times = due.at(r);
                boolean passed =
                        ordinal < siblings - 1 && times.certainTime() != Term.NONE && value > times.certainTime();
                overdue = passed ? times.certainKind() : Term.NONE;
                value = passed ? times.certainTime() : value;
            }
            r[step.register()] = value;
            double excess = settled || !step.draw().follows() ? 0 : step.draw().excess(value, r);
            if (excess > 0) {
                best = excess < least ? attempts : best;
                least = Math.min(least, excess);
                settled = attempts == ANEW;
                attempts = settled ? best : attempts + 1;
                s = (!settled && attempts <= ANEW / 2 ? afterKind : firstAnew) - 1;
            }
        }
        remember();
    }

    /** A kind that is not too early; where all are, the row waits for what is due next. */
    private long kind(ColumnDraw draw, long row, long ordinal, int attempts) {
        int place = ordinal == 0 ? 0 : 1;
        long kind = draw.draw(row, registers, place, attempts);
        if (due == null || place == 0) {
            return kind;
        }
        DueTimes times = due.at(registers);
        for (int again = 1; again <= ANEW && times.isEarly(kind, registers[memory.order()]); again++) {
            kind = draw.draw(row, registers, place, attempts + again * (ANEW + 1));
        }
        long later = times.certainTime();
        if (times.isEarly(kind, registers[memory.order()])
                && later != Term.NONE
                && steps[orderStep].draw().excess(later, registers) == 0) {
            registers[memory.order()] = later;
            return times.certainKind();
        }
        return kind;
    }

    private void count(long ordinal, long siblings) {
        if (counters[0] >= 0) {
            registers[counters[0]] = ordinal;
        }
        if (counters[1] >= 0) {
            registers[counters[1]] = siblings;
        }
        if (counters[2] >= 0) {
            registers[counters[2]] = siblings - 1 - ordinal;
        }
        if (counters[3] >= 0) {
            registers[counters[3]] = tied;
        }
    }

    /** A kind fills its columns, and brings back the last sibling of its own. */
    private void enter(long kind) {
        boolean known = kind >= 0 && kind < members.cells().length;
        for (int m = 0; m < members.registers().length; m++) {
            registers[members.registers()[m]] = known ? members.cells()[(int) kind][m] : Term.NONE;
        }
        int width = memory.sameTo().length;
        for (int c = 0; c < width; c++) {
            registers[memory.sameTo()[c]] = known ? same[(int) kind * width + c] : Term.NONE;
        }
    }

    private void remember() {
        if (counters[3] >= 0) {
            long time = registers[memory.order()];
            tied = time == lastTime ? tied + 1 : 1;
            lastTime = time;
        }
        for (int c = 0; c < memory.previousFrom().length; c++) {
            registers[memory.previousTo()[c]] = registers[memory.previousFrom()[c]];
        }
        if (kindRegister < 0) {
            return;
        }
        long kind = registers[kindRegister];
        int width = memory.sameFrom().length;
        if (kind >= 0 && kind < members.cells().length) {
            for (int c = 0; c < width; c++) {
                same[(int) kind * width + c] = registers[memory.sameFrom()[c]];
            }
        }
        if (kind >= 0 && kind < memory.sinceTo().length && memory.sinceTo()[(int) kind] >= 0) {
            registers[memory.sinceTo()[(int) kind]] = registers[memory.order()];
        }
    }
}
