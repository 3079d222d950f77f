package io.banksynth.cli;

import io.banksynth.plan.ValueShare;
import io.banksynth.schema.TableName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read: numbers as people write them, tables, lists. */
final class Values {
    private Values() {}

    static void register(CommandLine command) {
        command.registerConverter(long.class, Values::whole);
        command.registerConverter(Long.class, Values::whole);
        command.registerConverter(int.class, text -> Math.toIntExact(bounded(text)));
        command.registerConverter(double.class, Values::number);
        command.registerConverter(Double.class, Values::number);
        command.registerConverter(TableName.class, Values::table);
        command.registerConverter(LocalDate.class, Values::day);
    }

    /** {@code 1000000}, {@code 1_000_000} or {@code 1,000,000}. */
    static long whole(String text) {
        try {
            return Long.parseLong(text.strip().replaceAll("(?<=\\d)[_,](?=\\d)", ""));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }

    static TableName table(String text) {
        try {
            return TableName.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' names no table");
        }
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no date, such as 2024-12-31");
        }
    }

    private static long bounded(String text) {
        long value = whole(text);
        if (value != (int) value) {
            throw new TypeConversionException("'" + text + "' is too large");
        }
        return value;
    }

    /** {@code ACCOUNTS, CARDS}. */
    static final class Tables implements ITypeConverter<Tables.Names> {
        record Names(List<TableName> tables) {}

        @Override
        public Names convert(String text) {
            return new Names(
                    Arrays.stream(text.split(",", -1)).map(Values::table).toList());
        }
    }

    /** {@code LOANS.STATUS=DEFAULTED:0.02} or {@code LOANS.STATUS=DEFAULTED:2%}. */
    static final class Share implements ITypeConverter<ValueShare> {
        private static final Pattern FORM = Pattern.compile("([^=]+)\\.([^.=]+)=(.*):([^:]+)", Pattern.DOTALL);

        @Override
        public ValueShare convert(String text) {
            Matcher m = FORM.matcher(text);
            if (!m.matches()) {
                throw new TypeConversionException("'" + text + "' is not of the form TABLE.COLUMN=VALUE:SHARE");
            }
            Optional<String> value = m.group(3).isEmpty() ? Optional.empty() : Optional.of(m.group(3));
            return new ValueShare(
                    table(m.group(1)), m.group(2), value, share(m.group(4).strip()));
        }

        private static BigDecimal share(String text) {
            boolean percent = text.endsWith("%");
            try {
                BigDecimal number = new BigDecimal(
                        percent ? text.substring(0, text.length() - 1).strip() : text);
                return percent ? number.movePointLeft(2) : number;
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is no share, such as 0.05 or 5%");
            }
        }
    }

    /** {@code ACCOUNTS:5000,CARDS:200}. */
    static final class Counts implements ITypeConverter<Counts.RowsOfTables> {
        record RowsOfTables(Map<TableName, Long> rows) {}

        @Override
        public RowsOfTables convert(String text) {
            Map<TableName, Long> rows = new LinkedHashMap<>();
            for (String part : text.split(",(?=\\D)", -1)) {
                int colon = part.lastIndexOf(':');
                if (colon < 0) {
                    throw new TypeConversionException("'" + part + "' is not of the form TABLE:ROWS");
                }
                TableName table = table(part.substring(0, colon));
                long count = whole(part.substring(colon + 1));
                if (count < 0) {
                    throw new TypeConversionException("table " + table + " cannot have " + count + " rows");
                }
                if (rows.put(table, count) != null) {
                    throw new TypeConversionException("table " + table + " is given twice");
                }
            }
            return new RowsOfTables(rows);
        }
    }
}
