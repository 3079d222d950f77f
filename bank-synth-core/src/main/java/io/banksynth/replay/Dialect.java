package io.banksynth.replay;

import io.banksynth.discover.sql.SqlPart;
import io.banksynth.discover.sql.SqlPart.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says queries of Oracle, Hive and Spark in DuckDB's words. What has another name only is a macro there ({@link #MACROS}). */
final class Dialect {
    private static final Set<String> NOW = Set.of("SYSDATE", "SYSTIMESTAMP", "LOCALTIMESTAMP");
    private static final Set<String> TODAY = Set.of("CURRENT_DATE", "CURRENT_TIMESTAMP");
    private static final Map<String, String> TYPES =
            Map.of("VARCHAR2", "VARCHAR", "NVARCHAR2", "VARCHAR", "NUMBER", "DOUBLE", "STRING", "VARCHAR");

    /** Functions that DuckDB does not have by these names and arguments. */
    static final List<String> MACROS = List.of(
            "CREATE MACRO nvl(a, b) AS coalesce(a, b)",
            "CREATE MACRO nvl2(a, b, c) AS CASE WHEN a IS NOT NULL THEN b ELSE c END",
            "CREATE MACRO decode(a, b, c) AS CASE WHEN a IS NOT DISTINCT FROM b THEN c END,"
                    + " (a, b, c, d) AS CASE WHEN a IS NOT DISTINCT FROM b THEN c ELSE d END,"
                    + " (a, b, c, d, e) AS CASE WHEN a IS NOT DISTINCT FROM b THEN c WHEN a IS NOT DISTINCT FROM d THEN e END,"
                    + " (a, b, c, d, e, f) AS CASE WHEN a IS NOT DISTINCT FROM b THEN c WHEN a IS NOT DISTINCT FROM d THEN e"
                    + " ELSE f END",
            "CREATE MACRO add_months(d, n) AS d + to_months(CAST(n AS INTEGER))",
            "CREATE MACRO months_between(a, b) AS date_diff('day', CAST(b AS DATE), CAST(a AS DATE)) / 30.436875",
            "CREATE MACRO datediff(a, b) AS date_diff('day', CAST(b AS DATE), CAST(a AS DATE))",
            "CREATE MACRO date_sub(d, n) AS CAST(d AS DATE) - CAST(n AS INTEGER)",
            "CREATE MACRO to_date(a) AS CAST(a AS DATE), (a, f) AS CAST(a AS DATE)",
            "CREATE MACRO to_number(a) AS CAST(a AS DOUBLE)",
            "CREATE MACRO to_char(a) AS CAST(a AS VARCHAR), (a, f) AS strftime(a, " + format("f") + ")",
            "CREATE MACRO date_format(a, f) AS strftime(a, " + format("f") + ")",
            "CREATE MACRO trunc_to(a, f) AS date_trunc(CASE upper(f) WHEN 'MM' THEN 'month' WHEN 'MON' THEN 'month'"
                    + " WHEN 'MONTH' THEN 'month' WHEN 'YYYY' THEN 'year' WHEN 'YY' THEN 'year' WHEN 'YEAR' THEN 'year'"
                    + " WHEN 'Q' THEN 'quarter' WHEN 'IW' THEN 'week' WHEN 'WW' THEN 'week' WHEN 'HH24' THEN 'hour'"
                    + " WHEN 'MI' THEN 'minute' ELSE 'day' END, a)",
            "CREATE MACRO percentile_approx(a, p) AS quantile_cont(a, p)",
            "CREATE MACRO percentile(a, p) AS quantile_cont(a, p)",
            "CREATE MACRO collect_list(a) AS list(a)",
            "CREATE MACRO collect_set(a) AS list(DISTINCT a)",
            "CREATE TABLE dual AS SELECT 'X' AS dummy");

    private Dialect() {}

    private static String format(String variable) {
        String out = variable;
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("YYYY", "%Y");
        codes.put("yyyy", "%Y");
        codes.put("HH24", "%H");
        codes.put("HH", "%H");
        codes.put("MI", "%M");
        codes.put("mm", "%M");
        codes.put("MM", "%m");
        codes.put("DD", "%d");
        codes.put("dd", "%d");
        codes.put("SS", "%S");
        codes.put("ss", "%S");
        for (Map.Entry<String, String> code : codes.entrySet()) {
            out = "replace(" + out + ", '" + code.getKey() + "', '" + code.getValue() + "')";
        }
        return out;
    }

