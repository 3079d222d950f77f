package io.banksynth.generate.tree;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.DueTimes;
import io.banksynth.model.Place;
import io.banksynth.model.Recurrences;
import io.banksynth.model.Term;
import io.banksynth.schema.TableName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives every field that a row machine reads a register, and compiles terms over them. */
final class Registers {
    private final TableName table;
    private final Map<Term, Integer> fields = new LinkedHashMap<>();
    private final Map<Term, TermCode> compiled = new HashMap<>();
    private final References references;
    private final String order;
    private final Optional<Recurrences> recurrences;
    private @Nullable DueCode dueCode;
    private int size;

    /**
     * @param order the column that orders siblings; empty where none does
     */
    Registers(TableName table, String order, Optional<Recurrences> recurrences, References references) {
        this.table = table;
        this.order = order;
        this.recurrences = recurrences;
        this.references = references;
    }

    /** The register of a term that is read from outside or from the row: a field, a counter, the time since a kind. */
    int of(Term term) {
        return fields.computeIfAbsent(term, t -> size++);
    }

    /** Whether a term's value lies in a register by itself. */
    static boolean isKept(Term term) {
        return term instanceof Term.Field || term instanceof Term.Linked || term instanceof Term.Counter;
    }

    int size() {
        return size;
    }

    /** Registers of fields at a place, by column. */
    Map<String, Integer> at(Place place) {
        Map<String, Integer> out = new LinkedHashMap<>();
        fields.forEach((term, register) -> {
            if (term instanceof Term.Field field && field.place() == place) {
                out.put(field.column(), register);
            }
        });
        return out;
    }

    /** Registers of columns of parents along other links than the driver. */
    Map<Term.Linked, Integer> linked() {
        Map<Term.Linked, Integer> out = new LinkedHashMap<>();
        fields.forEach((term, register) -> {
            if (term instanceof Term.Linked linked) {
                out.put(linked, register);
            }
        });
        return out;
    }

    Map<Term, Integer> all() {
        return fields;
    }

    TermCode code(Term term) {
        TermCode code = compiled.get(term);
        if (code == null) {
            code = compile(term);
            compiled.put(term, code);
        }
        return code;
    }

    private TermCode compile(Term term) {
        if (term instanceof Term.Constant constant) {
            long value = constant.value();
            return r -> value;
        }
        if (term instanceof Term.Since since) {
            int last = of(term);
            int now = of(order.isEmpty() ? new Term.Counter(Term.Count.ORDINAL) : new Term.Field(Place.OWN, order));
            requireKind(since.kind());
            return r -> Term.Operation.MINUS.of(r[now], r[last]);
        }
        if (term instanceof Term.Due due) {
            DueCode code = dueCode();
            return r -> code.at(r).time(due.rank());
        }
        if (term instanceof Term.DueKind due) {
            DueCode code = dueCode();
            return r -> code.at(r).kind(due.rank());
        }
        if (isKept(term)) {
            int register = of(term);
            return r -> r[register];
        }
        if (term instanceof Term.Attribute attribute) {
            int row = of(new Term.Field(attribute.place(), attribute.link()));
            long[] values = references.ranks(attribute.place(), attribute.link(), attribute.column());
            return r -> r[row] < 0 || r[row] >= values.length ? Term.NONE : values[(int) r[row]];
        }
        if (term instanceof Term.Listed listed) {
            int row = of(new Term.Field(Place.OWN, listed.link()));
            long[] values = references.numbers(listed);
            return r -> r[row] < 0 || r[row] >= values.length ? Term.NONE : values[(int) r[row]];
        }
        if (term instanceof Term.Part part) {
            TermCode of = code(part.of());
            return r -> {
                long value = of.value(r);
                return value == Term.NONE ? Term.NONE : part.part().of(Math.floorDiv(value, part.day()));
            };
        }
        if (term instanceof Term.Later later) {
            TermCode of = code(later.of());
            return r -> {
                long value = of.value(r);
                return value == Term.NONE ? Term.NONE : later.landing().of(value, later.day(), later.months());
            };
        }
        if (term instanceof Term.FirstKnown either) {
            TermCode first = code(either.first());
            TermCode second = code(either.second());
            return r -> {
                long value = first.value(r);
                return value == Term.NONE ? second.value(r) : value;
            };
        }
        Term.Arithmetic arithmetic = (Term.Arithmetic) term;
        TermCode left = code(arithmetic.left());
        TermCode right = code(arithmetic.right());
        Term.Operation operation = arithmetic.operation();
        return r -> operation.of(left.value(r), right.value(r));
    }

    /** What is due next. */
    DueCode dueCode() {
        DueCode known = dueCode;
        if (known == null) {
            Recurrences recurring = recurrences.orElseThrow(
                    () -> BankSynthException.source("Cannot use the pack: nothing recurs in " + table));
            int[] lasts = recurring.kinds().stream()
                    .mapToInt(kind -> {
                        requireKind(kind.kind());
                        return of(new Term.Since(kind.kind()));
                    })
                    .toArray();
            known = new DueCode(new DueTimes(recurring), lasts, code(recurring.from()));
            dueCode = known;
        }
        return known;
    }

    private void requireKind(int kind) {
        if (kind < 0 || kind > 1 << 16) {
            throw BankSynthException.source("Cannot use the pack: " + table + " has no kind " + kind);
        }
    }
}
