package io.banksynth.discover.sql;

import io.banksynth.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** Mistakes as people make them: one at a random place of a statement. */
final class OneError {
    private static final Pattern PIECE = Pattern.compile("[A-Za-z_0-9$#]+|'[^'\\n]*'|\\S");
    private static final List<String> STRAY =
            List.of("(", ")", ",", "'", "\"", ";", "=", "and", "x", ".", "/*", "select");

    private OneError() {}

    /** The statement with a piece left out, doubled, exchanged with the next or misspelled, or with a stray one in it. */
    static String in(String sql, Random random) {
        List<int[]> pieces = PIECE.matcher(sql)
                .results()
                .map(r -> new int[] {r.start(), r.end()})
                .toList();
        int at = random.nextInt(pieces.size());
        int start = pieces.get(at)[0];
        int end = pieces.get(at)[1];
        String piece = sql.substring(start, end);
        return switch (random.nextInt(5)) {
            case 0 -> sql.substring(0, start) + sql.substring(end);
            case 1 -> sql.substring(0, end) + " " + piece + sql.substring(end);
            case 2 -> exchanged(sql, pieces, at);
            case 3 -> sql.substring(0, start) + misspelled(piece, random) + sql.substring(end);
            default -> sql.substring(0, start) + STRAY.get(random.nextInt(STRAY.size())) + " " + sql.substring(start);
        };
    }

    private static String exchanged(String sql, List<int[]> pieces, int at) {
        int[] one = pieces.get(at);
        if (at + 1 == pieces.size()) {
            return sql.substring(0, one[0]);
        }
        int[] two = pieces.get(at + 1);
        return sql.substring(0, one[0])
                + sql.substring(two[0], two[1])
                + sql.substring(one[1], two[0])
                + sql.substring(one[0], one[1])
                + sql.substring(two[1]);
    }

    private static String misspelled(String piece, Random random) {
        int place = random.nextInt(piece.length());
        char letter = (char) ('a' + random.nextInt(26));
        return random.nextBoolean()
                ? piece.substring(0, place) + piece.substring(place + 1)
                : piece.substring(0, place) + letter + piece.substring(place);
    }

    /** How many pairs of the whole statements the broken ones still told, and how many they told wrongly. */
    static final class Tally {
        private long told;
        private long wrong;
        private long wanted;

        /**
         * Adds one statement; pairs of tables that are not stored, such as misspelled ones, are dropped by what follows
         * and count for nothing.
         */
        void add(Set<String> whole, Set<String> broken, Collection<TableName> stored) {
            wanted += whole.size();
            for (String pair : broken) {
                if (whole.contains(pair)) {
                    told++;
                } else if (Pattern.compile(" = ")
                        .splitAsStream(pair)
                        .allMatch(c -> stored.contains(TableName.of(c.substring(0, c.indexOf('.')))))) {
                    wrong++;
                }
            }
        }

        double recall() {
            return (double) told / Math.max(1, wanted);
        }

        double precision() {
            return (double) told / Math.max(1, told + wrong);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "recall %.3f, precision %.3f of %d pairs", recall(), precision(), wanted);
        }
    }
}