    /**
     * A query as text for DuckDB.
     *
     * @param today what the query's clock shows, on both sides
     * @throws Unanswerable if it needs a value that only its caller has
     */
    static String text(List<SqlPart> query, LocalDate today) throws Unanswerable {
        List<SqlPart> parts = listAggregates(OldOuterJoins.rewritten(query));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            SqlPart part = parts.get(i);
            SqlPart next = i + 1 < parts.size() ? parts.get(i + 1) : new SqlPart(Kind.SYMBOL, "", "");
            if (part.kind() == Kind.PARAMETER) {
                throw new Unanswerable("it needs a value for " + part.text());
            }
            if (part.is("LEFT") && (next.is("SEMI") || next.is("ANTI"))) {
                continue;
            }
            boolean call = next.symbol("(");
            boolean named = i > 0 && parts.get(i - 1).symbol(".");
            String day = "DATE '" + today + "'";
            if (named || part.kind() == Kind.QUOTED) {
                words.add(part.kind() == Kind.QUOTED ? quoted(part.text()) : part.text());
            } else if (part.isAny(NOW) || (part.isAny(TODAY) && !call)) {
                words.add(day);
            } else if (part.is("MINUS")) {
                words.add("EXCEPT");
            } else if (part.is("ARRAY") && call) {
                words.add("list_value");
            } else if (part.is("TRUNC") && call) {
                words.add(isOfTwo(parts, i + 1) ? "trunc_to" : isOfTime(parts, i + 1) ? "date" : "trunc");
            } else if (part.kind() == Kind.WORD
                    && TYPES.containsKey(part.word())
                    && i > 0
                    && parts.get(i - 1).is("AS")) {
                words.add(TYPES.getOrDefault(part.word(), part.text()));
            } else {
                words.add(part.text());
            }
        }
        return String.join(" ", words).replace(" . ", ".");
    }

    /** Names in backticks or brackets become names in double quotes. */
    private static String quoted(String text) {
        char first = text.charAt(0);
        return first == '`' || first == '['
                ? '"' + text.substring(1, text.length() - 1).replace("\"", "\"\"") + '"'
                : text;
    }

    /** Whether a call has a text as its second argument, as TRUNC has that cuts a time. */
    private static boolean isOfTwo(List<SqlPart> parts, int open) {
        int end = Question.closing(parts, open);
        return end - 2 > open
                && parts.get(end - 1).kind() == Kind.STRING
                && parts.get(end - 2).symbol(",");
    }

    private static boolean isOfTime(List<SqlPart> parts, int open) {
        return open + 1 < parts.size() && parts.get(open + 1).isAny(NOW);
    }

    /** LISTAGG(x, ', ') WITHIN GROUP (ORDER BY y) as string_agg(x, ', ' ORDER BY y). */
    private static List<SqlPart> listAggregates(List<SqlPart> parts) {
        List<SqlPart> out = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean call = parts.get(i).is("LISTAGG")
                    && i + 1 < parts.size()
                    && parts.get(i + 1).symbol("(");
            int end = call ? Question.closing(parts, i + 1) : -1;
            boolean ordered = call
                    && end + 3 < parts.size()
                    && parts.get(end + 1).is("WITHIN")
                    && parts.get(end + 2).is("GROUP");
            if (!call) {
                out.add(parts.get(i));
                continue;
            }
            out.add(new SqlPart(Kind.WORD, "STRING_AGG", "string_agg"));
            out.addAll(parts.subList(i + 1, end));
            i = end;
            if (ordered) {
                int close = Question.closing(parts, end + 3);
                out.addAll(parts.subList(end + 4, close));
                i = close;
            }
            out.add(new SqlPart(Kind.SYMBOL, ")", ")"));
        }
        return out;
    }

    /** A query that nobody can answer without knowing more. */
    static final class Unanswerable extends Exception {
        private static final long serialVersionUID = 1;

        Unanswerable(String reason) {
            super(reason);
        }
    }

    /** The schemas that a query names before its tables. */
    static Set<String> schemas(List<SqlPart> query, Set<String> tables) {
        Set<String> out = new TreeSet<>();
        for (int i = 0; i + 2 < query.size(); i++) {
            if (query.get(i).named()
                    && query.get(i + 1).symbol(".")
                    && query.get(i + 2).named()
                    && tables.contains(query.get(i + 2).word())
                    && (i + 3 >= query.size() || !query.get(i + 3).symbol("."))
                    && isPlaceOfTable(query, i)) {
                out.add(query.get(i).word().toLowerCase(Locale.ROOT));
            }
        }
        return out;
    }

    private static boolean isPlaceOfTable(List<SqlPart> query, int i) {
        return i > 0
                && (query.get(i - 1).is("FROM")
                        || query.get(i - 1).is("JOIN")
                        || query.get(i - 1).symbol(","));
    }
}
