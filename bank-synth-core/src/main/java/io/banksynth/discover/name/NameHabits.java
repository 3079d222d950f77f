package io.banksynth.discover.name;

import java.util.Collection;
import java.util.List;

/**
 * How the names of a schema are made where they carry more than a meaning: a type in front of most columns
 * ({@code lngCustomer}), a word in front of most tables ({@code tblAccount}). Such parts are taken off.
 *
 * @param typed whether columns begin with their type
 * @param marked whether tables begin with a word for table
 */
public record NameHabits(boolean typed, boolean marked) {
    /** Names that mean what they say. */
    public static final NameHabits PLAIN = new NameHabits(false, false);

    private static final List<String> TYPES = List.of(
            "STR", "LNG", "INT", "DTM", "DTE", "CUR", "BLN", "BYT", "DBL", "SNG", "CHR", "TXT", "VCH", "MNY", "DEC",
            "FLG", "DAT");
    private static final List<String> TABLES = List.of("TLKP", "TREF", "TBL", "TLK", "TAB", "TB");
    private static final int SHORTEST_REST = 2;
    private static final int MANY = 20;

    /** The habits that most of these names follow. */
    public static NameHabits of(Collection<String> tables, Collection<String> columns) {
        return new NameHabits(most(columns, TYPES), most(tables, TABLES));
    }

    private static boolean most(Collection<String> names, List<String> prefixes) {
        List<String> beginnings = names.stream()
                .map(n -> n.substring(0, n.length() - strip(n, prefixes).length()))
                .filter(b -> !b.isEmpty())
                .toList();
        boolean various = names.size() < MANY || beginnings.stream().distinct().count() > 1;
        return names.size() >= 3 && beginnings.size() * 5 >= names.size() * 3 && various;
    }

    private static String strip(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix) && name.length() >= prefix.length() + SHORTEST_REST) {
                return name.substring(prefix.length());
            }
        }
        return name;
    }

    String column(String name) {
        return typed ? strip(name, TYPES) : name;
    }

    String table(String name) {
        return marked ? strip(name, TABLES) : name;
    }
}
