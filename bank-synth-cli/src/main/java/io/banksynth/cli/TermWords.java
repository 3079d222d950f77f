package io.banksynth.cli;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import io.banksynth.generate.kernel.TickCells;
import io.banksynth.model.CalendarPart;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.Kinds;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.Place;
import io.banksynth.model.RowModel;
import io.banksynth.model.TableModel;
import io.banksynth.model.Term;
import io.banksynth.model.Tree;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Terms and their values in words. */
final class TermWords {
    private static final int MOST_CODES = 8;
    private static final int DECIMALS = 2;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final ModelPack pack;
    private final TableModel table;
    private final RowModel rows;

    TermWords(ModelPack pack, TableModel table, RowModel rows) {
        this.pack = pack;
        this.table = table;
        this.rows = rows;
    }

    String of(Term term) {
        if (term instanceof Term.Constant constant) {
            return Long.toString(constant.value());
        }
        if (term instanceof Term.Field field) {
            return field(field);
        }
        if (term instanceof Term.Counter counter) {
            return switch (counter.count()) {
                case ORDINAL -> "siblings before it";
                case SIBLINGS -> "siblings in all";
                case LEFT -> "siblings after it";
                case TIED -> "siblings at the time of the one before";
            };
        }
        if (term instanceof Term.Attribute attribute) {
            return "rank of " + attribute.column() + " of " + of(new Term.Field(attribute.place(), attribute.link()));
        }
        if (term instanceof Term.Listed listed) {
            return listed.column() + " of " + listed.link();
        }
        if (term instanceof Term.Linked linked) {
            return holder(linked).map(TableModel::table).map(TableName::shown).orElse("?") + "." + linked.column()
                    + " by " + linked.link();
        }
        if (term instanceof Term.Since since) {
            return "time since " + kind(since.kind());
        }
        if (term instanceof Term.Due due) {
            return due.rank() == 0 ? "what is due next" : "what is due after that";
        }
        if (term instanceof Term.DueKind due) {
            return due.rank() == 0 ? "the kind due next" : "the kind due after that";
        }
        return composed(term);
    }

    private String composed(Term term) {
        if (term instanceof Term.Part part) {
            return spelled(part.part()) + " of " + of(part.of());
        }
        if (term instanceof Term.FirstKnown either) {
            return "(" + of(either.first()) + ", else " + value(either.first(), either.second()) + ")";
        }
        if (term instanceof Term.Later later) {
            String landing = later.landing() == Term.Landing.MONTH_END ? "end of the month" : "same day";
            return "(" + of(later.of()) + ", " + landing + " " + later.months() + " months later)";
        }
        Term.Arithmetic arithmetic = (Term.Arithmetic) term;
        if (isOtherTime(arithmetic)) {
            return (arithmetic.operation() == Term.Operation.OVER ? "day of " : "midnight of ") + of(arithmetic.left());
        }
        if (arithmetic.left() instanceof Term.Arithmetic midnight && isOtherTime(midnight) && isConstant(arithmetic)) {
            return "end of " + of(midnight.left());
        }
        String sign = switch (arithmetic.operation()) {
            case PLUS -> " + ";
            case MINUS -> " - ";
            case TIMES -> " x ";
            case OVER -> " / ";
            case LEAST -> " or at most ";
        };
        return "(" + of(arithmetic.left()) + sign + of(arithmetic.right()) + ")";
    }

    private String value(Term first, Term second) {
        return second instanceof Term.Constant constant ? number(first, constant.value()) : of(second);
    }

