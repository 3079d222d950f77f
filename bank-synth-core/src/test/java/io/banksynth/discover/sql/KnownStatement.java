package io.banksynth.discover.sql;

import io.banksynth.schema.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A statement of {@code statements.txt} with the joins it holds.
 *
 * @param joins as {@code A.X = B.Y}, the lesser side first
 */
record KnownStatement(String name, Set<String> joins, String sql) {
    static final Map<TableName, List<String>> TABLES = tables(
            "clients client_no full_name home_branch segment",
            "deals deal_no client_no branch_no currency_cd opened_on",
            "legs deal_no leg_no notional",
            "settlements deal_no leg_no paid_on paid",
            "bookings booking_no deal_no contra_deal_no kind_cd booked_on value",
            "kinds kind_cd label",
            "branches branch_no city region_cd",
            "staff staff_no boss_no branch_no",
            "positions deal_no as_of worth",
            "tokens token_no deal_no",
            "quotes currency_cd quoted_on rate");

    private static Map<TableName, List<String>> tables(String... lines) {
        Map<TableName, List<String>> tables = new TreeMap<>();
        for (String line : lines) {
            List<String> words = List.of(line.toUpperCase(Locale.ROOT).split(" ", -1));
            tables.put(TableName.of(words.get(0)), words.subList(1, words.size()));
        }
        return tables;
    }

    /** All statements of the file: a line with the name, a line with the joins, then the text. */
    static List<KnownStatement> all() throws IOException {
        List<KnownStatement> all = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(KnownStatement.class.getResourceAsStream("statements.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.split("(?m)^= ", -1)) {
                if (!part.isBlank()) {
                    String[] lines = part.split("\n", 3);
                    all.add(new KnownStatement(lines[0], pairs(lines[1]), lines[2].strip()));
                }
            }
        }
        return all;
    }

    private static Set<String> pairs(String line) {
        Set<String> pairs = new TreeSet<>();
        for (String pair : line.toUpperCase(Locale.ROOT).split(";", -1)) {
            if (!pair.isBlank()) {
                String[] sides = pair.strip().split(" ", -1);
                pairs.add(pair(sides[0], sides[1]));
            }
        }
        return pairs;
    }

    static String pair(String a, String b) {
        return a.compareTo(b) < 0 ? a + " = " + b : b + " = " + a;
    }

    /** The joins that the reader finds in a script. */
    static Set<String> joins(String sql) {
        return joins(TABLES, sql);
    }

    static Set<String> joins(Map<TableName, List<String>> tables, String sql) {
        SqlReader reader = new SqlReader(new Catalog(tables));
        reader.read(SqlScript.of("script.sql", sql));
        Set<String> found = new TreeSet<>();
        for (SqlFacts.Join join : reader.facts().joins()) {
            found.add(pair(join.left().toString(), join.right().toString()));
        }
        return found;
    }
}
