package io.banksynth.discover.name;

import java.util.List;
import java.util.Set;

/**
 * A column's name as the key-minded eye reads it: without the prefix that all columns of its table carry, in singular
 * words, apart from the word that says it identifies something.
 *
 * @param squashed all words as one
 * @param base the same without the identifying word at its end; empty for a name such as ID
 * @param last the last of the base's words
 * @param table the words of its table as one, without words such as DIM
 * @param tableLast the last of the table's words
 */
public record ColumnName(String squashed, String base, String last, String table, String tableLast) {
    private static final Set<String> TABLE_NOISE =
            Set.of("DIM", "FACT", "TBL", "TABLE", "TB", "D", "F", "T", "STG", "DWH", "LKP", "TLKP", "REF", "MST");
    private static final List<String> GLUED = List.of(
            "NUMBER", "NUMMER", "NUMERO", "CODIGO", "CODE", "UUID", "GUID", "KEY", "NUM", "ID", "SK", "NO", "NR", "CD");
    private static final Set<String> ATTRIBUTES = Set.of(
            "NAME",
            "DATE",
            "TIME",
            "DATETIME",
            "TIMESTAMP",
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "STATUS",
            "STATE",
            "TYPE",
            "AMOUNT",
            "AMT",
            "QUANTITY",
            "QTY",
            "PRICE",
            "COST",
            "BALANCE",
            "VALUE",
            "COUNT",
            "TOTAL",
            "SALARY",
            "AGE",
            "CITY",
            "COUNTY",
            "ZIP",
            "ZIPCODE",
            "ADDRESS",
            "STREET",
            "TITLE",
            "DESCRIPTION",
            "DESC",
            "COMMENT",
            "COMMENTS",
            "TEXT",
            "EMAIL",
            "PHONE",
            "GENDER",
            "SEX",
            "FLAG",
            "DELETED",
            "ACTIVE",
            "LEVEL",
            "RANK",
            "SCORE",
            "POINTS",
            "POSITION",
            "LATITUDE",
            "LONGITUDE",
            "CREATED",
            "UPDATED",
            "NOTE",
            "NOTES",
            "DETAILS",
            "RATE",
            "PERCENT",
            "WEIGHT",
            "HEIGHT",
            "LENGTH",
            "SIZE",
            "COLOR",
            "COLOUR",
            "URL",
            "FIRSTNAME",
            "LASTNAME",
            "DT",
            "TS",
            "WEEK",
            "QUARTER",
            "SEQ",
            "COUNTRY",
            "NATIONALITY",
            "LANGUAGE",
            "CATEGORY",
            "POPULATION",
            "AREA",
            "CAPACITY",
            "FREQUENCY",
            "CURRENCY");

    private static final List<String> SUPERIORS = List.of(
            "MANAGER",
            "MGR",
            "PARENT",
            "SUPERVISOR",
            "BOSS",
            "REPORTSTO",
            "REPORTTO",
            "PREVIOUS",
            "PREV",
            "PREDECESSOR",
            "REVERSAL",
            "ORIGINAL",
            "SUPERIOR",
            "REPLACE",
            "PRECEDING");

    /**
     * Reads a name.
     *
     * @param habits how the names of the whole schema are made
     * @param prefix what all columns of the table begin with, empty if there is no such thing
     */
    public static ColumnName of(NameHabits habits, String tableName, String column, String prefix) {
        String own = !prefix.isEmpty() && column.length() > prefix.length() && column.startsWith(prefix)
                ? column.substring(prefix.length())
                : column;
        List<String> words = Words.of(habits.column(own));
        String squashed = String.join("", words);
        List<String> bare = bare(words);
        String base = bare.size() < words.size() ? String.join("", bare) : unglued(squashed);
        List<String> tableWords = Words.of(habits.table(tableName));
        List<String> telling =
                tableWords.stream().filter(w -> !TABLE_NOISE.contains(w)).toList();
        List<String> used = telling.isEmpty() ? tableWords : telling;
        String last = bare.isEmpty() ? "" : bare.size() == 1 ? base : bare.get(bare.size() - 1);
        return new ColumnName(
                squashed, base, last, String.join("", used), used.isEmpty() ? "" : used.get(used.size() - 1));
    }

    /** The words without those at either end that say the column identifies something. */
    private static List<String> bare(List<String> words) {
        int from = 0;
        int to = words.size();
        while (to > from && Words.identifies(words.get(to - 1))) {
            to--;
        }
        while (from < to && Words.identifies(words.get(from))) {
            from++;
        }
        return words.subList(from, to);
    }

