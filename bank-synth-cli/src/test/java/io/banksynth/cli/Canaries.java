package io.banksynth.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bundled example with rows added that hold, in every column that is no foreign key and no truth value, a value found
 * nowhere else: numbers and dates far outside the others, texts with a character that no other text has. A table of the
 * types that the example lacks is added.
 */
final class Canaries {
    /** Who holds each planted value. Always fewer than k units. */
    enum Holders {
        ONE_ROW(1, 1),
        ONE_UNIT_IN_MANY_ROWS(1, 40),
        ALMOST_ENOUGH_UNITS(9, 1);

        private final int units;
        private final int rows;

        Holders(int units, int rows) {
            this.units = units;
            this.rows = rows;
        }
    }

    /** On which side of the other values the planted ones lie. */
    enum Side {
        BELOW,
        ABOVE
    }

    /** A character that stands in every planted text and nowhere else. */
    static final String MARK = "\u00a4";

    private static final Set<String> LEFT_AS_THEY_ARE = Set.of("account_types", "branches", "transaction_types");
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.(\\d+)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
    private static final Map<String, String> REFERENCES =
            Map.of("account_type_id", "1", "branch_id", "1", "transaction_type_id", "1");
    private static final Set<String> OWN_PARENTS = Set.of("manager_id", "reversal_of_id");
    private static final Map<String, String> KEYS = Map.of(
            "customers", "customer_id",
            "accounts", "account_id",
            "transactions", "transaction_id",
            "employees", "employee_id",
            "cards", "card_id",
            "loans", "loan_id",
            "loan_installments", "installment_no",
            "measures", "measure_code");

    private final Holders holders;
    private final Side side;
    private final Needles needles = new Needles();
    private final Map<String, Integer> serials = new LinkedHashMap<>();

    private Canaries(Holders holders, Side side) {
        this.holders = holders;
        this.side = side;
    }

    /** Writes the samples to a folder and says what to look for. */
    static Needles plant(Path samples, Path into, Holders holders, Side side) throws IOException {
        Canaries canaries = new Canaries(holders, side);
        Files.createDirectories(into);
        List<Path> files;
        try (Stream<Path> list = Files.list(samples)) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            canaries.plant(
                    file.getFileName().toString().replace(".csv", ""),
                    Files.readAllLines(file),
                    into.resolve(file.getFileName()));
        }
        canaries.plant("measures", measures(), into.resolve("measures.csv"));
        return canaries.needles;
    }

    /** What the example has no column of: floating numbers, decimals beyond 18 digits, nanoseconds, keys of text. */
    private static List<String> measures() {
        List<String> lines = new ArrayList<>();
        lines.add("measure_code,customer_id,ratio,total,seen_at,passed");
        for (int i = 0; i < 600; i++) {
            lines.add(String.format(
                    java.util.Locale.ROOT,
                    "MSR-%06d-X,%d,%.3fe-2,%d.%02d,2024-%02d-%02d 10:%02d:07.%09d,%s",
                    i * 7 + 1,
                    100_001 + i,
                    1 + i * 0.013,
                    1_000 + i * 37L,
                    i % 100,
                    1 + i % 12,
                    1 + i % 28,
                    i % 60,
                    i * 1_234_567L % 1_000_000_000L,
                    i % 3 == 0));
        }
        lines.set(1, lines.get(1).replaceFirst(",1000.00,", ",1000.000000000000000000,"));
        return lines;
    }

    private void plant(String table, List<String> lines, Path target) throws IOException {
        List<String> out = new ArrayList<>(lines);
        if (!LEFT_AS_THEY_ARE.contains(table)) {
            List<String> names = List.of(lines.get(0).split(","));
            int rows = table.equals("customers") || table.equals("employees") ? 1 : holders.rows;
            for (int unit = 0; unit < holders.units; unit++) {
                for (int row = 0; row < rows; row++) {
                    List<String> cells = new ArrayList<>();
                    for (int c = 0; c < names.size(); c++) {
                        cells.add(cell(table, names.get(c), column(lines, c), unit, row));
                    }
                    out.add(String.join(",", cells));
                }
            }
        }
        // Scattered among the others: the last row is no place of its own.
        List<String> planted = new ArrayList<>(out.subList(lines.size(), out.size()));
        out.subList(lines.size(), out.size()).clear();
        Collections.reverse(planted);
        for (int i = 0; i < planted.size(); i++) {
            out.add(1 + (i * 7 + 3) % out.size(), planted.get(i));
        }
        Files.write(target, out);
    }

    private static List<String> column(List<String> lines, int position) {
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[position])
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private String cell(String table, String column, List<String> others, int unit, int row) {
        if (OWN_PARENTS.contains(column)) {
            return "";
        }
        if (REFERENCES.containsKey(column)) {
            return REFERENCES.get(column);
        }
        boolean key = column.equals(KEYS.get(table));
        boolean pair = table.equals("account_holders") && column.equals("account_id");
        String home = key
                ? table
                : KEYS.entrySet().stream()
                        .filter(e -> e.getValue().equals(column))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(table);
        int number = key || pair ? unit * holders.rows + row : home.equals(table) ? 0 : unit * rowsOf(home);
        int serial = serials.computeIfAbsent(home + "." + column, name -> 101 + serials.size());
        return value(others, serial, number);
    }

    private int rowsOf(String table) {
        return table.equals("customers") || table.equals("employees") ? 1 : holders.rows;
    }

    private String value(List<String> others, int serial, int number) {
        if (all(others, Pattern.compile("true|false"))) {
            return "true";
        }
        String sign = side == Side.BELOW ? "-" : "";
        if (all(others, WHOLE)) {
            String digits = sign + (Long.parseLong("9" + serial + "70607121") + number);
            needles.number(new BigDecimal(digits));
            return digits;
        }
        if (all(others, DECIMAL)) {
            int scale = others.stream()
                    .mapToInt(cell -> cell.length() - cell.indexOf('.') - 1)
                    .max()
                    .orElse(0);
            BigDecimal value = new BigDecimal(
                    sign + "9" + serial + "5043." + "1739".repeat(5).substring(0, scale));
            needles.number(value);
            return value.toPlainString();
        }
        if (all(others, DATE) || all(others, TIME)) {
            LocalDate day = LocalDate.of(side == Side.BELOW ? 1500 + serial : 2000 + serial, 9, 17);
            String time = all(others, DATE) ? "" : " 03:14:07" + (others.get(0).contains(".") ? ".123456789" : "");
            needles.day(day);
            return day + time;
        }
        if (others.stream().allMatch(cell -> cell.matches("-?[0-9.]+e-?[0-9]+"))) {
            BigDecimal value = new BigDecimal(sign + "9" + serial + "5043.173");
            needles.number(value);
            return value.toPlainString();
        }
        String text = "Zq" + (serial * 1000 + number) + "~Kxw" + MARK + "7_Wvq";
        needles.text(text);
        return text;
    }

    private static boolean all(List<String> cells, Pattern pattern) {
        return cells.stream().allMatch(cell -> pattern.matcher(cell).matches());
    }
}