    private static String spelled(CalendarPart part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String field(Term.Field field) {
        String column = shown(field.column());
        return switch (field.place()) {
            case OWN -> column;
            case PREVIOUS -> "previous " + column;
            case SAME -> column + " of the last of its kind";
            case PARENT, GRANDPARENT ->
                holder(field.place())
                                .map(TableModel::table)
                                .map(TableName::shown)
                                .orElse("?") + "." + column;
        };
    }

    /** Hidden columns under names that say what they are. */
    String shown(String column) {
        return switch (column) {
            case Kinds.COLUMN -> "kind";
            case RowModel.END -> "last " + rows.order().orElse("");
            case RowModel.SEGMENT -> "segment";
            default -> column;
        };
    }

    private Optional<TableModel> holder(Place place) {
        return switch (place) {
            case OWN, PREVIOUS, SAME -> Optional.of(table);
            case PARENT -> above(table);
            case GRANDPARENT -> above(table).flatMap(this::above);
        };
    }

    private Optional<TableModel> holder(Term.Linked linked) {
        return table.links().stream()
                .map(LinkModel::relationship)
                .filter(r -> String.join(",", r.childColumns()).equals(linked.link()))
                .findFirst()
                .flatMap(relationship -> pack.model(relationship.parent()));
    }

    private Optional<TableModel> above(TableModel of) {
        return of.links().stream()
                .findFirst()
                .map(LinkModel::relationship)
                .flatMap(relationship -> pack.model(relationship.parent()));
    }

    /** A kind by the values of its columns. */
    String kind(long code) {
        if (rows.kinds().isEmpty()
                || code < 0
                || code >= rows.kinds().get().combinations().size()) {
            return "no kind";
        }
        Kinds kinds = rows.kinds().get();
        List<String> values = new ArrayList<>();
        for (int c = 0; c < kinds.columns().size(); c++) {
            long cell = kinds.combinations().get((int) code).get(c);
            values.add(code(table, kinds.columns().get(c), cell));
        }
        return String.join(" | ", values);
    }

    String question(Tree.Question question) {
        Term term = question.term();
        if (question instanceof Tree.Below below) {
            return below.threshold() == Term.NONE + 1
                    ? of(term) + " is missing"
                    : of(term) + " < " + number(term, below.threshold());
        }
        List<Long> codes = ((Tree.Among) question).codes();
        List<String> values =
                codes.stream().limit(MOST_CODES).map(code -> code(term, code)).toList();
        String more = codes.size() > MOST_CODES ? " or " + (codes.size() - MOST_CODES) + " others" : "";
        return of(term) + " is " + String.join(" or ", values) + more;
    }

    private String code(Term term, long code) {
        if (term instanceof Term.DueKind
                || (term instanceof Term.Field field && field.column().equals(Kinds.COLUMN))) {
            return kind(code);
        }
        if (term instanceof Term.Field field) {
            return holder(field.place())
                    .map(holder -> code(holder, field.column(), code))
                    .orElse("?");
        }
        if (term instanceof Term.Linked linked) {
            return holder(linked)
                    .map(holder -> code(holder, linked.column(), code))
                    .orElse("?");
        }
        return Long.toString(code);
    }

    private static String code(TableModel holder, String column, long code) {
        if (code == Term.NONE) {
            return "no value";
        }
        if (code < 0) {
            return "a rare text";
        }
        if (column.equals(RowModel.SEGMENT)) {
            return Long.toString(code + 1);
        }
        if (isCopied(holder, column)) {
            return copied(code);
        }
        Optional<Encoder> encoder = encoder(holder, column);
        if (encoder.isPresent()
                && encoder.get() instanceof Encoder.Texts texts
                && code < texts.values().size()) {
            return "'" + texts.values().get((int) code) + "'";
        }
        return encoder.isPresent() ? Long.toString(code) : "row " + code;
    }

    private static boolean isCopied(TableModel holder, String column) {
        return holder.links().stream()
                .anyMatch(link -> link.isNamed(column) && link.way().isPresent());
    }

    /** Whether a key is that of the rows above. */
    static String copied(long code) {
        return code == 1 ? "as above" : "another";
    }

    private static Optional<Encoder> encoder(TableModel holder, String column) {
        return holder.column(column)
                .filter(ColumnModel.Learned.class::isInstance)
                .map(model -> ((ColumnModel.Learned) model).encoder());
    }

    /** A number as the term's column would show it; differences of times in days. */
    String number(Term term, long ticks) {
        if (term instanceof Term.Field field) {
            String column = field.column().equals(RowModel.END) ? rows.order().orElse("") : field.column();
            return holder(field.place())
                    .map(holder -> cell(holder, column, ticks))
                    .orElse(Long.toString(ticks));
        }
        if (term instanceof Term.Linked linked) {
            return holder(linked)
                    .map(holder -> cell(holder, linked.column(), ticks))
                    .orElse(Long.toString(ticks));
        }
        if (term instanceof Term.FirstKnown either) {
            return number(either.first(), ticks);
        }
        long day = day(term);
        if (day > 0 && !(term instanceof Term.Part)) {
            return BigDecimal.valueOf(ticks)
                            .divide(BigDecimal.valueOf(day), DECIMALS, java.math.RoundingMode.HALF_EVEN)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " days";
        }
        if (term instanceof Term.Arithmetic arithmetic && isOtherTime(arithmetic)) {
            return time(ticks, ticksOfDay(arithmetic));
        }
        if (term instanceof Term.Arithmetic arithmetic
                && arithmetic.operation() != Term.Operation.TIMES
                && arithmetic.operation() != Term.Operation.OVER) {
            return number(arithmetic.left(), ticks);
        }
        return Long.toString(ticks);
    }

    /** Whether a time is brought to ticks of another length: to days, or from days. */
    private boolean isOtherTime(Term.Arithmetic arithmetic) {
        boolean scaled =
                arithmetic.operation() == Term.Operation.OVER || arithmetic.operation() == Term.Operation.TIMES;
        return scaled && isConstant(arithmetic) && ticksOfDay(arithmetic) > 0;
    }

    private static boolean isConstant(Term.Arithmetic arithmetic) {
        return arithmetic.right() instanceof Term.Constant;
    }

    private static String time(long ticks, long day) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(ticks, day));
        long rest = Math.floorMod(ticks, day);
        return rest == 0 ? date.toString() : date + " " + LocalTime.ofNanoOfDay(rest * (DAY_NANOS / day));
    }

    /** Ticks of a day where a term is a difference of times, else 0. */
    private long day(Term term) {
        if (term instanceof Term.Since) {
            return ticksOfDay(term);
        }
        return term instanceof Term.Arithmetic arithmetic && isDifference(arithmetic)
                ? ticksOfDay(arithmetic.left())
                : 0;
    }

    private boolean isDifference(Term.Arithmetic arithmetic) {
        return arithmetic.operation() == Term.Operation.MINUS
                && ticksOfDay(arithmetic.left()) > 0
                && ticksOfDay(arithmetic.right()) > 0;
    }

    /** Ticks of a day where a term is a time, else 0. */
    private long ticksOfDay(Term term) {
        if (term instanceof Term.Field field) {
            String column = field.column().equals(RowModel.END) ? rows.order().orElse("") : field.column();
            return holder(field.place())
                    .map(holder -> ticksOfDay(holder, column))
                    .orElse(0L);
        }
        if (term instanceof Term.Linked linked) {
            return holder(linked)
                    .map(holder -> ticksOfDay(holder, linked.column()))
                    .orElse(0L);
        }
        if (term instanceof Term.Since || term instanceof Term.Due) {
            return ticksOfDay(table, rows.order().orElse(""));
        }
        if (term instanceof Term.FirstKnown either) {
            return ticksOfDay(either.first());
        }
        if (term instanceof Term.Later later) {
            return later.day();
        }
        if (!(term instanceof Term.Arithmetic arithmetic) || isDifference(arithmetic)) {
            return 0;
        }
        long left = ticksOfDay(arithmetic.left());
        if (left == 0 || !(arithmetic.right() instanceof Term.Constant constant)) {
            return left;
        }
        return switch (arithmetic.operation()) {
            case OVER -> left % constant.value() == 0 ? left / constant.value() : 0;
            case TIMES -> left * constant.value();
            default -> left;
        };
    }

    private long ticksOfDay(TableModel holder, String column) {
        Optional<DataType> type = type(holder, column);
        return type.isPresent() && encoder(holder, column).orElse(null) instanceof Encoder.Numbers numbers
                ? numbers.scale().day(type.get())
                : 0;
    }

    private Optional<DataType> type(TableModel holder, String column) {
        return pack.graph().table(holder.table()).flatMap(t -> t.column(column)).map(Column::type);
    }

    private String cell(TableModel holder, String column, long ticks) {
        Optional<DataType> type = type(holder, column);
        Optional<Encoder> encoder = encoder(holder, column);
        if (type.isEmpty() || encoder.isEmpty() || !(encoder.get() instanceof Encoder.Numbers numbers)) {
            return Long.toString(ticks);
        }
        TickCells cells = new TickCells(numbers.scale(), type.get());
        Vector one = cells.allocate(1);
        cells.put(ticks, 0, one);
        return CellText.text(one, 0, type.get());
    }
}
