package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import java.util.List;

/** Reads what a block yields. */
final class SelectList {
    private final Reading reading;
    private final Tokens tokens;
    private final Block block;
    private final Predicates predicates;

    SelectList(Reading reading, Block block, Predicates predicates) {
        this.reading = reading;
        this.tokens = reading.tokens;
        this.block = block;
        this.predicates = predicates;
    }

    void read(int lo, int hi) {
        predicates.nested(lo, hi);
        int from = lo;
        while (from < hi && (tokens.get(from).is("DISTINCT") || tokens.get(from).is("ALL"))) {
            from++;
        }
        if (tokens.get(from).is("TOP") && from + 1 < hi) {
            from = tokens.behind(from + 1, hi);
        }
        int start = from;
        for (int i = from; i <= hi; i = i == hi ? i + 1 : tokens.behind(i, hi)) {
            if (i == hi || tokens.get(i).symbol(",")) {
                if (i > start) {
                    item(start, i);
                }
                start = i + 1;
            }
        }
    }

    private void item(int lo, int hi) {
        if (tokens.get(hi - 1).symbol("*")
                && (hi - lo == 1 || tokens.get(hi - 2).symbol("."))) {
            String qualifier = hi - lo >= 3 ? tokens.get(hi - 3).word() : "";
            block.items.add(new Block.Item("*", qualifier, null));
            return;
        }
        int from = lo;
        int to = hi;
        String name = "";
        if (hi - lo >= 2 && tokens.get(hi - 1).named() && tokens.get(hi - 2).is("AS")) {
            name = tokens.get(hi - 1).word();
            to = hi - 2;
        } else if (hi - lo >= 3 && tokens.get(lo).named() && tokens.get(lo + 1).symbol("=")) {
            name = tokens.get(lo).word();
            from = lo + 2;
        } else if (hi - lo >= 2 && aliased(hi - 1)) {
            name = tokens.get(hi - 1).word();
            to = hi - 1;
        }
        Expressions expressions = reading.expressions(block, JoinType.INNER);
        Operand value = null;
        if (tokens.opensQuery(from) && tokens.behind(from, to) == to) {
            value = new Operand.Yield(reading.at(from, block, JoinType.INNER), 0);
        } else {
            List<ColumnReference> passed = expressions.passedOn(from, to);
            if (!passed.isEmpty()) {
                value = new Operand.Columns(passed);
                name = name.isEmpty() && to - from <= 5 ? passed.get(0).name() : name;
            }
        }
        block.items.add(new Block.Item(name, "", value));
    }

    private boolean aliased(int last) {
        Token token = tokens.get(last);
        Token before = tokens.get(last - 1);
        boolean ends =
                before.named() || before.literal() || before.symbol(")") || before.kind() == Token.Kind.PARAMETER;
        return token.named() && !token.is("END") && ends;
    }
}