    private static String unglued(String squashed) {
        for (String suffix : GLUED) {
            if (squashed.length() > suffix.length() + 2 && squashed.endsWith(suffix)) {
                return Words.singular(squashed.substring(0, squashed.length() - suffix.length()));
            }
        }
        return squashed;
    }

    /** Whether the name says that the column identifies something. */
    public boolean identifying() {
        return !base.equals(squashed);
    }

    /** Whether the name is nothing but a word such as ID. */
    public boolean generic() {
        return base.isEmpty();
    }

    /** Whether the name is of a thing that is rarely a key: a date, an amount, a status. */
    public boolean attribute() {
        return ATTRIBUTES.contains(squashed)
                || (!identifying() && ATTRIBUTES.stream().anyMatch(a -> a.length() > 3 && squashed.endsWith(a)));
    }

    /** Whether the name is of another row of the same table, such as MANAGER_ID or SEQUEL_OF. */
    public boolean superior() {
        return last.equals("OF") || SUPERIORS.stream().anyMatch(squashed::contains);
    }

    /** Whether the column is named after its own table, as a key is. */
    public boolean home() {
        return generic()
                || base.equals(table)
                || Abbreviation.alike(base, table)
                || (base.length() > 2
                        && (base.equals(tableLast)
                                || table.endsWith(base)
                                || table.startsWith(base)
                                || (table.length() > 3 && base.startsWith(table))));
    }

    /** How well this column's name points at {@code other}'s table and column: 0 not at all, 1 like a declared key. */
    public double pointsAt(ColumnName other) {
        double table = pointsAtTable(other.table, other.tableLast);
        boolean sameColumn = squashed.equals(other.squashed);
        boolean endsWith = other.squashed.length() >= 4 && squashed.endsWith(other.squashed);
        if (sameColumn && !generic()) {
            return other.home() ? 1.0 : Math.max(0.6, table);
        }
        if (endsWith && !other.generic()) {
            return other.home() ? 0.9 : Math.max(0.5, table);
        }
        if (other.generic()) {
            return table;
        }
        boolean sameBase = !base.isEmpty() && base.equals(other.base);
        if (sameBase) {
            return Math.max(0.8, table * 0.9);
        }
        return other.home() ? table * 0.95 : table * 0.8;
    }

    private double pointsAtTable(String otherTable, String otherLast) {
        if (base.isEmpty()) {
            return 0;
        }
        if (base.equals(otherTable)) {
            return 1;
        }
        if (otherTable.length() >= 3 && base.endsWith(otherTable)) {
            return 0.9;
        }
        if (base.length() >= 3 && otherTable.endsWith(base)) {
            return 0.75;
        }
        if (otherLast.length() >= 3 && base.endsWith(otherLast)) {
            return 0.6;
        }
        if (base.length() >= 3 && otherTable.startsWith(base)) {
            return 0.6;
        }
        if (Abbreviation.alike(base, otherTable)) {
            return 0.6;
        }
        if (otherTable.length() >= 4 && base.contains(otherTable)) {
            return 0.5;
        }
        return !last.isEmpty() && Abbreviation.alike(last, otherTable) ? 0.5 : 0;
    }

    /** Dice's coefficient of the two names' letter pairs, the table's name counting as part of {@code other}'s. */
    public double likeness(ColumnName other) {
        return Math.max(
                dice(base, other.base),
                Math.max(dice(squashed, other.table + other.squashed), dice(base, other.table)));
    }

    private static double dice(String a, String b) {
        if (a.length() < 2 || b.length() < 2) {
            return a.equals(b) && !a.isEmpty() ? 1 : 0;
        }
        int shared = 0;
        boolean[] taken = new boolean[b.length() - 1];
        for (int i = 0; i + 1 < a.length(); i++) {
            for (int j = 0; j + 1 < b.length(); j++) {
                if (!taken[j] && a.charAt(i) == b.charAt(j) && a.charAt(i + 1) == b.charAt(j + 1)) {
                    taken[j] = true;
                    shared++;
                    break;
                }
            }
        }
        return 2.0 * shared / (a.length() + b.length() - 2);
    }

    /**
     * What all columns of a table begin with, such as {@code SS_}: at most five characters up to an underscore, shared by
     * nine in ten of at least three columns.
     */
    public static String prefix(List<String> columns) {
        if (columns.size() < 3) {
            return "";
        }
        for (String column : columns) {
            int at = column.indexOf('_');
            if (at < 1 || at > 5) {
                continue;
            }
            String prefix = column.substring(0, at + 1);
            long with = columns.stream().filter(c -> c.startsWith(prefix)).count();
            if (with * 10 >= columns.size() * 9L) {
                return prefix;
            }
        }
        return "";
    }
}
